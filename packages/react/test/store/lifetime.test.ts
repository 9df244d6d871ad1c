// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createReplicaStore, replicaOf } from '../../src/store/create-replica-store.ts'
import { scheduleFrame } from '../../src/store/frame-scheduler.ts'
import { FakeLink } from '../fake-link.ts'
import { createGame, schema } from '../game.ts'

const POSITION = { Position: { x: 0, y: 0 } }

describe('lifetime of a store', () => {
  it('[P34] is one store for a link', () => {
    const { link, store } = createGame()

    expect(replicaOf(link)).toBe(store)
    expect(() => createReplicaStore(link)).toThrow('has a replica store already')
    const other = new FakeLink(schema)
    expect(replicaOf(other)).toBe(replicaOf(other))
    expect(replicaOf(other)).not.toBe(store)
  })

  it.each(['undefined', 'null', '"ws://localhost"', '{}'])('[P34] is refused for %s', (text) => {
    const given = text === 'undefined' ? undefined : JSON.parse(text)
    expect(() => replicaOf(given)).toThrow('connect(url, { schema })')
  })

  it('[P35] attaches to the link at once and follows its status without being read', () => {
    const { link, store } = createGame()

    expect(link.isAttached).toBe(true)
    link.setStatus({ state: 'connecting' })
    expect(store.getState().status).toBe(link.status)
  })

  it('[P36] lets go of everything when disposed of and keeps what was published', () => {
    const { link, server, frames, store, world, frame } = createGame()
    const orc = server.spawn(POSITION)
    frame()
    server.patch(orc, 'Position', { x: 1 })
    link.deliver()
    store.dispose()

    expect(link.isAttached).toBe(false)
    expect(link.statusListenerCount).toBe(0)
    expect(frames.waiting).toBe(0)
    store.publish()
    expect(world.field(orc, 'Position', 'x')).toBe(0)
    expect(replicaOf(link)).not.toBe(store)
    store.dispose()
    expect(link.isAttached).toBe(true)
  })
})

describe('frames', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })

  it('[P37] publishes with the next frame and leaves no timer behind', () => {
    const page = stubFrames()
    const { link, server, world } = createGame({ scheduler: scheduleFrame })
    server.spawn(POSITION)
    link.deliver()
    expect(world.size).toBe(0)
    page.draw()

    expect(world.size).toBe(1)
    expect(vi.getTimerCount()).toBe(0)
  })

  it('[P38] publishes four times a second in a hidden page and piles nothing up', () => {
    const page = stubFrames()
    const { link, server, store, world } = createGame({ scheduler: scheduleFrame })
    const orc = server.spawn(POSITION)
    for (let message = 0; message < 20; message += 1) {
      server.patch(orc, 'Position', { x: message })
      link.deliver()
      expect(page.waiting).toBeLessThanOrEqual(1)
      expect(vi.getTimerCount()).toBeLessThanOrEqual(1)
      vi.advanceTimersByTime(50)
    }

    expect(store.getState().revision).toBe(4)
    expect(world.field(orc, 'Position', 'x')).toBe(19)
    expect(page.waiting).toBe(0)
    expect(vi.getTimerCount()).toBe(0)
  })

  it('[P39] publishes in the first frame of a page that becomes visible', () => {
    const page = stubFrames()
    const { link, server, world } = createGame({ scheduler: scheduleFrame })
    server.spawn(POSITION)
    link.deliver()
    vi.advanceTimersByTime(10)
    page.draw()

    expect(world.size).toBe(1)
  })

  it('[P40] publishes by a timer where there are no frames at all', () => {
    vi.stubGlobal('requestAnimationFrame', undefined)
    const { link, server, world } = createGame({ scheduler: scheduleFrame })
    server.spawn(POSITION)
    link.deliver()
    vi.advanceTimersByTime(250)

    expect(world.size).toBe(1)
  })

  it('[P41] asks for no frame while nothing arrives', () => {
    const page = stubFrames()
    const { store } = createGame({ scheduler: scheduleFrame })
    store.subscribe(() => {})
    store.publish()

    expect(page.waiting).toBe(0)
    expect(vi.getTimerCount()).toBe(0)
  })
})

/** A page whose frames are drawn by the test, or never, as in a hidden one. */
function stubFrames(): { draw(): void; readonly waiting: number } {
  const callbacks = new Map<number, FrameRequestCallback>()
  let asked = 0
  vi.stubGlobal('requestAnimationFrame', (callback: FrameRequestCallback) => {
    asked += 1
    callbacks.set(asked, callback)
    return asked
  })
  vi.stubGlobal('cancelAnimationFrame', (handle: number) => callbacks.delete(handle))
  return {
    draw: () => {
      const due = [...callbacks.values()]
      callbacks.clear()
      for (const callback of due) callback(0)
    },
    get waiting() {
      return callbacks.size
    },
  }
}
