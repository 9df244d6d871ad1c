// @vitest-environment happy-dom
import { renderHook } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Frame } from '../src/store/frame-loop.ts'
import { runFrames } from '../src/store/frame-loop.ts'
import { useFrame } from '../src/use-frame.ts'
import { createReactGame, createRenderCounter } from './react-game.tsx'

/** What a frame says, since its object is used again. */
const noteFrame = (notes: unknown[]) => (frame: Frame) => {
  const { elapsedMs, world, revision } = frame
  notes.push([elapsedMs, world.size, revision])
}

describe('useFrame', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('[H62] calls in each frame, with what arrived before it, and renders nothing', () => {
    const { link, server, Provider } = createReactGame()
    const notes: unknown[] = []
    const renders = createRenderCounter()
    const { unmount } = renderHook(
      () => {
        renders.count('hook')
        useFrame(noteFrame(notes))
      },
      { wrapper: Provider },
    )
    vi.advanceTimersByTime(16)
    server.spawn()
    link.deliver()
    server.spawn()
    link.deliver()
    vi.advanceTimersByTime(16)
    vi.advanceTimersByTime(16)
    expect(notes).toEqual([
      [0, 0, 0],
      [16, 2, 1],
      [16, 2, 1],
    ])
    expect(renders.counts).toEqual({ hook: 1 })
    unmount()
    vi.advanceTimersByTime(100)
    expect(notes).toHaveLength(3)
    expect(vi.getTimerCount()).toBe(0)
  })

  it('[H63] shares one request for a frame, calls at a rate, and stops for no error', () => {
    const reported: unknown[] = []
    const { store, Provider } = createReactGame()
    const [slow, fast] = [vi.fn<() => void>(), vi.fn<() => void>()]
    const stop = runFrames(store, () => {
      throw new Error('faulty')
    })
    const queue = vi.spyOn(globalThis, 'queueMicrotask').mockImplementation((task) => {
      try {
        task()
      } catch (error) {
        reported.push(error)
      }
    })
    renderHook(
      () => {
        useFrame(slow, { hz: 10 })
        useFrame(fast)
      },
      { wrapper: Provider },
    )
    expect(vi.getTimerCount()).toBe(1)
    vi.advanceTimersByTime(992)
    expect(fast).toHaveBeenCalledTimes(62)
    expect(slow).toHaveBeenCalledTimes(10)
    expect(reported).toHaveLength(62)
    queue.mockRestore()
    stop()
    expect(() => runFrames(store, slow, { hz: 0 })).toThrow('more than 0 times a second')
  })

  it('[H64] says how much time has passed, after a pause that little has', () => {
    const frames: FrameRequestCallback[] = []
    vi.stubGlobal('requestAnimationFrame', (draw: FrameRequestCallback) => frames.push(draw))
    vi.stubGlobal('cancelAnimationFrame', () => {})
    const { Provider } = createReactGame()
    const [each, slow]: [number[], number[]] = [[], []]
    const { unmount } = renderHook(
      () => {
        useFrame(({ elapsedMs }) => each.push(elapsedMs))
        useFrame(({ elapsedMs }) => slow.push(elapsedMs), { hz: 2 })
      },
      { wrapper: Provider },
    )
    for (const nowMs of [1000, 1050, 1500, 2000, 9000, 9020, 9500]) {
      for (const draw of frames.splice(0)) draw(nowMs)
    }
    unmount()
    expect(each).toEqual([0, 50, 100, 100, 100, 20, 100])
    expect(slow).toEqual([0, 500, 500, 600, 500])
    vi.unstubAllGlobals()
  })
})
