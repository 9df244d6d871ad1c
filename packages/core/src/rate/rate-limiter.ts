import { type Clock, systemClock } from '../clock.ts'
import { LinkError, LinkErrorCode } from '../error.ts'
import {
  BURST_WINDOW_MS,
  DEFAULT_RATE_LIMIT_CONFIG,
  type RateLimitConfig,
  type WindowLimits,
  windowLimits,
} from './rate-limit-config.ts'
import { RecordRing } from './record-ring.ts'

/** Which limit said no: messages in the window, bytes in the window, or messages in 100 ms. */
export type RateRefusal = 'messages' | 'bytes' | 'burst'

/** The answer of a limiter; `retryAfterMs` from now the same check passes, and not before. */
export type RateDecision =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: RateRefusal; readonly retryAfterMs: number }

/** What may go now. */
export interface RateAllowance {
  /** Messages that may go now. */
  readonly messages: number
  /** Bytes that they may have together; one message alone may be larger if the window has none. */
  readonly bytes: number
  /** 0 when a message may go now, else milliseconds until the next one may. */
  readonly retryAfterMs: number
}

export interface RateLimiterStats {
  /** Recorded since the start or the last reset. */
  readonly totalMessages: number
  readonly totalBytes: number
  /** Refusals of `checkAndRecord`; a mere `check` is a question and counts as nothing. */
  readonly totalRejected: number
  readonly messagesInWindow: number
  readonly bytesInWindow: number
  readonly messagesInBurst: number
}

const ALLOWED: RateDecision = { ok: true }

/**
 * Says whether a message may go, exactly to the message, over a window that slides.
 *
 * A message recorded at `t` counts for `t <= now < t + window`. The limits are the rates times
 * the window length, fractions cut, plus `burstSize` messages in any 100 ms; they refuse in the
 * order messages, bytes, burst. A message larger than the byte limit passes when the window holds
 * no bytes, since it could never pass otherwise. A check costs O(1) amortized, a refusal at most
 * one binary search; memory is 16 bytes a message that still counts.
 */
export class RateLimiter {
  readonly #clock: Pick<Clock, 'now'>
  readonly #ring = new RecordRing()
  #config: RateLimitConfig
  #limits: WindowLimits
  #now = Number.NEGATIVE_INFINITY
  #messagesInWindow = 0
  #messagesInBurst = 0
  #totalMessages = 0
  #totalBytes = 0
  #totalRejected = 0

  /** Settings left out take their defaults; `LinkError` `invalidConfig` for impossible ones. */
  constructor(config: Partial<RateLimitConfig> = {}, clock: Pick<Clock, 'now'> = systemClock) {
    this.#config = Object.freeze({ ...DEFAULT_RATE_LIMIT_CONFIG, ...config })
    this.#limits = windowLimits(this.#config)
    this.#clock = clock
  }

  /** Whether a message of `bytes` bytes may go now, without recording it. */
  check(bytes: number): RateDecision {
    requireByteCount(bytes)
    this.#expire()
    return this.#decide(bytes)
  }

  /** The same, and records the message if it may go. */
  checkAndRecord(bytes: number): RateDecision {
    const decision = this.check(bytes)
    if (!decision.ok) {
      this.#totalRejected += 1
      return decision
    }
    const { messages, burst, windowMs } = this.#limits
    this.#ring.push(this.#now, bytes, windowMs >= BURST_WINDOW_MS ? messages : burst)
    this.#messagesInWindow += 1
    this.#messagesInBurst += 1
    this.#totalMessages += 1
    this.#totalBytes += bytes
    return decision
  }

  /** How much may go now and when the next message may, for callers that ask before they encode. */
  allowance(): RateAllowance {
    this.#expire()
    const next = this.#decide(1)
    const messages = Math.min(
      this.#limits.messages - this.#messagesInWindow,
      this.#limits.burst - this.#messagesInBurst,
    )
    return {
      messages: Math.max(0, messages),
      bytes: Math.max(0, this.#limits.bytes - this.#bytesInWindow()),
      retryAfterMs: next.ok ? 0 : next.retryAfterMs,
    }
  }

  /** Forgets all records and totals; the settings stay. */
  reset(): void {
    this.#ring.clear()
    this.#messagesInWindow = 0
    this.#messagesInBurst = 0
    this.#totalMessages = 0
    this.#totalBytes = 0
    this.#totalRejected = 0
  }

  getStats(): RateLimiterStats {
    this.#expire()
    return {
      totalMessages: this.#totalMessages,
      totalBytes: this.#totalBytes,
      totalRejected: this.#totalRejected,
      messagesInWindow: this.#messagesInWindow,
      bytesInWindow: this.#bytesInWindow(),
      messagesInBurst: this.#messagesInBurst,
    }
  }

  getConfig(): RateLimitConfig {
    return this.#config
  }

  /**
   * Changes the settings given and keeps the others and all records, at any time.
   * A longer window counts what was still remembered: it cannot bring back what had left both the
   * old window and the last 100 ms. Impossible settings throw `invalidConfig` and change nothing.
   */
  setConfig(config: Partial<RateLimitConfig>): void {
    const next = Object.freeze({ ...this.#config, ...config })
    const limits = windowLimits(next)
    this.#expire()
    this.#config = next
    this.#limits = limits
    this.#messagesInWindow = this.#ring.length
    this.#expire()
  }

  #decide(bytes: number): RateDecision {
    const { messages, bytes: byteLimit, burst } = this.#limits
    const bytesInWindow = this.#bytesInWindow()
    if (this.#messagesInWindow >= messages) return this.#refuse('messages', bytes)
    if (bytesInWindow > 0 && bytesInWindow + bytes > byteLimit) return this.#refuse('bytes', bytes)
    if (this.#messagesInBurst >= burst) return this.#refuse('burst', bytes)
    return ALLOWED
  }

  /** The wait is for all limits at once, so that it never ends in a refusal by the next of them. */
  #refuse(reason: RateRefusal, bytes: number): RateDecision {
    const { messages, bytes: byteLimit, burst, windowMs } = this.#limits
    const ring = this.#ring
    let passesAt = this.#now
    if (this.#messagesInWindow >= messages) {
      passesAt = Math.max(passesAt, ring.timeAt(ring.length - messages) + windowMs)
    }
    const bytesInWindow = this.#bytesInWindow()
    if (bytesInWindow > 0 && bytesInWindow + bytes > byteLimit) {
      const excess = bytesInWindow + bytes - byteLimit
      const oldest = ring.length - this.#messagesInWindow
      const mustLeave = ring.endBefore(oldest) + Math.min(excess, bytesInWindow)
      passesAt = Math.max(passesAt, ring.timeAt(ring.firstReaching(mustLeave, oldest)) + windowMs)
    }
    if (this.#messagesInBurst >= burst) {
      passesAt = Math.max(passesAt, ring.timeAt(ring.length - burst) + BURST_WINDOW_MS)
    }
    return { ok: false, reason, retryAfterMs: waitUntil(passesAt, this.#now) }
  }

  #bytesInWindow(): number {
    return this.#ring.totalEnd - this.#ring.endBefore(this.#ring.length - this.#messagesInWindow)
  }

  /** Lets go of what no longer counts. A clock that steps back is taken to stand still. */
  #expire(): void {
    const now = Math.max(this.#now, this.#clock.now())
    const ring = this.#ring
    const { windowMs } = this.#limits
    this.#now = now
    while (
      this.#messagesInWindow > 0 &&
      ring.timeAt(ring.length - this.#messagesInWindow) + windowMs <= now
    ) {
      this.#messagesInWindow -= 1
    }
    while (
      this.#messagesInBurst > 0 &&
      ring.timeAt(ring.length - this.#messagesInBurst) + BURST_WINDOW_MS <= now
    ) {
      this.#messagesInBurst -= 1
    }
    ring.dropOldest(ring.length - Math.max(this.#messagesInWindow, this.#messagesInBurst))
  }
}

/** Milliseconds from `now` to `then`, rounded so that `now` plus the result never falls short. */
function waitUntil(then: number, now: number): number {
  let wait = then - now
  while (now + wait < then) wait += Number.EPSILON * wait
  return wait
}

function requireByteCount(bytes: number): void {
  if (!Number.isSafeInteger(bytes) || bytes < 0) {
    throw new LinkError(
      LinkErrorCode.invalidValue,
      `the size of a message must be a whole number of bytes, not ${bytes}`,
    )
  }
}
