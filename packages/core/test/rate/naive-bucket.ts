import type { RateLimitConfig } from '../../src/rate/rate-limit-config.ts'
import type { RateDecision } from '../../src/rate/message-limiter.ts'

/** Time in eighths of a millisecond and rates in eighths a second: a token is this many parts. */
const PARTS = 8 * 8 * 1000

/** The buckets as their rules read, in whole numbers of the smallest part: refilled with each look. */
export class NaiveBuckets {
  #config: RateLimitConfig
  #now: bigint
  #missingTokens = 0n
  #missingBytes = 0n

  constructor(now: number, config: RateLimitConfig) {
    this.#now = eighths(now)
    this.#config = config
  }

  check(now: number, bytes: number): RateDecision {
    this.#advance(now)
    const tokens = this.#lack(this.#missingTokens, 1, this.#config.burstSize)
    const room = this.#lack(this.#missingBytes, Math.min(bytes, this.#byteCap), this.#byteCap)
    if (tokens <= 0n && room <= 0n) return { ok: true }
    const waits = [
      waitFor(tokens, this.#config.maxMessagesPerSecond),
      waitFor(room, this.#config.maxBytesPerSecond),
    ]
    return {
      ok: false,
      reason: tokens > 0n ? 'tokens' : 'bytes',
      retryAfterMs: Math.max(...waits),
    }
  }

  record(now: number, bytes: number): void {
    this.#advance(now)
    this.#missingTokens += parts(1)
    this.#missingBytes += parts(Math.min(bytes, this.#byteCap))
  }

  setConfig(now: number, config: RateLimitConfig): void {
    this.#advance(now)
    this.#config = config
  }

  /** Whole tokens and bytes that are missing. */
  missing(now: number): { tokens: number; bytes: number } {
    this.#advance(now)
    return { tokens: wholeUp(this.#missingTokens), bytes: wholeUp(this.#missingBytes) }
  }

  get #byteCap(): number {
    return Math.floor((this.#config.maxBytesPerSecond * this.#config.windowMs) / 1000)
  }

  /** Parts that must come back until `count` are there. */
  #lack(missing: bigint, count: number, cap: number): bigint {
    return missing + parts(count) - parts(cap)
  }

  #advance(now: number): void {
    const elapsed = eighths(now) - this.#now
    this.#now += elapsed
    this.#missingTokens = less(
      this.#missingTokens,
      elapsed * eighths(this.#config.maxMessagesPerSecond),
    )
    this.#missingBytes = less(this.#missingBytes, elapsed * eighths(this.#config.maxBytesPerSecond))
  }
}

/** The next eighth of a millisecond at which so many parts are back. */
function waitFor(lack: bigint, perSecond: number): number {
  const each = eighths(perSecond)
  return lack <= 0n ? 0 : Number((lack + each - 1n) / each) / 8
}

function eighths(value: number): bigint {
  return BigInt(value * 8)
}

function parts(count: number): bigint {
  return BigInt(count) * BigInt(PARTS)
}

function wholeUp(missing: bigint): number {
  return Number((missing + BigInt(PARTS) - 1n) / BigInt(PARTS))
}

function less(missing: bigint, refilled: bigint): bigint {
  return missing > refilled ? missing - refilled : 0n
}
