import type { LinkStatus, Schema } from '@tx2-link/core'
import type { WorldView } from './world-view.ts'

/** What the zustand store holds. */
export interface ReplicaState<S extends Schema = Schema> {
  /** Goes up by one with each publication that changed the world; 0 before the first. */
  readonly revision: number
  /** The server's tick that is shown; 0 before any. */
  readonly tick: number
  /** That tick's time on the server, in ms. */
  readonly timestamp: number
  readonly status: LinkStatus
  /** Always the same object, and always what was last published. */
  readonly world: WorldView<S>
}

/** The status before a link is opened, which is also what the server renders. */
export const IDLE_STATUS: LinkStatus = Object.freeze({
  state: 'idle',
  since: 0,
  attempt: 0,
  maxAttempts: Infinity,
  retryAt: undefined,
  reason: undefined,
  closeCode: undefined,
  resumed: undefined,
  lastHeardAt: undefined,
})
