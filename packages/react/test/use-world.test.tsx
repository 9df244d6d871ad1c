import { act, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { useWorld } from '../src/use-world.ts'
import { createReactGame, createRenderCounter } from './react-game.tsx'

const health = (current: number) => ({ Health: { current, max: 100 } })

const isNear = (first: number, second: number): boolean => Math.abs(first - second) < 5

describe('useWorld', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('[H52] picks values out of the whole state, and renders when they are others', () => {
    const { server, frame, Provider } = createReactGame()
    const [orc] = [server.spawn(health(1)), server.spawn(health(2))]
    frame()
    const renders = createRenderCounter()
    const { result } = renderHook(
      () => {
        renders.count('hook')
        return useWorld(({ revision, world }) => ({
          // The revision is another one each time, so it is not picked.
          hasCome: revision > 0,
          sum: world
            .ids()
            .reduce((sum, id) => sum + Number(world.field(id, 'Health', 'current')), 0),
        }))
      },
      { wrapper: Provider },
    )
    expect(result.current).toEqual({ hasCome: true, sum: 3 })
    renders.reset()
    server.set(orc!, 'Position', { x: 1, y: 1 })
    frame()
    expect(renders.counts).toEqual({})
    server.patch(orc!, 'Health', { current: 5 })
    frame()
    expect(result.current.sum).toBe(7)
    expect(renders.counts).toEqual({ hook: 1 })
  })

  it('[H53] follows a selector that is another one, and compares as it is told to', () => {
    const { server, frame, Provider } = createReactGame()
    server.spawn(health(10), { id: 1 })
    server.spawn(health(20), { id: 2 })
    frame()
    const { result, rerender } = renderHook(
      ({ id }) =>
        useWorld(({ world }) => Number(world.field(id, 'Health', 'current')), { isEqual: isNear }),
      { wrapper: Provider, initialProps: { id: 1 } },
    )
    rerender({ id: 2 })
    expect(result.current).toBe(20)
    server.patch(2, 'Health', { current: 22 })
    frame()
    expect(result.current).toBe(20)
    server.patch(2, 'Health', { current: 26 })
    frame()
    expect(result.current).toBe(26)
  })

  it.each<[string, (size: number) => unknown]>([
    ['objects', (size) => ({ size })],
    ['objects without prototype', (size) => Object.assign(Object.create(null), { size })],
    ['lists', (size) => [size]],
    ['maps', (size) => new Map([['size', size]])],
    ['sets', (size) => new Set([size])],
  ])('[H52] takes %s for the same when the same is in them', (_name, pick) => {
    const { server, frame, Provider } = createReactGame()
    server.spawn(health(1), { id: 1 })
    frame()
    const { result } = renderHook(() => useWorld(({ world }) => pick(world.size)), {
      wrapper: Provider,
    })
    const before = result.current
    server.patch(1, 'Health', { current: 2 })
    frame()
    expect(result.current).toBe(before)
    server.spawn(health(1))
    frame()
    expect(result.current).toEqual(pick(2))
  })

  it('[H52] takes objects that keep what they say out of sight for others', () => {
    const { server, frame, Provider } = createReactGame()
    server.spawn(health(1), { id: 1 })
    frame()
    const { result } = renderHook(() => useWorld(({ timestamp }) => new Date(timestamp)), {
      wrapper: Provider,
    })
    const before = result.current.getTime()
    server.patch(1, 'Health', { current: 2 })
    frame()
    expect(result.current.getTime()).toBeGreaterThan(before)
  })

  it('[H54] looks at the world a few times a second when it is told to', () => {
    const { server, frame, Provider } = createReactGame()
    server.spawn(health(0), { id: 1 })
    frame()
    const select = vi.fn<(state: { world: { field(...path: unknown[]): unknown } }) => unknown>(
      ({ world }) => world.field(1, 'Health', 'current'),
    )
    const renders = createRenderCounter()
    const { result } = renderHook(
      () => {
        renders.count('hook')
        return useWorld(select, { hz: 2 })
      },
      { wrapper: Provider },
    )
    renders.reset()
    select.mockClear()
    for (let current = 1; current <= 20; current += 1) {
      server.patch(1, 'Health', { current })
      frame()
      act(() => void vi.advanceTimersByTime(50))
    }
    expect(result.current).toBe(20)
    expect(renders.counts).toEqual({ hook: 2 })
    expect(select).toHaveBeenCalledTimes(2)
  })
})
