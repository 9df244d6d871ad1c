import type { Clock } from '../clock.ts'
import { type CountedNow, LimiterBase, waitUntil } from './limiter-base.ts'
import {
  PASSES,
  type RateAllowance,
  type RateDecision,
  type RateRefusal,
} from './message-limiter.ts'
import {
  BURST_WINDOW_MS,
  type RateLimitConfig,
  type WindowLimits,
  windowLimits,
} from './rate-limit-config.ts'
import { RecordRing } from './record-ring.ts'

/**
 * Says whether a message may go, exactly to the message, over a window that slides.
 *
 * A message recorded at `t` counts for `t <= now < t + window`. The limits are the rates times
 * the window length, fractions cut, plus `burstSize` messages in any 100 ms; they refuse in the
 * order messages, bytes, burst. A message larger than the byte limit passes when the window holds
 * no bytes, since it could never pass otherwise. A check costs the same however many messages count
 * (amortized, and for sizes that are alike; for others a refusal is a search by halves at worst);
 * memory is 16 bytes a message that still counts.
 */
export class RateLimiter extends LimiterBase {
  readonly #ring = new RecordRing()
  #limits: WindowLimits
  #messagesInWindow = 0
  #messagesInBurst = 0

  /** Settings left out take their defaults; `LinkError` `invalidConfig` for impossible ones. */
  constructor(config: Partial<RateLimitConfig> = {}, clock?: Pick<Clock, 'now'>) {
    super('sliding-window', config, clock)
    this.#limits = windowLimits(this.getConfig())
  }

  protected decide(bytes: number, now: number): RateDecision {
    const { messages, bytes: byteLimit, burst } = this.#limits
    const bytesInWindow = this.#bytesInWindow()
    if (this.#messagesInWindow >= messages) return this.#refuse('messages', bytes, now)
    if (bytesInWindow > 0 && bytesInWindow + bytes > byteLimit) {
      return this.#refuse('bytes', bytes, now)
    }
    if (this.#messagesInBurst >= burst) return this.#refuse('burst', bytes, now)
    return PASSES
  }

  protected record(bytes: number, now: number): void {
    const { messages, burst, windowMs } = this.#limits
    this.#ring.push(now, bytes, windowMs >= BURST_WINDOW_MS ? messages : burst)
    this.#messagesInWindow += 1
    this.#messagesInBurst += 1
  }

  protected room(): Pick<RateAllowance, 'messages' | 'bytes'> {
    const messages = Math.min(
      this.#limits.messages - this.#messagesInWindow,
      this.#limits.burst - this.#messagesInBurst,
    )
    return {
      messages: Math.max(0, messages),
      bytes: Math.max(0, this.#limits.bytes - this.#bytesInWindow()),
    }
  }

  protected counted(): CountedNow {
    return {
      messagesInWindow: this.#messagesInWindow,
      bytesInWindow: this.#bytesInWindow(),
      messagesInBurst: this.#messagesInBurst,
    }
  }

  /**
   * A longer window counts what was still remembered: it cannot bring back what had left both the
   * old window and the last 100 ms.
   */
  protected configure(config: RateLimitConfig, now: number): void {
    this.#limits = windowLimits(config)
    this.#messagesInWindow = this.#ring.length
    this.expire(now)
  }

  protected expire(now: number): void {
    const ring = this.#ring
    const { windowMs } = this.#limits
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

  protected forget(): void {
    this.#ring.clear()
    this.#messagesInWindow = 0
    this.#messagesInBurst = 0
  }

  /** The wait is for all limits at once, so that it never ends in a refusal by the next of them. */
  #refuse(reason: RateRefusal, bytes: number, now: number): RateDecision {
    const { messages, bytes: byteLimit, burst, windowMs } = this.#limits
    const ring = this.#ring
    let passesAt = now
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
    return { ok: false, reason, retryAfterMs: waitUntil(passesAt, now) }
  }

  #bytesInWindow(): number {
    return this.#ring.totalEnd - this.#ring.endBefore(this.#ring.length - this.#messagesInWindow)
  }
}
