import { type Clock, systemClock } from '../clock.ts'
import { LinkError, LinkErrorCode } from '../error.ts'
import type {
  MessageLimiter,
  RateAllowance,
  RateDecision,
  RateLimiterStats,
} from './message-limiter.ts'
import { DEFAULT_RATE_LIMIT_CONFIG, type RateLimitConfig } from './rate-limit-config.ts'

/** What counts at this moment, see {@link RateLimiterStats}. */
export type CountedNow = Pick<
  RateLimiterStats,
  'messagesInWindow' | 'bytesInWindow' | 'messagesInBurst'
>

/** What all limiters do alike: time, settings and totals. How a rate is kept is the algorithm's. */
export abstract class LimiterBase implements MessageLimiter {
  readonly #clock: Pick<Clock, 'now'>
  #config: RateLimitConfig
  #now = Number.NEGATIVE_INFINITY
  #totalMessages = 0
  #totalBytes = 0
  #totalRejected = 0

  /** Settings left out take their defaults. The algorithm checks what it is given, as in `configure`. */
  constructor(
    algorithm: RateLimitConfig['algorithm'],
    config: Partial<RateLimitConfig>,
    clock: Pick<Clock, 'now'> = systemClock,
  ) {
    this.#config = changed({ ...DEFAULT_RATE_LIMIT_CONFIG, algorithm }, config)
    this.#clock = clock
  }

  check(bytes: number): RateDecision {
    requireByteCount(bytes)
    return this.decide(bytes, this.#advance())
  }

  checkAndRecord(bytes: number): RateDecision {
    const decision = this.check(bytes)
    if (decision.ok) {
      this.record(bytes, this.#now)
      this.#totalMessages += 1
      this.#totalBytes += bytes
    } else {
      this.#totalRejected += 1
    }
    return decision
  }

  precheck(): RateDecision {
    const decision = this.check(1)
    if (!decision.ok) this.#totalRejected += 1
    return decision
  }

  allowance(): RateAllowance {
    const now = this.#advance()
    const next = this.decide(1, now)
    return { ...this.room(now), retryAfterMs: next.ok ? 0 : next.retryAfterMs }
  }

  reset(): void {
    this.forget()
    this.#totalMessages = 0
    this.#totalBytes = 0
    this.#totalRejected = 0
  }

  getStats(): RateLimiterStats {
    return {
      totalMessages: this.#totalMessages,
      totalBytes: this.#totalBytes,
      totalRejected: this.#totalRejected,
      ...this.counted(this.#advance()),
    }
  }

  getConfig(): RateLimitConfig {
    return this.#config
  }

  setConfig(config: Partial<RateLimitConfig>): void {
    const next = changed(this.#config, config)
    this.configure(next, this.#advance())
    this.#config = next
  }

  /** Whether a message may pass at `now`. */
  protected abstract decide(bytes: number, now: number): RateDecision
  /** A message that may pass does. */
  protected abstract record(bytes: number, now: number): void
  /** What may pass yet, never below 0. */
  protected abstract room(now: number): Pick<RateAllowance, 'messages' | 'bytes'>
  protected abstract counted(now: number): CountedNow
  /** Takes new settings; impossible ones throw `invalidConfig` and change nothing. */
  protected abstract configure(config: RateLimitConfig, now: number): void
  /** Lets go of what no longer counts. Called before anything is asked. */
  protected abstract expire(now: number): void
  protected abstract forget(): void

  /** A clock that steps back is taken to stand still. */
  #advance(): number {
    const now = Math.max(this.#now, this.#clock.now())
    this.#now = now
    this.expire(now)
    return now
  }
}

/** Milliseconds from `now` to `then`, rounded so that `now` plus the result never falls short. */
export function waitUntil(then: number, now: number): number {
  let wait = then - now
  while (now + wait < then) wait += Number.EPSILON * wait
  return wait
}

function changed(config: RateLimitConfig, change: Partial<RateLimitConfig>): RateLimitConfig {
  const next = { ...config, ...change }
  if (next.algorithm !== config.algorithm) {
    throw new LinkError(
      LinkErrorCode.invalidConfig,
      `algorithm is ${config.algorithm} here and cannot become ${next.algorithm}`,
    )
  }
  return Object.freeze(next)
}

function requireByteCount(bytes: number): void {
  if (!Number.isSafeInteger(bytes) || bytes < 0) {
    throw new LinkError(
      LinkErrorCode.invalidValue,
      `the size of a message must be a whole number of bytes, not ${bytes}`,
    )
  }
}
