import type { MessageType } from '@tx2-link/core'
import { HOLD_REASONS, MESSAGE_TYPES, isStateCode } from './codes.ts'
import type { WaitingMessage } from './deferral.ts'

/** A control message that nobody tried again for this long after it might have gone is not coming, in ms. */
const FORGOTTEN_AFTER_MS = 1_000

/** What is known of one kind of message that waits. */
class Hold {
  isWaiting = false
  typeCode = 0
  reasonCode = 0
  index = 0
  since = 0
  lastTime = 0
  /** NaN when nobody can know. */
  retryAt = Number.NaN
  refusals = 0
}

/**
 * Which messages were refused and have not gone yet. Each kind waits at most once; snapshot and
 * delta are one kind, since a state that could not go goes as whichever fits by then.
 */
export class HoldTracker {
  readonly #holds: readonly Hold[] = MESSAGE_TYPES.map(() => new Hold())
  /** Of the message that `release` was last asked about: how long it was held, NaN if it was not. */
  releasedMs: number = Number.NaN
  /** Why it was held, by number. */
  releasedReason = 0

  /** A refusal; true if the message had not been waiting before. */
  defer(
    typeCode: number,
    reasonCode: number,
    time: number,
    index: number,
    retryAt: number,
  ): boolean {
    const hold = this.#holdOf(typeCode)
    if (hold === undefined) return false
    const isFirst = !hold.isWaiting || this.#isForgotten(hold, time)
    if (isFirst) {
      hold.since = time
      hold.refusals = 0
    }
    hold.isWaiting = true
    hold.typeCode = typeCode
    hold.reasonCode = reasonCode
    hold.index = index
    hold.lastTime = time
    hold.retryAt = retryAt
    hold.refusals += 1
    return isFirst
  }

  /** A message went: sets `releasedMs` and `releasedReason`. */
  release(typeCode: number, time: number): void {
    const hold = this.#holdOf(typeCode)
    if (hold === undefined || !hold.isWaiting || this.#isForgotten(hold, time)) {
      this.releasedMs = Number.NaN
      this.releasedReason = 0
    } else {
      this.releasedMs = time - hold.since
      this.releasedReason = hold.reasonCode
    }
    if (hold !== undefined) hold.isWaiting = false
  }

  /** The connection that they were meant for is gone. */
  clear(): void {
    for (const hold of this.#holds) hold.isWaiting = false
  }

  /** What waits, the longest first. */
  waiting(): readonly WaitingMessage[] {
    const waiting: WaitingMessage[] = []
    for (const hold of this.#holds) {
      const messageType: MessageType | undefined = MESSAGE_TYPES[hold.typeCode]
      const reason = HOLD_REASONS[hold.reasonCode]
      if (!hold.isWaiting || messageType === undefined || reason === undefined) continue
      waiting.push({
        messageType,
        reason,
        index: hold.index,
        since: hold.since,
        time: hold.lastTime,
        retryAt: Number.isNaN(hold.retryAt) ? undefined : hold.retryAt,
        refusals: hold.refusals,
      })
    }
    return waiting.sort((first, second) => first.since - second.since)
  }

  #holdOf(typeCode: number): Hold | undefined {
    return this.#holds[isStateCode(typeCode) ? 0 : typeCode]
  }

  /** Controls are tried again by themselves as soon as they may go; a state whenever its owner likes. */
  #isForgotten(hold: Hold, time: number): boolean {
    if (isStateCode(hold.typeCode)) return false
    const mayGoAt = Number.isNaN(hold.retryAt)
      ? hold.lastTime
      : Math.max(hold.lastTime, hold.retryAt)
    return time - mayGoAt > FORGOTTEN_AFTER_MS
  }
}
