import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RateLimitConfig } from '../../src/rate/rate-limit-config.ts'
import { RateLimiter } from '../../src/rate/rate-limiter.ts'
import { createFakeClock } from '../../src/testing/index.ts'
import { NaiveLimiter } from './naive-limiter.ts'

/** Small limits, so that all of them are met again and again; always at least one a window. */
const config: fc.Arbitrary<RateLimitConfig> = fc
  .record({
    messages: fc.integer({ min: 1, max: 12 }),
    bytes: fc.integer({ min: 1, max: 400 }),
    burstSize: fc.integer({ min: 1, max: 8 }),
    windowMs: fc.constantFrom(20, 50, 100, 125, 250, 1000),
  })
  .map(({ messages, bytes, burstSize, windowMs }) => ({
    algorithm: 'sliding-window',
    maxMessagesPerSecond: (messages * 1000) / windowMs,
    maxBytesPerSecond: (bytes * 1000) / windowMs,
    burstSize,
    windowMs,
  }))

type Action =
  | { readonly kind: 'record'; readonly bytes: number }
  | { readonly kind: 'check'; readonly bytes: number }
  | { readonly kind: 'wait'; readonly ms: number }
  | { readonly kind: 'wait-as-told'; readonly bytes: number }
  | { readonly kind: 'config'; readonly config: RateLimitConfig }
  | { readonly kind: 'count' }

const bytes = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 0, max: 120 }) },
  { weight: 1, arbitrary: fc.integer({ min: 300, max: 900 }) },
)
/** Eighths of a millisecond: fractions that doubles add without rounding. */
const wait = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 240 }).map((eighths) => eighths / 8) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 1500 }) },
)
const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('record'), bytes }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('check'), bytes }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('wait'), ms: wait }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('wait-as-told'), bytes }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('config'), config }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('count') }) },
) as fc.Arbitrary<Action>

interface Comparison {
  readonly actual: unknown
  readonly expected: unknown
}

/** A limiter and the model of it, side by side on one clock. */
class Duel {
  readonly clock = createFakeClock()
  readonly limiter: RateLimiter
  readonly model: NaiveLimiter

  constructor(initial: RateLimitConfig) {
    this.limiter = new RateLimiter(initial, this.clock)
    this.model = new NaiveLimiter(initial)
  }

  perform(step: Action): Comparison {
    const now = this.clock.now()
    if (step.kind === 'check') {
      return { actual: this.limiter.check(step.bytes), expected: this.model.check(now, step.bytes) }
    }
    if (step.kind === 'record') {
      const expected = this.model.check(now, step.bytes)
      if (expected.ok) this.model.record(now, step.bytes)
      return { actual: this.limiter.checkAndRecord(step.bytes), expected }
    }
    if (step.kind === 'wait-as-told') return this.#waitAsTold(step.bytes)
    if (step.kind === 'count') return this.#count()
    // Neither waiting nor turning a setting asks anything: what is forgotten must not hang on that.
    if (step.kind === 'wait') {
      this.clock.advance(step.ms)
    } else {
      this.limiter.setConfig(step.config)
      this.model.setConfig(now, step.config)
    }
    return NOTHING_ASKED
  }

  #count(): Comparison {
    const { messagesInWindow, bytesInWindow, messagesInBurst } = this.limiter.getStats()
    return {
      actual: { messagesInWindow, bytesInWindow, messagesInBurst },
      expected: this.model.stats(this.clock.now()),
    }
  }

  /** The least time before the moment that was told, and at it. */
  #waitAsTold(size: number): Comparison {
    const decision = this.limiter.check(size)
    if (decision.ok) return NOTHING_ASKED
    this.clock.advance(decision.retryAfterMs - 0.125)
    const before = this.limiter.check(size).ok
    this.clock.advance(0.125)
    return { actual: { before, atIt: this.limiter.check(size).ok }, expected: WAITED }
  }
}

const NOTHING_ASKED: Comparison = { actual: undefined, expected: undefined }
const WAITED = { before: false, atIt: true }

describe('RateLimiter against a model that counts everything again', () => {
  it('[R1] [R7] decides, waits and counts exactly as the rules read, whatever happens', () => {
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

  it('[R9] the allowance is what a check of one byte says, and all of it may be used', () => {
    fc.assert(
      fc.property(config, fc.array(action, { maxLength: 60 }), (initial, actions) => {
        const clock = createFakeClock()
        const limiter = new RateLimiter(initial, clock)
        for (const step of actions) {
          if (step.kind === 'wait') clock.advance(step.ms)
          else if (step.kind === 'config') limiter.setConfig(step.config)
          else if (step.kind !== 'count') limiter.checkAndRecord(step.bytes)
        }
        const allowance = limiter.allowance()
        const one = limiter.check(1)
        expect(allowance.retryAfterMs).toBe(one.ok ? 0 : one.retryAfterMs)
        expect(allowance.messages > 0 && allowance.bytes > 0).toBe(one.ok)
        if (!one.ok) return
        expect(limiter.checkAndRecord(allowance.bytes)).toEqual({ ok: true })
        for (let sent = 1; sent < allowance.messages; sent += 1) {
          expect(limiter.checkAndRecord(0)).toEqual({ ok: true })
        }
        expect(limiter.check(1).ok).toBe(false)
      }),
    )
  })

  it('[R7] the wait is never too short, on a clock of any fractions', () => {
    const time = fc.double({ min: 0, max: 1e7, noNaN: true })
    fc.assert(
      fc.property(
        config,
        time,
        fc.array(fc.double({ min: 0, max: 30, noNaN: true })),
        bytes,
        (settings, start, waits, size) => {
          let now = start
          const limiter = new RateLimiter(settings, { now: () => now })
          for (const ms of waits) {
            limiter.checkAndRecord(size)
            now += ms
          }
          const decision = limiter.check(size)
          if (decision.ok) return
          now += decision.retryAfterMs
          expect(limiter.check(size)).toEqual({ ok: true })
        },
      ),
      { numRuns: 500 },
    )
  })
})
