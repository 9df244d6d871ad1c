import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createBeat } from '../../../src/panel/beat.ts'
import { watchRun } from '../../../src/panel/messages/watch-run.ts'

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  vi.useRealTimers()
})

/** A run that has `left` slices to work, and a recorder that says when something came. */
function createWork(left: number) {
  const budgets: number[] = []
  const listeners = new Set<() => void>()
  return {
    budgets,
    run: {
      run: (budgetMs: number) => {
        budgets.push(budgetMs)
        left -= 1
        return left <= 0
      },
    },
    recorder: {
      subscribe: (listener: () => void) => {
        listeners.add(listener)
        return () => {
          listeners.delete(listener)
        }
      },
    },
    listeners,
    came: (more = 1) => {
      left = more
      for (const listener of listeners) listener()
    },
  }
}

describe('a filter at work', () => {
  it('takes at most 4 ms of 16, until all is judged', () => {
    const { run, recorder, budgets } = createWork(100)
    watchRun(recorder, run, () => {})
    vi.advanceTimersByTime(1_000)
    expect(Math.max(...budgets)).toBeLessThanOrEqual(4)
    // Timers stand still while it works: 12 ms are left between two slices.
    expect(budgets.length).toBeLessThanOrEqual(1_000 / 12 + 1)
    vi.advanceTimersByTime(1_000)
    expect(budgets.length).toBe(100)
  })

  it('goes on when something comes, and only then', () => {
    const { run, recorder, budgets, came } = createWork(1)
    watchRun(recorder, run, () => {})
    vi.advanceTimersByTime(100)
    expect(budgets.length).toBe(1)
    came(3)
    came(3)
    vi.advanceTimersByTime(100)
    expect(budgets.length).toBe(4)
  })

  it('is heard of ten times a second at the most, and at its end', () => {
    const { run, recorder } = createWork(500)
    const beat = createBeat((judged) => watchRun(recorder, run, judged), 100)
    let heard = 0
    beat.subscribe(() => {
      heard += 1
    })
    vi.advanceTimersByTime(3_000)
    expect(heard).toBeGreaterThan(20)
    expect(heard).toBeLessThanOrEqual(31)
    vi.advanceTimersByTime(10_000)
    const atEnd = heard
    vi.advanceTimersByTime(10_000)
    expect(heard).toBe(atEnd)
  })

  it('stops when nobody listens', () => {
    const { run, recorder, budgets, listeners } = createWork(100)
    const stop = watchRun(recorder, run, () => {})
    vi.advanceTimersByTime(30)
    const done = budgets.length
    stop()
    vi.advanceTimersByTime(1_000)
    expect([budgets.length, listeners.size, vi.getTimerCount()]).toEqual([done, 0, 0])
  })
})
