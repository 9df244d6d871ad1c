import type { Direction } from '@tx2-link/core'

/** What a mark on the time axis stands for. */
export type MarkKind =
  | 'snapshot'
  /** The whole state was asked for again. */
  | 'resync'
  /** Something was refused and waits from here on. */
  | 'deferral'
  | 'connect'
  | 'disconnect'
  /** There is no network: no attempt is made until there is one. */
  | 'offline'
  | 'warning'
  | 'error'
  /** Nothing was recorded from here to the next `resumed`. */
  | 'paused'
  | 'resumed'

export interface Mark {
  readonly kind: MarkKind
  /** Milliseconds of the source's clock. */
  readonly time: number
  /** The message that it is about, or the one that follows it (which may not be there yet). */
  readonly index: number
  /** Of snapshots and `error` messages; undefined for the rest. */
  readonly direction: Direction | undefined
  /** The code of a warning, an error or a close, the reason of a deferral; empty where there is none. */
  readonly code: string
  /** In words; empty where there is nothing to add. */
  readonly text: string
  /** How often the same came in a row within a second of the last. */
  readonly count: number
  /** When the last of them came. */
  readonly lastTime: number
}
