import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { systemClock } from '../src/clock.ts'

const DAY_MS = 86_400_000

describe('the machine’s clock', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it.each([0, 5, 30 * DAY_MS, 100 * DAY_MS])(
    '[R22] calls back once after %d ms, however long that is',
    (delayMs) => {
      const callback = vi.fn<() => void>()
      systemClock.schedule(delayMs, callback)
      vi.advanceTimersByTime(Math.max(0, delayMs - 1))
      expect(callback).toHaveBeenCalledTimes(delayMs === 0 ? 1 : 0)
      vi.advanceTimersByTime(200 * DAY_MS)
      expect(callback).toHaveBeenCalledTimes(1)
    },
  )

  it('[R22] never calls back for a limiter that will never let through', () => {
    const callback = vi.fn<() => void>()
    const cancel = systemClock.schedule(Number.POSITIVE_INFINITY, callback)
    vi.advanceTimersByTime(200 * DAY_MS)
    cancel()
    expect(callback).not.toHaveBeenCalled()
    expect(vi.getTimerCount()).toBe(0)
  })

  it('[R22] a wait that was cancelled does not end, in whatever stage it is', () => {
    const callback = vi.fn<() => void>()
    const cancel = systemClock.schedule(60 * DAY_MS, callback)
    vi.advanceTimersByTime(40 * DAY_MS)
    cancel()
    vi.advanceTimersByTime(60 * DAY_MS)
    expect(callback).not.toHaveBeenCalled()
  })
})
