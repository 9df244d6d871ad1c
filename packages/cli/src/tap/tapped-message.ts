import type { Format } from '@tx2-link/core'

/** A message that went through the tap. */
export interface TappedMessage {
  /** Counts up with each client. */
  readonly connection: number
  /** `in` came from the server, `out` from the client: as the client sees it. */
  readonly direction: 'in' | 'out'
  readonly format: Format
  readonly bytes: Uint8Array
  /** Unix time in ms. */
  readonly time: number
}
