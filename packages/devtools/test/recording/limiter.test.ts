import {
  DEFAULT_RATE_LIMIT_CONFIG,
  type MessageLimiter,
  type RateLimitConfig,
  RateLimiter,
  TokenBucketRateLimiter,
} from '@tx2-link/core'
import { createFakeClock } from '@tx2-link/core/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Recorder } from '../../src/recording/recorder.ts'
import { entriesOf, limiterEvent } from './events.ts'

/** Asks a limiter as a link does, and tells a recorder what it said. */
function ask(limiter: MessageLimiter, recorder: Recorder, time: number, bytes: number): void {
  const decision = limiter.checkAndRecord(bytes)
  const { messagesInWindow, bytesInWindow, messagesInBurst } = limiter.getStats()
  recorder.probe(
    limiterEvent(time, {
      direction: 'out',
      allowed: decision.ok,
      reason: decision.ok ? undefined : decision.reason,
      bytes,
      messagesInWindow,
      bytesInWindow,
      messagesInBurst,
      config: limiter.getConfig(),
    }),
  )
}

const config: fc.Arbitrary<Partial<RateLimitConfig>> = fc.record(
  {
    maxMessagesPerSecond: fc.integer({ min: 5, max: 50 }),
    maxBytesPerSecond: fc.integer({ min: 100, max: 2_000 }),
    burstSize: fc.integer({ min: 1, max: 8 }),
    windowMs: fc.integer({ min: 200, max: 3_000 }),
  },
  { requiredKeys: ['windowMs'] },
)

const step = fc.oneof(
  { weight: 8, arbitrary: fc.record({ bytes: fc.nat(300), wait: fc.nat(60) }) },
  { weight: 1, arbitrary: fc.record({ config, wait: fc.nat(60) }) },
  { weight: 1, arbitrary: fc.record({ reset: fc.constant(true), wait: fc.nat(60) }) },
)

describe('the limiter', () => {
  it('[C14] is as full as its own counts say, at every moment between two questions', () => {
    fc.assert(
      fc.property(
        config,
        fc.array(step, { maxLength: 60 }),
        fc.array(fc.nat(400), { minLength: 1, maxLength: 20 }),
        (settings, steps, looks) => {
          const clock = createFakeClock()
          const limiter = new RateLimiter(settings, clock)
          const recorder = new Recorder({ clock })
          for (const action of steps) {
            if ('config' in action) limiter.setConfig(action.config)
            else if ('reset' in action) limiter.reset()
            else ask(limiter, recorder, clock.now(), action.bytes)
            clock.advance(action.wait)
          }
          // The recorder learns of settings and resets with the next question.
          ask(limiter, recorder, clock.now(), 1)
          for (const wait of looks) {
            clock.advance(wait)
            const fill = recorder.limiter.fillAt(clock.now())
            const stats = limiter.getStats()
            expect([fill?.messages.used, fill?.bytes.used, fill?.burst.used]).toEqual([
              stats.messagesInWindow,
              stats.bytesInWindow,
              stats.messagesInBurst,
            ])
          }
        },
      ),
    )
  })

  it('[C14] a token bucket lacks what it says, and between two questions at most one more of each', () => {
    fc.assert(
      fc.property(
        config,
        fc.array(step, { maxLength: 60 }),
        fc.array(fc.nat(400), { minLength: 1, maxLength: 20 }),
        (settings, steps, looks) => {
          const clock = createFakeClock()
          const limiter = new TokenBucketRateLimiter(settings, clock)
          const recorder = new Recorder({ clock })
          for (const action of steps) {
            if ('config' in action) limiter.setConfig(action.config)
            else if ('reset' in action) limiter.reset()
            else ask(limiter, recorder, clock.now(), action.bytes)
            clock.advance(action.wait)
          }
          ask(limiter, recorder, clock.now(), 1)
          const { messagesInBurst, bytesInWindow } = limiter.getStats()
          expect(recorder.limiter.fillAt(clock.now())).toMatchObject({
            burst: { used: messagesInBurst, cap: limiter.getConfig().burstSize },
            bytes: { used: bytesInWindow },
          })
          for (const wait of looks) {
            clock.advance(wait)
            const fill = recorder.limiter.fillAt(clock.now())
            const stats = limiter.getStats()
            const excess = [
              fill!.burst.used - stats.messagesInBurst,
              fill!.bytes.used - stats.bytesInWindow,
            ]
            expect(excess.every((tokens) => tokens === 0 || tokens === 1)).toBe(true)
          }
        },
      ),
    )
  })

  it('[C14] a token bucket is full of what it holds, and its samples say that it is one', () => {
    const clock = createFakeClock()
    const limiter = new TokenBucketRateLimiter({ burstSize: 4, windowMs: 500 }, clock)
    const recorder = new Recorder({ clock })
    ask(limiter, recorder, 0, 100)
    expect(recorder.limiter.fillAt(0)).toEqual({
      messages: { used: 1, cap: 4 },
      bytes: { used: 100, cap: 5_242_880 },
      burst: { used: 1, cap: 4 },
      share: 0.25,
    })
    expect(recorder.limiterSamples.at(0)?.isBucket).toBe(true)
  })

  it('[C14] what went before the recorder listened is counted until it must have left', () => {
    const clock = createFakeClock()
    const limiter = new RateLimiter({}, clock)
    for (let count = 0; count < 40; count += 1) limiter.checkAndRecord(100)
    clock.advance(500)
    const recorder = new Recorder({ clock })
    ask(limiter, recorder, 500, 7)
    expect(recorder.limiter.fillAt(500)).toMatchObject({
      messages: { used: 41 },
      bytes: { used: 4_007 },
      burst: { used: 1 },
    })
    expect(recorder.limiter.fillAt(1_499)?.messages.used).toBe(41)
    expect(recorder.limiter.fillAt(1_500)?.messages.used).toBe(0)
  })

  it('[C14] knows nothing before it was asked', () => {
    const recorder = new Recorder({ clock: createFakeClock() })
    expect(recorder.limiter.fillAt(0)).toBeUndefined()
    expect(recorder.limiter.config).toBeUndefined()
  })

  it('[C14] caps are those of a window, and the share is that of the fullest', () => {
    const clock = createFakeClock()
    const limiter = new RateLimiter({ ...DEFAULT_RATE_LIMIT_CONFIG, windowMs: 500 }, clock)
    const recorder = new Recorder({ clock })
    ask(limiter, recorder, 0, 52_428.8 * 10)
    expect(recorder.limiter.fillAt(0)).toEqual({
      messages: { used: 1, cap: 500 },
      bytes: { used: 524_288, cap: 5_242_880 },
      burst: { used: 1, cap: 100 },
      share: 0.1,
    })
  })

  it('[C15] samples say what it answered; equal answers within 20 ms are one, with the fullest of each', () => {
    const clock = createFakeClock()
    const limiter = new RateLimiter({ maxMessagesPerSecond: 4 }, clock)
    const recorder = new Recorder({ clock })
    for (const time of [0, 5, 19, 20, 21, 25]) {
      clock.advance(time - clock.now())
      ask(limiter, recorder, time, 10 + time)
    }
    const samples = entriesOf(recorder.limiterSamples).map((sample) => [
      sample.time,
      sample.allowed,
      sample.asked,
      sample.messages.used,
      sample.messages.cap,
    ])
    expect(samples).toEqual([
      [0, true, 29, 3, 4],
      [20, true, 30, 4, 4],
      [21, false, 35, 4, 4],
    ])
  })

  it('[C15] samples are kept up to a bound', () => {
    const clock = createFakeClock()
    const limiter = new RateLimiter({}, clock)
    const recorder = new Recorder({ clock })
    for (let count = 0; count < 17_000; count += 1) {
      ask(limiter, recorder, clock.now(), 1)
      clock.advance(20)
    }
    const { first, end } = recorder.limiterSamples
    expect([end, end - first]).toEqual([17_000, 16_384])
    expect(recorder.limiterSamples.at(first)?.time).toBe(first * 20)
  })
})
