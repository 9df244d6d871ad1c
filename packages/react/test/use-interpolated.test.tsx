import { renderHook } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { InterpolationOptions } from '../src/store/interpolation/interpolate.ts'
import { useInterpolated } from '../src/use-interpolated.ts'
import { createReactGame, createRenderCounter } from './react-game.tsx'

/** A game of which a tick comes every 50 ms, on a clock that the test turns. */
function createMovingGame(options?: InterpolationOptions) {
  const game = createReactGame()
  const { server } = game
  server.spawn({ Position: { x: 0, y: 0 }, Health: { current: 1, max: 1 } }, { id: 1 })
  game.frame()
  const renders = createRenderCounter()
  const { result, rerender } = renderHook(
    ({ id }) => {
      renders.count('hook')
      return useInterpolated(id, 'Position', options)
    },
    { wrapper: game.Provider, initialProps: { id: 1 as number | null } },
  )
  const drawn: number[] = []
  vi.advanceTimersByTime(50)
  return {
    ...game,
    drawn,
    place: result,
    renders,
    rerender,
    /** The time of a tick, in frames of 10 ms, in each of which it is drawn. */
    tick: (x?: number) => {
      if (x !== undefined) server.patch(1, 'Position', { x })
      else server.patch(1, 'Health', { current: 2 + (drawn.length % 7) })
      game.frame()
      for (let each = 0; each < 5; each += 1) {
        vi.advanceTimersByTime(10)
        drawn.push(Number(result.current.current?.['x']))
      }
    },
  }
}

describe('useInterpolated', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('[H65] moves evenly between ticks, a little in the past, without rendering', () => {
    const game = createMovingGame()
    for (let x = 0; x < 40; x += 1) game.tick(x * 5)
    const steps = game.drawn.slice(-50).map((x, index, all) => x - (all[index - 1] ?? x - 1))
    expect(Math.min(...steps)).toBeCloseTo(1, 2)
    expect(Math.max(...steps)).toBeCloseTo(1, 2)
    const behind = 39 * 5 + 5 - game.drawn.at(-1)!
    expect(behind).toBeGreaterThanOrEqual(9)
    expect(behind).toBeLessThanOrEqual(16)
    expect(game.renders.counts).toEqual({ hook: 1 })
  })

  it('[H65] does not sweep to where another entity came under the id of one that died', () => {
    const game = createMovingGame()
    for (let x = 1; x < 10; x += 1) game.tick(x)
    game.server.despawn(1)
    game.server.spawn({ Position: { x: 1000, y: 0 } }, { id: 1 })
    for (let x = 1001; x < 1010; x += 1) game.tick(x)
    expect(game.drawn.filter((x) => x > 20 && x < 990)).toEqual([])
    expect(game.drawn.at(-1)).toBeGreaterThan(1005)
  })

  it('[H65] moves as evenly far in the past, when it is told to', () => {
    const game = createMovingGame({ delayMs: 3000 })
    for (let x = 0; x < 120; x += 1) game.tick(x * 5)
    const steps = game.drawn.slice(-50).map((x, index, all) => x - (all[index - 1] ?? x - 1))
    expect(Math.min(...steps)).toBeCloseTo(1, 2)
    expect(Math.max(...steps)).toBeCloseTo(1, 2)
    expect(119 * 5 + 5 - game.drawn.at(-1)!).toBeCloseTo(300, -1)
  })

  it('[H66] runs on for a bounded time when ticks stay away, then comes to rest where it was last', () => {
    const game = createMovingGame({ delayMs: 0, maxExtrapolationMs: 40, everyMs: 50 })
    for (let x = 1; x <= 20; x += 1) game.tick(x * 5)
    vi.advanceTimersByTime(10)
    const furthest = Math.max(...game.drawn)
    expect(furthest).toBeGreaterThan(100)
    expect(furthest).toBeLessThanOrEqual(104.01)
    for (let each = 0; each < 100; each += 1) {
      vi.advanceTimersByTime(10)
      game.drawn.push(Number(game.place.current.current?.['x']))
    }
    expect(Math.max(...game.drawn)).toBeLessThanOrEqual(104.01)
    expect(game.drawn.at(-1)).toBe(100)
  })

  it('[H67] stands still while others move, and sets off without a leap', () => {
    const game = createMovingGame()
    for (let each = 0; each < 20; each += 1) game.tick()
    expect(new Set(game.drawn)).toEqual(new Set([0]))
    for (let x = 1; x <= 10; x += 1) game.tick(x * 5)
    const steps = game.drawn.map((x, index, all) => x - (all[index - 1] ?? x))
    expect(Math.max(...steps)).toBeLessThan(1.6)
    expect(Math.min(...steps)).toBeGreaterThanOrEqual(0)
  })

  it('[H68] draws nothing between the ends of a jump', () => {
    const game = createMovingGame({ jump: 20 })
    for (let each = 0; each < 10; each += 1) game.tick(each)
    for (let each = 0; each < 10; each += 1) game.tick(1000 + each)
    expect(game.drawn.filter((x) => x > 20 && x < 990)).toEqual([])
    expect(game.drawn.at(-1)).toBeGreaterThan(1000)
  })

  it('[H69] waits for ticks that come late, and never runs backwards for them', () => {
    const game = createMovingGame()
    let x = 0
    // Each second tick comes 30 ms late.
    for (let each = 0; each < 60; each += 1) {
      const late = each % 2 === 1
      if (late) {
        for (let wait = 0; wait < 3; wait += 1) {
          vi.advanceTimersByTime(10)
          game.drawn.push(Number(game.place.current.current?.['x']))
        }
      }
      game.server.patch(1, 'Position', { x: (x += 5) })
      game.frame()
      for (let wait = late ? 3 : 0; wait < 5; wait += 1) {
        vi.advanceTimersByTime(10)
        game.drawn.push(Number(game.place.current.current?.['x']))
      }
    }
    const steps = game.drawn.slice(100).map((at, index, all) => at - (all[index - 1] ?? at - 1))
    expect(Math.min(...steps)).toBeGreaterThan(0.4)
    expect(Math.max(...steps)).toBeLessThan(1.6)
  })

  it('[H70] is undefined while it is not there, and another entity under another id', () => {
    const game = createMovingGame()
    game.tick(3)
    game.server.despawn(1)
    game.server.spawn({ Position: { x: 70, y: 7 } }, { id: 2 })
    game.frame()
    vi.advanceTimersByTime(10)
    expect(game.place.current.current).toBeUndefined()
    game.rerender({ id: 2 })
    expect(game.place.current.current).toEqual({ x: 70, y: 7 })
    game.rerender({ id: null })
    expect(game.place.current.current).toBeUndefined()
  })

  it('[H71] keeps its object between frames and its fields that are no numbers', () => {
    const { server, frame, Provider } = createReactGame()
    server.spawn({ Name: { value: 'Orc', title: 'Sir' } }, { id: 1 })
    frame()
    const { result } = renderHook(() => useInterpolated(1, 'Name'), { wrapper: Provider })
    const first = result.current.current
    expect(first).toEqual({ value: 'Orc', title: 'Sir' })
    server.set(1, 'Name', { value: 'Elf' })
    frame()
    vi.advanceTimersByTime(10)
    expect(result.current.current).toBe(first)
    expect(first).toEqual({ value: 'Elf' })
  })

  it('[H72] turns angles the shorter way', () => {
    const { server, frame, Provider } = createReactGame()
    server.spawn({ Position: { x: 3, y: 0 } }, { id: 1 })
    frame()
    const { result } = renderHook(
      () => useInterpolated(1, 'Position', { angles: ['x'], delayMs: 50, everyMs: 50 }),
      { wrapper: Provider },
    )
    const drawn: number[] = []
    for (const x of [3, 3.1, -3.1, -3, -2.9, -2.8]) {
      server.patch(1, 'Position', { x })
      frame()
      for (let each = 0; each < 5; each += 1) {
        vi.advanceTimersByTime(10)
        drawn.push(Number(result.current.current?.['x']))
      }
    }
    expect(drawn.filter((angle) => Math.abs(angle) < 2.7)).toEqual([])
    expect(drawn.at(-1)).toBeLessThan(-2.7)
  })
})
