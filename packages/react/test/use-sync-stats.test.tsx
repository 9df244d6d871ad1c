// @vitest-environment happy-dom
import { act, renderHook } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { useSyncStats } from '../src/use-sync-stats.ts'
import { createReactGame, createRenderCounter } from './react-game.tsx'

const wait = (ms: number): void => act(() => void vi.advanceTimersByTime(ms))

function Another({ children }: { children: ReactNode }): ReactNode {
  useSyncStats()
  return children
}

describe('useSyncStats', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('[H18] renders four times a second at the most, and only when a figure changed', () => {
    const { link, Provider } = createReactGame()
    const renders = createRenderCounter()
    const { result } = renderHook(
      () => {
        renders.count('hook')
        return useSyncStats()
      },
      { wrapper: Provider },
    )
    const before = result.current
    renders.reset()
    wait(1000)
    expect(renders.counts).toEqual({})
    expect(result.current).toBe(before)

    for (let messagesIn = 1; messagesIn <= 100; messagesIn += 1) {
      link.stats = { ...link.stats, messagesIn }
      wait(10)
    }
    expect(renders.counts).toEqual({ hook: 4 })
    expect(result.current.messagesIn).toBe(100)
  })

  it('[H19] shares one timer between all at the same rate, and runs none without them', () => {
    const { link, Provider } = createReactGame()
    const { unmount } = renderHook(() => useSyncStats({ hz: 4 }), {
      wrapper: ({ children }) => (
        <Provider>
          <Another>{children}</Another>
        </Provider>
      ),
    })
    expect(vi.getTimerCount()).toBe(1)
    const before = link.statsRead
    wait(1000)
    expect(link.statsRead - before).toBe(4)

    unmount()
    expect(vi.getTimerCount()).toBe(0)
  })

  it('[H20] reads at the rate that it is asked for', () => {
    const { link, Provider } = createReactGame()
    renderHook(() => useSyncStats({ hz: 10 }), { wrapper: Provider })
    const before = link.statsRead
    wait(1000)

    expect(link.statsRead - before).toBe(10)
  })

  it('[H21] shows new figures to who mounts after a pause', () => {
    const { link, Provider } = createReactGame()
    const seen: unknown[] = []
    const mount = () =>
      renderHook(() => seen.push(useSyncStats().rttMs), { wrapper: Provider }).unmount()
    mount()
    link.stats = { ...link.stats, rttMs: 12 }
    wait(1000)
    mount()
    expect(seen).toEqual([undefined, 12])

    // A look is not older than the rate allows: who mounts earlier hears of it when it is mounted.
    link.stats = { ...link.stats, rttMs: 13 }
    mount()
    expect(seen).toEqual([undefined, 12, 12, 13])
  })

  it('[H22] refuses rates that are none or above 60', () => {
    const { Provider } = createReactGame()
    const silence = vi.spyOn(console, 'error').mockReturnValue()
    for (const hz of [0, -1, 61, Number.NaN, Infinity]) {
      expect(() => renderHook(() => useSyncStats({ hz }), { wrapper: Provider })).toThrow(
        'times a second',
      )
    }
    silence.mockRestore()
  })
})
