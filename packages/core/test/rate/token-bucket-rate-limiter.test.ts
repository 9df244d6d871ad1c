import { describe, expect, it } from 'vitest'
import { DEFAULT_RATE_LIMIT_CONFIG } from '../../src/rate/rate-limit-config.ts'
import { TokenBucketRateLimiter } from '../../src/rate/token-bucket-rate-limiter.ts'
import { createFakeClock, type FakeClock } from '../../src/testing/index.ts'

function sendAllThatPass(limiter: TokenBucketRateLimiter, attempts: number, bytes = 1): number {
  let passed = 0
  for (let i = 0; i < attempts; i += 1) if (limiter.checkAndRecord(bytes).ok) passed += 1
  return passed
}

/** Asks every `stepMs`, which must not change what passes. */
function sendFor(
  limiter: TokenBucketRateLimiter,
  clock: FakeClock,
  ms: number,
  stepMs: number,
): number {
  let passed = 0
  for (let elapsed = 0; elapsed < ms; elapsed += stepMs) {
    passed += sendAllThatPass(limiter, 3)
    clock.advance(stepMs)
  }
  return passed
}

describe('a bucket of messages', () => {
  it('[R13] holds burstSize messages and refills evenly', () => {
    const clock = createFakeClock()
    const limiter = new TokenBucketRateLimiter({ maxMessagesPerSecond: 10, burstSize: 4 }, clock)
    expect(sendAllThatPass(limiter, 100)).toBe(4)
    clock.advance(250)
    expect(sendAllThatPass(limiter, 100)).toBe(2)
    clock.advance(50)
    expect(sendAllThatPass(limiter, 100)).toBe(1)
  })

  it.each([1, 7, 16, 333])(
    '[R13] drops no fraction of a token when it is asked every %d ms (flaw 29)',
    (stepMs) => {
      const clock = createFakeClock()
      const limiter = new TokenBucketRateLimiter({ maxMessagesPerSecond: 3, burstSize: 2 }, clock)
      const lastAsked = 333 * 7 * 16 * 3 - stepMs
      expect(sendFor(limiter, clock, lastAsked + stepMs, stepMs)).toBe(
        2 + Math.floor((lastAsked * 3) / 1000),
      )
    },
  )

  it('[R13] overflows at no rate, capacity or gap (flaw 29)', () => {
    const clock = createFakeClock()
    const huge = { maxMessagesPerSecond: 1e300, maxBytesPerSecond: 1e300 }
    const limiter = new TokenBucketRateLimiter(
      { ...huge, burstSize: Number.MAX_SAFE_INTEGER },
      clock,
    )
    expect(sendAllThatPass(limiter, 10, Number.MAX_SAFE_INTEGER)).toBe(10)
    clock.advance(1e12)
    expect(limiter.allowance()).toEqual({
      messages: Number.MAX_SAFE_INTEGER,
      bytes: 1e300,
      retryAfterMs: 0,
    })
  })

  it('[R13] holds no more than burstSize after any gap', () => {
    const clock = createFakeClock()
    const limiter = new TokenBucketRateLimiter({ burstSize: 5 }, clock)
    sendAllThatPass(limiter, 5)
    clock.advance(30 * 365 * 86_400_000)
    expect(sendAllThatPass(limiter, 100)).toBe(5)
  })

  it('[R14] takes a clock that steps back to stand still', () => {
    let now = 5000
    const limiter = new TokenBucketRateLimiter(
      { maxMessagesPerSecond: 1, burstSize: 1 },
      { now: () => now },
    )
    limiter.checkAndRecord(1)
    now = 1000
    expect(limiter.check(1)).toEqual({ ok: false, reason: 'tokens', retryAfterMs: 1000 })
    now = 6000
    expect(limiter.check(1)).toEqual({ ok: true })
  })

  it('[R14] is full at first, whatever its clock says', () => {
    const limiter = new TokenBucketRateLimiter({ burstSize: 2 }, { now: () => -1e9 })
    expect(sendAllThatPass(limiter, 10)).toBe(2)
  })
})

describe('a bucket of bytes', () => {
  it('[R13] holds the bytes of windowMs', () => {
    const clock = createFakeClock()
    const limiter = new TokenBucketRateLimiter({ maxBytesPerSecond: 1000, windowMs: 500 }, clock)
    expect(limiter.checkAndRecord(400).ok).toBe(true)
    expect(limiter.checkAndRecord(101)).toEqual({ ok: false, reason: 'bytes', retryAfterMs: 1 })
    expect(limiter.checkAndRecord(100).ok).toBe(true)
    clock.advance(30)
    expect(limiter.allowance()).toEqual({ messages: 100, bytes: 30, retryAfterMs: 0 })
  })

  it('[R16] a message larger than a full bucket passes when it is full, and takes all of it', () => {
    const clock = createFakeClock()
    const limiter = new TokenBucketRateLimiter({ maxBytesPerSecond: 1000 }, clock)
    expect(limiter.checkAndRecord(50_000)).toEqual({ ok: true })
    expect(limiter.check(1)).toEqual({ ok: false, reason: 'bytes', retryAfterMs: 1 })
    expect(limiter.check(50_000)).toEqual({ ok: false, reason: 'bytes', retryAfterMs: 1000 })
    clock.advance(999)
    expect(limiter.check(50_000)).toEqual({ ok: false, reason: 'bytes', retryAfterMs: 1 })
    clock.advance(1)
    expect(limiter.check(50_000)).toEqual({ ok: true })
  })

  it('[R15] names tokens before bytes, and waits for both', () => {
    const clock = createFakeClock()
    const limiter = new TokenBucketRateLimiter(
      { maxMessagesPerSecond: 10, burstSize: 1, maxBytesPerSecond: 100 },
      clock,
    )
    limiter.checkAndRecord(100)
    expect(limiter.check(50)).toEqual({ ok: false, reason: 'tokens', retryAfterMs: 500 })
    clock.advance(100)
    expect(limiter.check(50)).toEqual({ ok: false, reason: 'bytes', retryAfterMs: 400 })
  })
})

describe('settings of a token bucket', () => {
  it('[R17] any rate of messages is exact: one in 2 s needs no longer window', () => {
    const clock = createFakeClock()
    const limiter = new TokenBucketRateLimiter({ maxMessagesPerSecond: 0.5, burstSize: 1 }, clock)
    expect(sendFor(limiter, clock, 10_000, 10)).toBe(5)
  })

  it('[R17] short windows raise no rate: 5 a second over 20 ms are 5 a second (flaw 28)', () => {
    const clock = createFakeClock()
    const limiter = new TokenBucketRateLimiter(
      { maxMessagesPerSecond: 5, burstSize: 1, windowMs: 20 },
      clock,
    )
    expect(sendFor(limiter, clock, 1000, 1)).toBe(5)
  })

  it('[R17] counts a product of decimals as the whole number that it is meant to be', () => {
    const clock = createFakeClock()
    const limiter = new TokenBucketRateLimiter({ maxMessagesPerSecond: 0.29, burstSize: 29 }, clock)
    sendAllThatPass(limiter, 29)
    clock.advance(100_000)
    expect(sendAllThatPass(limiter, 100)).toBe(29)
  })

  it.each([
    ['maxMessagesPerSecond', 0],
    ['maxMessagesPerSecond', Number.NaN],
    ['maxBytesPerSecond', Number.POSITIVE_INFINITY],
    ['maxBytesPerSecond', 0.5],
    ['windowMs', -1],
    ['burstSize', 0],
    ['burstSize', 2.5],
    ['algorithm', 'sliding-window'],
  ])('[R17] refuses %s of %s', (name, value) => {
    expect(() => new TokenBucketRateLimiter({ [name]: value })).toThrow(
      expect.objectContaining({ name: 'LinkError', code: 'invalid-config' }),
    )
  })

  it('[R17] defaults to the same numbers as a sliding window', () => {
    expect(new TokenBucketRateLimiter().getConfig()).toEqual({
      ...DEFAULT_RATE_LIMIT_CONFIG,
      algorithm: 'token-bucket',
    })
  })

  it('[R10] what is missing stays missing when settings change, to the fraction of a token', () => {
    const clock = createFakeClock()
    const limiter = new TokenBucketRateLimiter({ maxMessagesPerSecond: 1, burstSize: 4 }, clock)
    sendAllThatPass(limiter, 4)
    clock.advance(1750)
    limiter.setConfig({ maxMessagesPerSecond: 0.5, burstSize: 5 })
    expect(limiter.getStats().messagesInBurst).toBe(3)
    expect(sendAllThatPass(limiter, 10)).toBe(2)
    expect(limiter.check(1)).toEqual({ ok: false, reason: 'tokens', retryAfterMs: 500 })
  })

  it('[R10] made smaller than what it lacks, it must refill what was taken first', () => {
    const clock = createFakeClock()
    const limiter = new TokenBucketRateLimiter({ maxMessagesPerSecond: 1, burstSize: 10 }, clock)
    sendAllThatPass(limiter, 10)
    limiter.setConfig({ burstSize: 2 })
    expect(limiter.allowance()).toMatchObject({ messages: 0, retryAfterMs: 9000 })
  })

  it('[R10] a setting that cannot be throws and changes nothing', () => {
    const limiter = new TokenBucketRateLimiter({}, createFakeClock())
    const before = limiter.getConfig()
    for (const change of [{ burstSize: 0.5 }, { algorithm: 'sliding-window' as const }]) {
      expect(() => limiter.setConfig({ maxMessagesPerSecond: 7, ...change })).toThrow(
        expect.objectContaining({ code: 'invalid-config' }),
      )
    }
    expect(limiter.getConfig()).toBe(before)
    expect(sendAllThatPass(limiter, 200)).toBe(100)
  })
})

describe('records of a token bucket', () => {
  it('[R8] [R18] counts totals as a window does, and of the moment what is missing', () => {
    const clock = createFakeClock()
    const limiter = new TokenBucketRateLimiter({ maxMessagesPerSecond: 2, burstSize: 3 }, clock)
    limiter.check(7)
    expect(sendAllThatPass(limiter, 5, 10)).toBe(3)
    limiter.precheck()
    clock.advance(600)
    expect(limiter.getStats()).toEqual({
      totalMessages: 3,
      totalBytes: 30,
      totalRejected: 3,
      messagesInWindow: 2,
      bytesInWindow: 0,
      messagesInBurst: 2,
    })
  })

  it('[R11] reset fills it, forgets totals and keeps the settings', () => {
    const limiter = new TokenBucketRateLimiter({ burstSize: 2 }, createFakeClock())
    sendAllThatPass(limiter, 5)
    limiter.reset()
    expect(limiter.getStats()).toMatchObject({ totalMessages: 0, totalRejected: 0 })
    expect(limiter.getConfig().burstSize).toBe(2)
    expect(sendAllThatPass(limiter, 5)).toBe(2)
  })

  it.each([-1, 0.5, Number.NaN])('[R8] refuses %d as the size of a message', (bytes) => {
    expect(() => new TokenBucketRateLimiter().check(bytes)).toThrow(
      expect.objectContaining({ code: 'invalid-value' }),
    )
  })
})
