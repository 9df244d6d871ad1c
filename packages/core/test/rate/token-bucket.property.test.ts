import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RateDecision } from '../../src/rate/message-limiter.ts'
import type { RateLimitConfig } from '../../src/rate/rate-limit-config.ts'
import { TokenBucketRateLimiter } from '../../src/rate/token-bucket-rate-limiter.ts'
import { createFakeClock } from '../../src/testing/index.ts'
import { NaiveBuckets } from './naive-bucket.ts'

/** Rates in eighths, small and large: fractions of tokens all the time, and none that a double rounds. */
const rate = fc.oneof(
  fc.integer({ min: 1, max: 80 }).map((each) => each / 8),
  fc.integer({ min: 8, max: 80_000 }).map((each) => each / 8),
)
const config: fc.Arbitrary<RateLimitConfig> = fc
  .record({
    algorithm: fc.constant('token-bucket' as const),
    maxMessagesPerSecond: rate,
    maxBytesPerSecond: rate,
    burstSize: fc.integer({ min: 1, max: 12 }),
    windowMs: fc.constantFrom(125, 250, 1000, 8000),
  })
  .filter(({ maxBytesPerSecond, windowMs }) => maxBytesPerSecond * windowMs >= 1000)

type Action =
  | { readonly kind: 'record'; readonly bytes: number }
  | { readonly kind: 'check'; readonly bytes: number }
  | { readonly kind: 'wait'; readonly ms: number }
  | { readonly kind: 'wait-as-told'; readonly bytes: number }
  | { readonly kind: 'step-back'; readonly ms: number }
  | { readonly kind: 'config'; readonly config: RateLimitConfig }
  | { readonly kind: 'count' }

const bytes = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 0, max: 300 }) },
  { weight: 1, arbitrary: fc.integer({ min: 1_000, max: 100_000 }) },
)
const wait = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 2_400 }).map((eighths) => eighths / 8) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 20_000 }) },
  // Up to 30 years.
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 1e12 }) },
)
const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 10, arbitrary: fc.record({ kind: fc.constant('record' as const), bytes }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('check' as const), bytes }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('wait' as const), ms: wait }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('wait-as-told' as const), bytes }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('step-back' as const), ms: wait }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('config' as const), config }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('count' as const) }) },
)

interface Comparison {
  readonly actual: unknown
  readonly expected: unknown
}

const NOTHING_ASKED: Comparison = { actual: undefined, expected: undefined }

/** A limiter and the model of it, side by side on one clock. */
class Duel {
  #real = 0
  /** The clock's latest time, which is where it stands after it stepped back. */
  #now = 0
  readonly limiter: TokenBucketRateLimiter
  readonly model: NaiveBuckets

  constructor(initial: RateLimitConfig) {
    this.limiter = new TokenBucketRateLimiter(initial, { now: () => this.#real })
    this.model = new NaiveBuckets(0, initial)
  }

  perform(step: Action): Comparison {
    switch (step.kind) {
      case 'wait':
        this.#now += step.ms
        this.#real = this.#now
        return NOTHING_ASKED
      case 'step-back':
        // It cannot know of a time that it was not asked at.
        this.limiter.check(0)
        this.#real = this.#now - step.ms
        return NOTHING_ASKED
      case 'config':
        this.limiter.setConfig(step.config)
        this.model.setConfig(this.#now, step.config)
        return NOTHING_ASKED
      case 'count':
        return this.#count()
      case 'check':
        return this.#compare(this.limiter.check(step.bytes), step.bytes)
      case 'record': {
        const comparison = this.#compare(this.limiter.checkAndRecord(step.bytes), step.bytes)
        if (this.model.check(this.#now, step.bytes).ok) this.model.record(this.#now, step.bytes)
        return comparison
      }
      case 'wait-as-told':
        return this.#waitAsTold(step.bytes)
    }
  }

  #compare(actual: RateDecision, size: number): Comparison {
    const expected = this.model.check(this.#now, size)
    // The model knows eighths only: the limiter's moment lies within the last of them.
    if (actual.ok) return { actual, expected }
    return { actual: { ...actual, retryAfterMs: ceilEighth(actual) }, expected }
  }

  #waitAsTold(size: number): Comparison {
    const decision = this.limiter.check(size)
    if (decision.ok) return NOTHING_ASKED
    const wait = ceilEighth(decision)
    this.#real = this.#now + wait - 0.125
    const before = this.limiter.check(size).ok
    this.#now += wait
    this.#real = this.#now
    const atIt = this.limiter.check(size).ok
    return { actual: { before, atIt }, expected: { before: false, atIt: true } }
  }

  #count(): Comparison {
    const { messagesInWindow, bytesInWindow, messagesInBurst } = this.limiter.getStats()
    const { tokens, bytes } = this.model.missing(this.#now)
    return {
      actual: { messagesInWindow, bytesInWindow, messagesInBurst },
      expected: { messagesInWindow: tokens, bytesInWindow: bytes, messagesInBurst: tokens },
    }
  }
}

function ceilEighth({ retryAfterMs }: { readonly retryAfterMs: number }): number {
  // A wait that is an eighth exactly may be said a hair longer, so that it never falls short.
  return Math.ceil(retryAfterMs * 8 * (1 - 1e-9)) / 8
}

describe('TokenBucketRateLimiter against a model in whole numbers that refills with each look', () => {
  it('[R13] [R15] decides, waits and counts exactly as the rules read, whatever happens', () => {
    fc.assert(
      fc.property(config, fc.array(action, { maxLength: 120 }), (initial, actions) => {
        const duel = new Duel(initial)
        for (const step of actions) {
          const { actual, expected } = duel.perform(step)
          expect(actual).toEqual(expected)
        }
      }),
      { numRuns: 600 },
    )
  })

  it('[R13] lets through what the rate makes, however often and when it is asked', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 400 }),
        fc.integer({ min: 1, max: 20 }),
        fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 400 }),
        (maxMessagesPerSecond, burstSize, waits) => {
          const clock = createFakeClock()
          const settings = { maxMessagesPerSecond, burstSize, windowMs: 60_000 }
          const limiter = new TokenBucketRateLimiter(settings, clock)
          let passed = 0
          const sendAll = (): void => {
            while (limiter.checkAndRecord(1).ok) passed += 1
          }
          sendAll()
          let isNeverFull = true
          for (const ms of waits) {
            clock.advance(ms)
            isNeverFull &&= limiter.getStats().messagesInBurst > 0
            sendAll()
          }
          const exact = burstSize + Math.floor((clock.now() * maxMessagesPerSecond) / 1000)
          expect(passed).toBeLessThanOrEqual(exact)
          expect(isNeverFull ? passed : exact).toBe(exact)
        },
      ),
      { numRuns: 300 },
    )
  })

  it('[R15] any wait that is told passes when it is over and not a millionth of it before', () => {
    const positive = fc.double({ min: 1e-3, max: 1e7, noNaN: true })
    fc.assert(
      fc.property(
        positive,
        positive,
        fc.double({ min: 0, max: 1e12, noNaN: true }),
        fc.array(fc.double({ min: 0, max: 5_000, noNaN: true }), { maxLength: 20 }),
        (maxMessagesPerSecond, maxBytesPerSecond, start, waits) => {
          let now = start
          const limiter = new TokenBucketRateLimiter(
            { maxMessagesPerSecond, maxBytesPerSecond, burstSize: 2, windowMs: 1e6 },
            { now: () => now },
          )
          for (const ms of waits) {
            while (limiter.checkAndRecord(50).ok);
            now += ms
          }
          const decision = limiter.check(50)
          if (decision.ok) return
          const told = now
          // Where the clock's own steps are coarser than that, one step of it.
          const early = Math.max(decision.retryAfterMs * 1e-6, told * Number.EPSILON * 4)
          now = told + decision.retryAfterMs - early
          const isEarly = now > told && limiter.check(50).ok
          now = told + decision.retryAfterMs
          expect([isEarly, limiter.check(50).ok]).toEqual([false, true])
        },
      ),
      { numRuns: 500 },
    )
  })
})
