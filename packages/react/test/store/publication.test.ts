import { describe, expect, it, vi } from 'vitest'
import { scheduleAtOnce } from '../../src/store/frame-scheduler.ts'
import { createGame } from '../game.ts'

const ORC = { Position: { x: 0, y: 0 }, Health: { current: 80, max: 100 }, Name: { value: 'Orc' } }

describe('publication', () => {
  it('[P1] publishes all messages of a frame together, once', () => {
    const { link, server, frames, store, world } = createGame()
    const listener = vi.fn<() => void>()
    store.subscribe(listener)
    const orc = server.spawn(ORC)
    link.deliver()
    server.patch(orc, 'Position', { x: 1 })
    link.deliver()
    server.patch(orc, 'Position', { x: 2 })
    link.deliver()

    expect(frames.waiting).toBe(1)
    frames.draw()

    expect(listener).toHaveBeenCalledOnce()
    expect(store.getState().revision).toBe(1)
    expect(world.component(orc, 'Position')).toEqual({ x: 2, y: 0 })
    expect(frames.waiting).toBe(0)
  })

  it('[P59] publishes each message at once when it is told to', () => {
    const { link, server, store, world } = createGame({ scheduler: scheduleAtOnce })
    const orc = server.spawn(ORC)
    const seen: unknown[] = []
    store.subscribe(() => seen.push(world.field(orc, 'Position', 'x')))
    for (const x of [1, 2, 3]) {
      server.patch(orc, 'Position', { x })
      link.deliver()
    }
    expect(seen).toEqual([1, 2, 3])
    expect(store.getState().revision).toBe(3)
  })

  it('[P2] shows nothing of what arrived until it is published', () => {
    const { link, server, frames, world, frame } = createGame()
    const orc = server.spawn(ORC)
    frame()
    const before = world.component(orc, 'Position')
    server.patch(orc, 'Position', { x: 5 })
    server.remove(orc, 'Health')
    const elf = server.spawn(ORC)
    link.deliver()

    expect(world.component(orc, 'Position')).toBe(before)
    expect(world.field(orc, 'Position', 'x')).toBe(0)
    expect(world.has(orc, 'Health')).toBe(true)
    expect(world.has(elf)).toBe(false)
    expect(world.size).toBe(1)
    expect(world.query({ all: ['Health'] })).toEqual([orc])

    frames.draw()
    expect(world.field(orc, 'Position', 'x')).toBe(5)
    expect(world.has(orc, 'Health')).toBe(false)
    expect(world.query({ all: ['Health'] })).toEqual([elf])
  })

  it('[P3] shows every listener the whole of what is new, the first one too', () => {
    const { server, store, world, frame } = createGame()
    const [left, right] = [server.spawn(ORC), server.spawn(ORC)]
    frame()
    const seen: unknown[] = []
    const look = (): void => {
      seen.push([
        store.getState().revision,
        world.field(left, 'Position', 'x'),
        world.field(right, 'Position', 'x'),
        world.query({ all: ['Bag'] }),
      ])
    }
    store.subscribe(look)
    store.subscribeComponent(left, 'Position', look)
    store.subscribeEntity(right, look)
    store.subscribeQuery({ all: ['Bag'] }, look)
    server.patch(left, 'Position', { x: 7 })
    server.patch(right, 'Position', { x: 7 })
    server.set(right, 'Bag', { items: [], gold: 1n, open: false })
    frame()

    expect(seen).toEqual(Array.from({ length: 4 }, () => [2, 7, 7, [right]]))
  })

  it('[P4] keeps revision and silence when messages change nothing', () => {
    const { link, server, frames, store, frame } = createGame()
    const orc = server.spawn(ORC)
    frame()
    const listener = vi.fn<() => void>()
    store.subscribe(listener)
    store.subscribeEntity(orc, listener)
    link.deliverChanges([
      {
        type: 'fields_updated',
        entityId: orc,
        componentId: 'Health',
        fields: [{ fieldId: 'current', oldValue: undefined, newValue: { type: 'U16', value: 80 } }],
      },
    ])
    frames.draw()

    expect(store.getState().revision).toBe(1)
    expect(listener).not.toHaveBeenCalled()
  })

  it('[P5] publishes at once when as many messages wait as may', () => {
    const { link, server, frames, world } = createGame({ maxMessages: 3 })
    const orc = server.spawn(ORC)
    link.deliver()
    for (const x of [1, 2]) {
      server.patch(orc, 'Position', { x })
      link.deliver()
    }

    expect(world.field(orc, 'Position', 'x')).toBe(2)
    expect(frames.waiting).toBe(0)
  })

  it('[P5] publishes at once when as many changes wait as may', () => {
    const { link, server, frames, world } = createGame({ maxChanges: 20 })
    for (let count = 0; count < 10; count += 1) server.spawn({ Position: { x: 0, y: 0 } })
    link.deliver()

    expect(world.size).toBe(10)
    expect(frames.waiting).toBe(0)
  })

  it('[P6] drops what waits when a snapshot arrives, since that says all', () => {
    const { link, server, frames, world } = createGame({ maxMessages: 3 })
    const orc = server.spawn(ORC)
    link.deliver()
    server.patch(orc, 'Position', { x: 1 })
    link.deliver()
    server.patch(orc, 'Position', { x: 2 })
    link.deliverSnapshot()
    expect(world.size).toBe(0)

    frames.draw()
    expect(world.field(orc, 'Position', 'x')).toBe(2)
  })

  it('[P7] tells the status at once, with the world that arrived before it', () => {
    const { link, server, frames, store, world } = createGame()
    const seen: unknown[] = []
    store.subscribeStatus(() => seen.push([store.getState().status.state, world.size]))
    server.spawn(ORC)
    link.deliver()
    link.setStatus({ state: 'live' })

    expect(seen).toEqual([['live', 1]])
    expect(frames.waiting).toBe(0)
  })

  it('[P8] publishes what a listener made arrive in a publication of its own', () => {
    const { link, server, frames, store, world, frame } = createGame({ maxMessages: 1 })
    const orc = server.spawn(ORC)
    frame()
    const seen: unknown[] = []
    const look = (): void => void seen.push(world.field(orc, 'Position', 'x'))
    store.subscribe(() => {
      if (world.field(orc, 'Position', 'x') !== 1) return
      server.patch(orc, 'Position', { x: 2 })
      link.deliver()
      store.publish()
    })
    store.subscribeComponent(orc, 'Position', look)
    server.patch(orc, 'Position', { x: 1 })
    link.deliver()
    expect(seen).toEqual([1])

    frames.draw()
    expect(seen).toEqual([1, 2])
  })

  it('[P8] does so too when the scheduler publishes at once', () => {
    const { link, server, store, world } = createGame({ scheduler: scheduleAtOnce })
    const seen: unknown[] = []
    store.subscribeComponent(1, 'Position', () => {
      const x = world.field(1, 'Position', 'x')
      seen.push(x)
      if (x !== 0) return
      server.patch(1, 'Position', { x: 1 })
      link.deliver()
    })
    server.spawn(ORC, { id: 1 })
    link.deliver()
    server.patch(1, 'Position', { x: 2 })
    link.deliver()

    expect(seen).toEqual([0, 1, 2])
  })

  it('[P9] starts from an empty, idle state that stays the initial one', () => {
    const { link, server, store, frame } = createGame()
    const orc = server.spawn(ORC)
    link.setStatus({ state: 'live' })
    frame()

    const initial = store.getInitialState()
    expect(initial.revision).toBe(0)
    expect(initial.status.state).toBe('idle')
    expect(initial.world.size).toBe(0)
    expect(initial.world.get(orc)).toBeUndefined()
    expect(initial.world.query({ all: ['Position'] })).toEqual([])
  })

  it('[P10] leaves out a message that cannot be applied, reports it and goes on', () => {
    const onError = vi.fn<(error: unknown) => void>()
    const { link, server, frames, store, world, frame } = createGame({ onError })
    const orc = server.spawn(ORC)
    frame()
    link.deliverChanges([
      { type: 'entity_removed', entityId: orc },
      { type: 'entity_added', entityId: -1 },
    ])
    server.spawn(ORC, { id: 9 })
    link.deliver()
    frames.draw()

    expect(onError).toHaveBeenCalledOnce()
    expect(store.getState().revision).toBe(2)
    expect(world.ids()).toContain(9)
  })

  it('[P13] says in which revision an entity came, also one that took the id of another', () => {
    const { server, store, world, frame } = createGame()
    const orc = server.spawn(ORC)
    frame()
    server.patch(orc, 'Position', { x: 1 })
    const elf = server.spawn(ORC)
    frame()
    expect([world.bornIn(orc), world.bornIn(elf), world.bornIn(99)]).toEqual([1, 2, undefined])
    server.despawn(orc)
    server.spawn(ORC, { id: orc })
    frame()
    expect(world.bornIn(orc)).toBe(store.getState().revision)
  })

  it('[P11] tells those who began to listen to what changed last, and queries that began to ask for it', () => {
    const { server, store, world, frame } = createGame()
    const orc = server.spawn(ORC)
    frame()
    server.patch(orc, 'Position', { x: 1 })
    frame()
    const told: unknown[] = []
    const query = { where: { Position: { x: { above: 1 } } } }
    store.subscribeComponent(orc, 'Position', () => told.push(world.field(orc, 'Position', 'x')))
    store.subscribeQuery(query, () => told.push(world.query(query)))
    server.patch(orc, 'Position', { x: 2 })
    frame()

    expect(told).toEqual([2, [orc]])
  })

  it('[P43] is right however much changes at once', () => {
    const { link, server, frames, store, world, frame } = createGame({ maxChanges: Infinity })
    const ids = Array.from({ length: 10_000 }, () => server.spawn({ Position: { x: 0, y: 0 } }))
    frame()
    const [first, second, third] = [ids[0]!, ids[1]!, ids[2]!]
    const before = [world.get(first), world.get(second), world.get(third)]
    const told: string[] = []
    store.subscribeEntity(first, () => told.push('first'))
    store.subscribeQuery({ all: ['Position'] }, () => told.push('query'))
    store.subscribeQuery({ all: ['Bag'] }, () => told.push('other query'))
    for (const id of ids.slice(2)) server.despawn(id)
    server.patch(first, 'Position', { x: 1 })
    link.deliver()
    frames.draw()

    expect(told).toEqual(['first', 'query'])
    expect(world.get(first)).not.toBe(before[0])
    expect(world.get(second)).toBe(before[1])
    expect(world.get(third)).toBeUndefined()
    expect(world.query({ all: ['Position'] })).toEqual([first, second])
  })
})
