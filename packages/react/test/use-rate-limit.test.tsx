import { act, renderHook } from '@testing-library/react'
import { createRateLimiter, DEFAULT_RATE_LIMIT_CONFIG } from '@tx2-link/core'
import { createFakeClock } from '@tx2-link/core/testing'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { useRateLimit } from '../src/use-rate-limit.ts'
import { createReactGame, createRenderCounter } from './react-game.tsx'

describe('useRateLimit', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('[H74] says what may pass and what has passed, and renders four times a second at the most', () => {
    const clock = createFakeClock()
    const { link, Provider } = createReactGame()
    const limiter = createRateLimiter({ ...DEFAULT_RATE_LIMIT_CONFIG, burstSize: 2 }, clock)
    link.rateLimiter = limiter
    const renders = createRenderCounter()
    const { result } = renderHook(
      () => {
        renders.count('hook')
        return useRateLimit()
      },
      { wrapper: Provider },
    )
    const before = result.current
    expect(before).toMatchObject({ allowedMessages: 2, totalMessages: 0, totalRejected: 0 })
    renders.reset()
    act(() => void vi.advanceTimersByTime(1000))
    expect(result.current).toBe(before)

    for (let message = 0; message < 3; message += 1) limiter.checkAndRecord(100)
    act(() => void vi.advanceTimersByTime(1000))
    expect(result.current).toMatchObject({
      allowedMessages: 0,
      retryAfterMs: 100,
      totalMessages: 2,
      totalBytes: 200,
      totalRejected: 1,
      messagesInBurst: 2,
      config: limiter.getConfig(),
    })
    expect(renders.counts).toEqual({ hook: 1 })
    expect(limiter.getStats().totalRejected).toBe(1)
  })
})
