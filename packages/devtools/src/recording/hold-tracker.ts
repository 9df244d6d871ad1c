import type { MessageType } from '@tx2-link/core'
import { HOLD_REASONS, MESSAGE_TYPES, isStateCode } from './codes.ts'
import type { WaitingMessage } from './deferral.ts'

/** A control message that nobody tried again for this long after it might have gone is not coming, in ms. */
const FORGOTTEN_AFTER_MS = 1_000

/** What is known of one kind of message that waits. */
export class Hold {
  isWaiting = false
  typeCode = 0
  reasonCode = 0
  /** Of the message that came or went after the last refusal. */
  index = 0
  since = 0
  lastTime = 0
  /** NaN when nobody can know. */
  retryAt: number = Number.NaN
  refusals = 0
}

/**
 * Which messages were refused and have not gone yet. Each kind waits at most once; snapshot and
 * delta are one kind, since a state that could not go goes as whichever fits by then.
 */
export class HoldTracker {
  readonly #holds: readonly Hold[] = MESSAGE_TYPES.map(() => new Hold())
  readonly #lost: (hold: Hold) => void
  /** Nothing is given up before this time. */
  #sweepAt = Number.POSITIVE_INFINITY
  /** Of the message that `release` was last asked about: how long it was held, NaN if it was not. */
  releasedMs: number = Number.NaN
  /** Why it was held, by number. */
  releasedReason = 0

  /** `lost` is told of each that was refused and will not go; it may read the hold during the call. */
  constructor(lost: (hold: Hold) => void) {
    this.#lost = lost
  }

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
    const isFirst = !hold.isWaiting
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
    this.#sweepAt = Math.min(this.#sweepAt, forgottenAt(hold))
    return isFirst
  }

  /** A message went: sets `releasedMs` and `releasedReason`. */
  release(typeCode: number, time: number): void {
    const hold = this.#holdOf(typeCode)
    if (hold === undefined || !hold.isWaiting) {
      this.releasedMs = Number.NaN
      this.releasedReason = 0
      return
    }
    this.releasedMs = time - hold.since
    this.releasedReason = hold.reasonCode
    hold.isWaiting = false
  }

  /** Gives up what nobody tried again: to be called before what happens at this time. */
  sweep(time: number): void {
    if (time <= this.#sweepAt) return
    this.#sweepAt = Number.POSITIVE_INFINITY
    for (const hold of this.#holds) {
      if (!hold.isWaiting) continue
      const until = forgottenAt(hold)
      if (time > until) this.#giveUp(hold)
      else this.#sweepAt = Math.min(this.#sweepAt, until)
    }
  }

  /** The connection that they were meant for is gone: none of them goes. */
  giveUpAll(): void {
    for (const hold of this.#holds) if (hold.isWaiting) this.#giveUp(hold)
  }

  /** Nobody knows what became of them. */
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

  #giveUp(hold: Hold): void {
    hold.isWaiting = false
    this.#lost(hold)
  }

  #holdOf(typeCode: number): Hold | undefined {
    return this.#holds[isStateCode(typeCode) ? 0 : typeCode]
  }
}

/** Controls are tried again by themselves as soon as they may go; a state whenever its owner likes. */
function forgottenAt(hold: Hold): number {
  if (isStateCode(hold.typeCode)) return Number.POSITIVE_INFINITY
  const mayGoAt = Number.isNaN(hold.retryAt) ? hold.lastTime : Math.max(hold.lastTime, hold.retryAt)
  return mayGoAt + FORGOTTEN_AFTER_MS
}
