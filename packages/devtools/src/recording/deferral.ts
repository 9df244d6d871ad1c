import type { MessageType } from '@tx2-link/core'
import type { HoldReason } from './message-record.ts'

/** Something could not go and goes later as part of newer state. */
export interface Deferral {
  /** Milliseconds of the source's clock. */
  readonly time: number
  /** The message that came or went next has this index. */
  readonly index: number
  readonly messageType: MessageType
  readonly reason: HoldReason
  /** When it may go at the earliest, in ms of the source's clock; undefined when nobody can know. */
  readonly retryAt: number | undefined
}

/** Something was refused and never went: the connection ended before, or nobody tried again. */
export interface Refusal {
  /** Of the last refusal, in ms of the source's clock. */
  readonly time: number
  /** The message that came or went after it has this index. */
  readonly index: number
  readonly messageType: MessageType
  readonly reason: HoldReason
  /** When it was first refused. */
  readonly since: number
  readonly refusals: number
}

/** What waits now. Snapshots and deltas wait as one: the newest state. */
export interface WaitingMessage extends Deferral {
  /** When it was first refused. */
  readonly since: number
  /** Refusals so far. */
  readonly refusals: number
}
