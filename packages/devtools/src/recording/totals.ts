/** Counts since the start or the last `clear`, of what was dropped since too. */
export interface Totals {
  readonly messagesIn: number
  readonly messagesOut: number
  readonly bytesIn: number
  readonly bytesOut: number
  /** Messages that went late. */
  readonly held: number
  /** Refusals: one held message may be refused many times. */
  readonly refused: number
  readonly warnings: number
  readonly errors: number
}

/** Figures of the second before a moment. */
export interface Rates {
  readonly bytesIn: number
  readonly bytesOut: number
  readonly messagesIn: number
  readonly messagesOut: number
}

/** What was let go to stay within the byte limit. */
export interface Dropped {
  readonly messages: number
  readonly bytes: number
}

/** Bytes held now. */
export interface RecorderMemory {
  /** Messages with what is known of each. */
  readonly messages: number
  readonly keyframes: number
  /** What filters keep of decoded messages; at most about as large as the messages. */
  readonly summaries: number
}

/** What the link last said of its connection. */
export interface RecordedState {
  readonly state: string
  readonly reason: string | undefined
  /** Milliseconds of the source's clock. */
  readonly since: number
}

/** A measured round trip. */
export interface RoundTrip {
  /** When the pong came, in ms of the source's clock. */
  readonly time: number
  readonly rttMs: number
}
