import type { RefusalCode } from '@tx2-link/core'

/** What became of a server's clients, computed when asked. */
export interface ServerStats {
  readonly peers: number
  /** Clients that were let in so far. */
  readonly admitted: number
  /** Clients that found the server full or closing. */
  readonly turnedAway: number
  /** Lost clients whose places went before their grace was over, since more than `maxPeers` were kept. */
  readonly seatsGivenUp: number
  /** Connections that ended, by their close code; `closeKind` and `LinkCloseCode` name these. */
  readonly closes: ReadonlyMap<number, number>
  /** What clients said and was not done, by the code of the `error` that they got. */
  readonly refusals: ReadonlyMap<RefusalCode, number>
  /** Messages encoded: one regular one a tick, however many clients there are, and repairs. */
  readonly encodings: number
}
