import { describe, expect, it } from 'vitest'
import { LinkError } from '../../src/error.ts'
import { DEFAULT_RATE_LIMIT_CONFIG } from '../../src/rate/rate-limit-config.ts'
import { RateLimiter } from '../../src/rate/rate-limiter.ts'
import { createFakeClock, type FakeClock } from '../../src/testing/index.ts'

const UNLIMITED_BYTES = 1e12

function sendAllThatPass(limiter: RateLimiter, attempts: number, bytes = 1): number {
  let passed = 0
  for (let i = 0; i < attempts; i += 1) if (limiter.checkAndRecord(bytes).ok) passed += 1
  return passed
}

function sendEveryMs(limiter: RateLimiter, clock: FakeClock, ms: number): number {
  let passed = 0
  for (let i = 0; i < ms; i += 1) {
    passed += sendAllThatPass(limiter, 3)
    clock.advance(1)
  }
  return passed
}

describe('RateLimiter settings', () => {
  it('[R2] refuses a rate and window that make less than one message (flaw 28)', () => {
    expect(() => new RateLimiter({ maxMessagesPerSecond: 5, windowMs: 20 })).toThrow(
      expect.objectContaining({ name: 'LinkError', code: 'invalid-config' }),
    )
  })

  it('[R2] lets no short window raise the rate: 5 a second over 250 ms is 1 in 250 ms', () => {
    const clock = createFakeClock()
    const limiter = new RateLimiter({ maxMessagesPerSecond: 5, windowMs: 250 }, clock)
    expect(sendEveryMs(limiter, clock, 1000)).toBe(4)
  })

  it('[R2] counts a product of decimals as the whole number that it is meant to be', () => {
    const clock = createFakeClock()
    const limiter = new RateLimiter({ maxMessagesPerSecond: 0.29, windowMs: 100_000 }, clock)
    expect(sendAllThatPass(limiter, 100)).toBe(29)
  })

  it.each([
    ['maxMessagesPerSecond', 0],
    ['maxMessagesPerSecond', Number.NaN],
    ['maxMessagesPerSecond', Number.POSITIVE_INFINITY],
    ['maxBytesPerSecond', -1],
    ['maxBytesPerSecond', 0.5],
    ['windowMs', 0],
    ['windowMs', Number.POSITIVE_INFINITY],
    ['burstSize', 0],
    ['burstSize', 1.5],
  ])('[R2] refuses %s of %d', (name, value) => {
    expect(() => new RateLimiter({ [name]: value })).toThrow(
      expect.objectContaining({ code: 'invalid-config' }),
    )
  })

  it('[R2] defaults to 1,000 messages and 10 MiB a second, 100 in 100 ms', () => {
    const clock = createFakeClock()
    const limiter = new RateLimiter({}, clock)
    expect(limiter.getConfig()).toEqual({
      algorithm: 'sliding-window',
      maxMessagesPerSecond: 1000,
      maxBytesPerSecond: 10_485_760,
      burstSize: 100,
      windowMs: 1000,
    })
    expect(sendAllThatPass(limiter, 500)).toBe(100)
    for (let i = 0; i < 9; i += 1) {
      clock.advance(100)
      expect(sendAllThatPass(limiter, 500)).toBe(100)
    }
    expect(limiter.check(1)).toEqual({ ok: false, reason: 'messages', retryAfterMs: 100 })
  })
})

describe('RateLimiter window', () => {
  it('[R1] holds rate times window messages, to the message', () => {
    const clock = createFakeClock()
    const limiter = new RateLimiter({ maxMessagesPerSecond: 10, windowMs: 500 }, clock)
    expect(sendAllThatPass(limiter, 100)).toBe(5)
  })

  it('[R3] counts a message at t until just before t + window', () => {
    const clock = createFakeClock(1000)
    const limiter = new RateLimiter({ maxMessagesPerSecond: 1 }, clock)
    limiter.checkAndRecord(1)
    clock.advance(999.5)
    expect(limiter.check(1)).toEqual({ ok: false, reason: 'messages', retryAfterMs: 0.5 })
    clock.advance(0.5)
    expect(limiter.check(1)).toEqual({ ok: true })
  })

  it('[R3] slides: it gives back each message when that one leaves, not all at once', () => {
    const clock = createFakeClock()
    const limiter = new RateLimiter({ maxMessagesPerSecond: 3 }, clock)
    for (const _ of [1, 2, 3]) {
      limiter.checkAndRecord(1)
      clock.advance(200)
    }
    clock.advance(400)
    expect(sendAllThatPass(limiter, 10)).toBe(1)
    clock.advance(200)
    expect(sendAllThatPass(limiter, 10)).toBe(1)
  })

  it('[R3] takes a clock that steps back to stand still, so that nothing counts for longer', () => {
    let now = 5000
    const limiter = new RateLimiter({ maxMessagesPerSecond: 1 }, { now: () => now })
    limiter.checkAndRecord(1)
    now = 1000
    expect(limiter.check(1)).toMatchObject({ ok: false, retryAfterMs: 1000 })
    now = 6000
    expect(limiter.check(1)).toEqual({ ok: true })
  })

  it('[R4] lets at most burstSize messages through in any 100 ms', () => {
    const clock = createFakeClock()
    const limiter = new RateLimiter({ burstSize: 4 }, clock)
    expect(sendAllThatPass(limiter, 3)).toBe(3)
    clock.advance(60)
    expect(sendAllThatPass(limiter, 3)).toBe(1)
    expect(limiter.check(1)).toEqual({ ok: false, reason: 'burst', retryAfterMs: 40 })
    clock.advance(40)
    expect(sendAllThatPass(limiter, 9)).toBe(3)
  })

  it('[R4] counts the burst over 100 ms also when the window is shorter', () => {
    const clock = createFakeClock()
    const limiter = new RateLimiter(
      { maxMessagesPerSecond: 1000, windowMs: 10, burstSize: 15 },
      clock,
    )
    expect(sendEveryMs(limiter, clock, 100)).toBe(15)
  })

  it('[R5] names messages before bytes before burst when several say no', () => {
    const clock = createFakeClock()
    const limiter = new RateLimiter(
      { maxMessagesPerSecond: 2, maxBytesPerSecond: 10, burstSize: 2 },
      clock,
    )
    sendAllThatPass(limiter, 2, 5)
    expect(limiter.check(5)).toMatchObject({ reason: 'messages' })
    limiter.setConfig({ maxMessagesPerSecond: 3 })
    expect(limiter.check(5)).toMatchObject({ reason: 'bytes' })
    limiter.setConfig({ maxBytesPerSecond: 20 })
    expect(limiter.check(5)).toMatchObject({ reason: 'burst' })
    limiter.setConfig({ burstSize: 3 })
    expect(limiter.check(5)).toEqual({ ok: true })
  })
})

describe('RateLimiter bytes', () => {
  it('[R1] lets exactly the bytes of the window through', () => {
    const limiter = new RateLimiter({ maxBytesPerSecond: 1000 }, createFakeClock())
    expect(limiter.checkAndRecord(600).ok).toBe(true)
    expect(limiter.checkAndRecord(401)).toMatchObject({ ok: false, reason: 'bytes' })
    expect(limiter.checkAndRecord(400).ok).toBe(true)
  })

  it('[R6] lets a message larger than the limit through when the window has no bytes', () => {
    const clock = createFakeClock()
    const limiter = new RateLimiter({ maxBytesPerSecond: 1000 }, clock)
    limiter.checkAndRecord(0)
    expect(limiter.checkAndRecord(50_000)).toEqual({ ok: true })
    expect(limiter.check(0)).toEqual({ ok: false, reason: 'bytes', retryAfterMs: 1000 })
    clock.advance(1000)
    expect(limiter.check(50_000)).toEqual({ ok: true })
  })

  it('[R6] makes such a message wait for the last bytes of the window and not longer', () => {
    const clock = createFakeClock()
    const limiter = new RateLimiter({ maxBytesPerSecond: 1000 }, clock)
    limiter.checkAndRecord(500)
    clock.advance(300)
    limiter.checkAndRecord(1)
    clock.advance(300)
    limiter.checkAndRecord(0)
    expect(limiter.check(50_000)).toEqual({ ok: false, reason: 'bytes', retryAfterMs: 700 })
  })

  it('[R7] waits for as many messages to leave as free enough bytes', () => {
    const clock = createFakeClock()
    const limiter = new RateLimiter({ maxBytesPerSecond: 100 }, clock)
    for (const bytes of [10, 20, 30, 40]) {
      limiter.checkAndRecord(bytes)
      clock.advance(100)
    }
    expect(limiter.check(10)).toMatchObject({ retryAfterMs: 600 })
    expect(limiter.check(30)).toMatchObject({ retryAfterMs: 700 })
    expect(limiter.check(31)).toMatchObject({ retryAfterMs: 800 })
  })

  it('[R7] waits for all limits at once, not only for the one that it names', () => {
    const clock = createFakeClock()
    const limiter = new RateLimiter({ maxMessagesPerSecond: 2, maxBytesPerSecond: 100 }, clock)
    limiter.checkAndRecord(1)
    clock.advance(500)
    limiter.checkAndRecord(99)
    expect(limiter.check(50)).toEqual({ ok: false, reason: 'messages', retryAfterMs: 1000 })
  })

  it('[R7] the wait is not cut short when the sum of the doubles rounds down', () => {
    let now = 0.8353928347954689
    const limiter = new RateLimiter({ maxMessagesPerSecond: 1 }, { now: () => now })
    limiter.checkAndRecord(1)
    now = 259.4936105755192
    const decision = limiter.check(1)
    now += decision.ok ? 0 : decision.retryAfterMs
    expect(limiter.check(1)).toEqual({ ok: true })
  })

  it.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY])(
    '[R8] refuses %d as the size of a message',
    (bytes) => {
      expect(() => new RateLimiter().checkAndRecord(bytes)).toThrow(
        expect.objectContaining({ code: 'invalid-value' }),
      )
    },
  )
})

describe('RateLimiter records', () => {
  it('[R8] records what checkAndRecord lets through, neither questions nor refusals', () => {
    const limiter = new RateLimiter({ maxMessagesPerSecond: 2 }, createFakeClock())
    limiter.check(7)
    expect(sendAllThatPass(limiter, 5, 10)).toBe(2)
    limiter.check(7)
    expect(limiter.getStats()).toEqual({
      totalMessages: 2,
      totalBytes: 20,
      totalRejected: 3,
      messagesInWindow: 2,
      bytesInWindow: 20,
      messagesInBurst: 2,
    })
  })

  it('[R8] counts the refusal of a precheck, and records nothing when it passes', () => {
    const limiter = new RateLimiter({ maxMessagesPerSecond: 1 }, createFakeClock())
    expect(limiter.precheck()).toEqual({ ok: true })
    limiter.checkAndRecord(1)
    expect(limiter.precheck()).toEqual({ ok: false, reason: 'messages', retryAfterMs: 1000 })
    expect(limiter.getStats()).toMatchObject({ totalMessages: 1, totalRejected: 1 })
  })

  it('[R8] keeps the totals when the window has emptied', () => {
    const clock = createFakeClock()
    const limiter = new RateLimiter({}, clock)
    sendAllThatPass(limiter, 3, 10)
    clock.advance(1000)
    expect(limiter.getStats()).toEqual({
      totalMessages: 3,
      totalBytes: 30,
      totalRejected: 0,
      messagesInWindow: 0,
      bytesInWindow: 0,
      messagesInBurst: 0,
    })
  })

  it('[R9] the allowance tells what may go now and when the next may', () => {
    const clock = createFakeClock()
    const limiter = new RateLimiter(
      { maxMessagesPerSecond: 5, maxBytesPerSecond: 100, burstSize: 3 },
      clock,
    )
    expect(limiter.allowance()).toEqual({ messages: 3, bytes: 100, retryAfterMs: 0 })
    sendAllThatPass(limiter, 3, 10)
    expect(limiter.allowance()).toEqual({ messages: 0, bytes: 70, retryAfterMs: 100 })
    clock.advance(100)
    limiter.checkAndRecord(70)
    expect(limiter.allowance()).toEqual({ messages: 1, bytes: 0, retryAfterMs: 900 })
  })

  it('[R10] setConfig keeps the records and changes only what is given', () => {
    const clock = createFakeClock()
    const limiter = new RateLimiter({ maxMessagesPerSecond: 10 }, clock)
    for (let i = 0; i < 10; i += 1) {
      limiter.checkAndRecord(1)
      clock.advance(50)
    }
    limiter.setConfig({ maxMessagesPerSecond: 4 })
    expect(limiter.getConfig()).toEqual({ ...DEFAULT_RATE_LIMIT_CONFIG, maxMessagesPerSecond: 4 })
    expect(limiter.allowance().messages).toBe(0)
    expect(limiter.check(1)).toEqual({ ok: false, reason: 'messages', retryAfterMs: 800 })
  })

  it('[R10] a window made longer counts what was still remembered', () => {
    const clock = createFakeClock()
    const limiter = new RateLimiter({ maxMessagesPerSecond: 100, windowMs: 50 }, clock)
    limiter.checkAndRecord(1)
    clock.advance(30)
    limiter.checkAndRecord(1)
    clock.advance(60)
    expect(limiter.getStats().messagesInWindow).toBe(0)
    limiter.setConfig({ windowMs: 1000 })
    expect(limiter.getStats().messagesInWindow).toBe(2)
    clock.advance(910)
    expect(limiter.getStats().messagesInWindow).toBe(1)
  })

  it('[R10] a window made longer does not bring back what had left, whether anybody asked or not', () => {
    const clock = createFakeClock()
    const limiter = new RateLimiter({ maxMessagesPerSecond: 100, windowMs: 50 }, clock)
    limiter.checkAndRecord(1)
    clock.advance(100)
    limiter.setConfig({ windowMs: 1000 })
    expect(limiter.getStats()).toMatchObject({ messagesInWindow: 0, bytesInWindow: 0 })
  })

  it('[R10] a setting that cannot be throws and changes nothing', () => {
    const limiter = new RateLimiter({}, createFakeClock())
    const before = limiter.getConfig()
    expect(() => limiter.setConfig({ burstSize: 5, windowMs: 0.1 })).toThrow(LinkError)
    expect(limiter.getConfig()).toEqual(before)
    expect(sendAllThatPass(limiter, 200)).toBe(100)
  })

  it('[R11] reset forgets records and totals and keeps the settings', () => {
    const limiter = new RateLimiter({ maxMessagesPerSecond: 2 }, createFakeClock())
    sendAllThatPass(limiter, 5)
    limiter.reset()
    expect(limiter.getStats()).toEqual({
      totalMessages: 0,
      totalBytes: 0,
      totalRejected: 0,
      messagesInWindow: 0,
      bytesInWindow: 0,
      messagesInBurst: 0,
    })
    expect(sendAllThatPass(limiter, 5)).toBe(2)
  })

  it('[R1] stays exact over many turns of the ring and changes of its size', () => {
    const clock = createFakeClock()
    const limiter = new RateLimiter(
      { maxMessagesPerSecond: 300, maxBytesPerSecond: UNLIMITED_BYTES, burstSize: 300 },
      clock,
    )
    let passed = 0
    for (let second = 0; second < 20; second += 1) {
      passed += sendEveryMs(limiter, clock, 1000)
    }
    expect(passed).toBe(20 * 300)
    // Three went in each of the first 100 ms; those of the very first are leaving now.
    expect(limiter.getStats()).toMatchObject({ messagesInWindow: 297, bytesInWindow: 297 })
  })
})
