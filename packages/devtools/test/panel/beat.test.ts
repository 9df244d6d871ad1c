import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createBeat } from '../../src/panel/beat.ts'

let change: () => void = () => undefined
let subscriptions = 0

function beatOf10Hz() {
  subscriptions = 0
  return createBeat((listener) => {
    change = listener
    subscriptions += 1
    return () => {
      subscriptions -= 1
    }
  }, 100)
}

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  vi.useRealTimers()
})

describe('a beat', () => {
  it('passes the first change on at once and the rest once a period', () => {
    const beat = beatOf10Hz()
    const heard = vi.fn()
    beat.subscribe(heard)
    for (let ms = 0; ms < 1000; ms += 10) {
      change()
      vi.advanceTimersByTime(10)
    }
    expect(heard.mock.calls.length).toBeGreaterThanOrEqual(10)
    expect(heard.mock.calls.length).toBeLessThanOrEqual(11)
  })

  it('never swallows the last change', () => {
    const beat = beatOf10Hz()
    const heard = vi.fn()
    beat.subscribe(heard)
    change()
    change()
    vi.advanceTimersByTime(1000)
    expect(heard).toHaveBeenCalledTimes(2)
  })

  it('says that something may have happened while nobody listened', () => {
    const beat = beatOf10Hz()
    const before = beat.count()
    beat.subscribe(() => undefined)
    expect(beat.count()).not.toBe(before)
  })

  it('listens only while somebody listens to it', () => {
    const beat = beatOf10Hz()
    const stopOne = beat.subscribe(() => undefined)
    const stopOther = beat.subscribe(() => undefined)
    expect(subscriptions).toBe(1)
    stopOne()
    stopOther()
    expect(subscriptions).toBe(0)
    expect(vi.getTimerCount()).toBe(0)
  })
})
