/** What happened to the messages of one direction so far, over all connections of a model. */
export interface NetworkCounts {
  /** Messages and bytes that were handed to the network. */
  readonly sent: number
  readonly sentBytes: number
  /** Messages that came out at the other end, copies included. */
  readonly delivered: number
  /** Losses; a reliable model sends a lost message again, and may lose it several times. */
  readonly lost: number
  readonly duplicated: number
  readonly reordered: number
  /** Messages that found the queue full and were dropped; always 0 on a reliable model. */
  readonly overflowed: number
}

/** The same while they count. */
export class NetworkCounter implements NetworkCounts {
  sent = 0
  sentBytes = 0
  delivered = 0
  lost = 0
  duplicated = 0
  reordered = 0
  overflowed = 0
}
