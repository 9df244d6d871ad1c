import type { Clock } from '../clock.ts'
import { type CountedNow, LimiterBase, waitUntil } from './limiter-base.ts'
import { PASSES, type RateAllowance, type RateDecision } from './message-limiter.ts'
import { bucketLimits, type RateLimitConfig } from './rate-limit-config.ts'
import { TokenBucket } from './token-bucket.ts'

/**
 * Says whether a message may go, by a bucket of messages and one of bytes that refill evenly.
 *
 * Full, they hold `burstSize` messages and the bytes of `windowMs`; they refill at the rates, and
 * refuse in the order tokens, bytes. A message larger than a full bucket of bytes passes when it is
 * full, and takes all of it. So within any time t at most `burstSize` and rate times t messages go.
 * A check costs O(1); memory is a few numbers, whatever the rate.
 */
export class TokenBucketRateLimiter extends LimiterBase {
  readonly #tokens: TokenBucket
  readonly #bytes: TokenBucket

  /** Settings left out take their defaults; `LinkError` `invalidConfig` for impossible ones. */
  constructor(config: Partial<RateLimitConfig> = {}, clock?: Pick<Clock, 'now'>) {
    super('token-bucket', config, clock)
    const limits = bucketLimits(this.getConfig())
    this.#tokens = new TokenBucket(limits.tokens, limits.tokensPerSecond)
    this.#bytes = new TokenBucket(limits.bytes, limits.bytesPerSecond)
  }

  protected decide(bytes: number, now: number): RateDecision {
    const price = this.#bytes.price(bytes)
    const hasToken = this.#tokens.available(now) >= 1
    if (hasToken && this.#bytes.available(now) >= price) return PASSES
    const passesAt = Math.max(this.#tokens.availableAt(1, now), this.#bytes.availableAt(price, now))
    const reason = hasToken ? 'bytes' : 'tokens'
    return { ok: false, reason, retryAfterMs: waitUntil(passesAt, now) }
  }

  protected record(bytes: number, now: number): void {
    this.#tokens.take(1, now)
    this.#bytes.take(this.#bytes.price(bytes), now)
  }

  protected room(now: number): Pick<RateAllowance, 'messages' | 'bytes'> {
    return {
      messages: Math.max(0, this.#tokens.available(now)),
      bytes: Math.max(0, this.#bytes.available(now)),
    }
  }

  protected counted(now: number): CountedNow {
    const messages = this.#tokens.missing(now)
    return {
      messagesInWindow: messages,
      bytesInWindow: this.#bytes.missing(now),
      messagesInBurst: messages,
    }
  }

  protected configure(config: RateLimitConfig, now: number): void {
    const limits = bucketLimits(config)
    this.#tokens.configure(limits.tokens, limits.tokensPerSecond, now)
    this.#bytes.configure(limits.bytes, limits.bytesPerSecond, now)
  }

  /** Buckets refill by themselves. */
  protected expire(): void {}

  protected forget(): void {
    this.#tokens.fill()
    this.#bytes.fill()
  }
}
