import { describe, expect, it } from 'vitest'
import { createRateLimiter } from '../../src/rate/create-rate-limiter.ts'
import { RateLimiter } from '../../src/rate/rate-limiter.ts'
import { TokenBucketRateLimiter } from '../../src/rate/token-bucket-rate-limiter.ts'
import { createFakeClock } from '../../src/testing/index.ts'

describe('createRateLimiter', () => {
  it('[R19] makes the limiter that the settings name, a sliding window unless told', () => {
    expect(createRateLimiter()).toBeInstanceOf(RateLimiter)
    expect(createRateLimiter({ algorithm: 'sliding-window' })).toBeInstanceOf(RateLimiter)
    expect(createRateLimiter({ algorithm: 'token-bucket' })).toBeInstanceOf(TokenBucketRateLimiter)
  })

  it('[R19] makes it with all of its settings and on the clock given', () => {
    const clock = createFakeClock()
    const limiter = createRateLimiter(
      { algorithm: 'token-bucket', burstSize: 1, maxMessagesPerSecond: 4 },
      clock,
    )
    limiter.checkAndRecord(1)
    clock.advance(200)
    expect(limiter.allowance()).toMatchObject({ messages: 0, retryAfterMs: 50 })
  })

  it('[R19] refuses an algorithm that there is not, and another one later', () => {
    expect(() => createRateLimiter({ algorithm: 'none' } as never)).toThrow(
      expect.objectContaining({ code: 'invalid-config' }),
    )
    const limiter = createRateLimiter()
    expect(() => limiter.setConfig({ algorithm: 'token-bucket' })).toThrow(
      expect.objectContaining({ code: 'invalid-config' }),
    )
    expect(limiter.getConfig().algorithm).toBe('sliding-window')
  })
})
