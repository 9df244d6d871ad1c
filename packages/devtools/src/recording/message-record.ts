import type { Direction, Format, MessageType } from '@tx2-link/core'

/** What became of a message: it came, it went at once, late, or as one for several world ticks. */
export type Verdict = 'received' | 'sent' | 'held' | 'coalesced'

/**
 * What held a message back: the cap of the limiter where it is known (else `rate-limited`), the
 * socket, or a connection that was not there.
 */
export type HoldReason =
  | 'messages'
  | 'bytes'
  | 'burst'
  | 'tokens'
  | 'rate-limited'
  | 'backpressure'
  | 'not-connected'

/** One message as the list shows it, without decoding it. */
export interface MessageRecord {
  /** Never changes and is never given twice, also when older messages go or all are cleared. */
  readonly index: number
  /** When it came or went, in ms of the source's clock. */
  readonly time: number
  /** Time since the message before it, in ms; undefined for the very first. */
  readonly gapMs: number | undefined
  readonly direction: Direction
  readonly messageType: MessageType
  /** The world's tick for snapshots and deltas, a counter of the link for the rest. */
  readonly sequence: number
  /** The header's time in ms: the world's for snapshots and deltas, Unix time for the rest. */
  readonly timestamp: number
  readonly byteLength: number
  /** Changes of a delta, entities of a snapshot, else 0. */
  readonly changeCount: number
  /** World ticks that it covers. */
  readonly ticks: number
  /** Which link or peer it belongs to. */
  readonly link: string
  /** Undefined for a format that this version cannot read. */
  readonly format: Format | undefined
  readonly verdict: Verdict
  /** Time since it was first refused, in ms; undefined unless it was held. */
  readonly heldMs: number | undefined
  /** Why it was held; undefined unless it was. */
  readonly reason: HoldReason | undefined
}

/**
 * The same facts one by one, without an object for each message. Indices outside of what is kept
 * give NaN, or undefined where the fact is no number.
 */
export interface MessageColumns {
  readonly firstIndex: number
  /** One more than the newest index. */
  readonly endIndex: number
  messageType(index: number): MessageType | undefined
  direction(index: number): Direction | undefined
  verdict(index: number): Verdict | undefined
  reason(index: number): HoldReason | undefined
  link(index: number): string | undefined
  format(index: number): Format | undefined
  time(index: number): number
  /** NaN for the very first. */
  gapMs(index: number): number
  sequence(index: number): number
  timestamp(index: number): number
  byteLength(index: number): number
  changeCount(index: number): number
  ticks(index: number): number
  /** NaN unless it was held. */
  heldMs(index: number): number
}
