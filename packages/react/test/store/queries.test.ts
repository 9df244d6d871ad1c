import { describe, expect, it, vi } from 'vitest'
import { copyQuery, type EntityQuery } from '../../src/store/entity-query.ts'
import { createGame, type GameSchema } from '../game.ts'

const POSITION = { Position: { x: 0, y: 0 } }
const HEALTH = { Health: { current: 80, max: 100 } }

const ASKED: EntityQuery<GameSchema> = { any: ['Position'] }

function createAsked() {
  const game = createGame()
  const { server, world, frame } = game
  server.spawn(POSITION)
  frame()
  const loose: { query(query: EntityQuery): readonly number[] } = world
  return {
    ...game,
    query: world.query,
    askForOthers: (count: number): void => {
      for (let index = 0; index < count; index += 1) loose.query({ none: [`Name${index}`] })
    },
    /** Publishes what is nothing to the queries here. */
    publish: (): void => {
      server.spawn(HEALTH)
      frame()
    },
  }
}

describe('queries', () => {
  it('[P26] have all of `all`, some of `any` and none of `none`, ascending by id', () => {
    const { server, world, frame } = createGame()
    server.spawn({ ...POSITION, ...HEALTH }, { id: 5 })
    server.spawn(POSITION, { id: 3 })
    server.spawn(HEALTH, { id: 9 })
    server.spawn({}, { id: 1 })
    frame()

    expect(world.query({ all: ['Position'] })).toEqual([3, 5])
    expect(world.query({ all: ['Position', 'Health'] })).toEqual([5])
    expect(world.query({ any: ['Position', 'Health'] })).toEqual([3, 5, 9])
    expect(world.query({ none: ['Position'] })).toEqual([1, 9])
    expect(world.query({ all: ['Position'], none: ['Health'] })).toEqual([3])
    expect(world.query({ any: ['Health'], none: ['Position'] })).toEqual([9])
    expect(world.query({})).toEqual([1, 3, 5, 9])
    expect(world.query({ all: [], any: [], none: [] })).toEqual([1, 3, 5, 9])
    expect(world.ids()).toEqual([1, 3, 5, 9])
  })

  it('[P27] keep their array while components only change their values', () => {
    const { server, store, world, frame } = createGame()
    const orc = server.spawn(POSITION)
    frame()
    const listener = vi.fn<() => void>()
    store.subscribeQuery({ all: ['Position'] }, listener)
    const before = world.query({ all: ['Position'] })
    server.patch(orc, 'Position', { x: 1 })
    server.spawn(HEALTH)
    frame()

    expect(listener).not.toHaveBeenCalled()
    expect(world.query({ all: ['Position'] })).toBe(before)
    expect(Object.isFrozen(before)).toBe(true)
  })

  it('[P28] follow entities and components that come and go', () => {
    const { server, world, frame } = createGame()
    const [orc, elf, imp] = [server.spawn(POSITION), server.spawn(HEALTH), server.spawn(POSITION)]
    const query = { all: ['Position'] } as const
    frame()
    const seen = [world.query(query)]
    const changes = [
      () => server.set(elf, 'Position', { x: 0, y: 0 }),
      () => server.remove(orc, 'Position'),
      () => server.despawn(imp),
      () => server.spawn(POSITION, { id: 20 }),
      () => {
        server.despawn(elf)
        server.spawn(HEALTH, { id: elf })
        server.spawn(POSITION, { id: 10 })
        server.set(orc, 'Position', { x: 0, y: 0 })
      },
    ]
    for (const change of changes) {
      change()
      frame()
      seen.push(world.query(query))
    }

    expect(seen).toEqual([[1, 3], [1, 2, 3], [2, 3], [2], [2, 20], [1, 10, 20]])
  })

  it('[P29] keep their array when an entity went out and in again within a frame', () => {
    const { server, store, world, frame } = createGame()
    const orc = server.spawn(POSITION)
    frame()
    const listener = vi.fn<() => void>()
    store.subscribeQuery({ all: ['Position'] }, listener)
    const before = world.query({ all: ['Position'] })
    server.despawn(orc)
    server.spawn(POSITION, { id: orc })
    frame()

    expect(world.query({ all: ['Position'] })).toBe(before)
    expect(listener).not.toHaveBeenCalled()
  })

  it('[P30] are one query when they say the same', () => {
    const { server, world, frame } = createGame()
    server.spawn({ ...POSITION, ...HEALTH })
    frame()

    expect(world.query({ all: ['Health', 'Position', 'Health'], any: [] })).toBe(
      world.query({ all: ['Position', 'Health'], none: [] }),
    )
  })

  it('[P31] match nothing by names that no entity has', () => {
    const { server, store, frame } = createGame()
    const orc = server.spawn(POSITION)
    frame()
    const loose: { query(query: EntityQuery): readonly number[] } = store.getState().world
    for (const name of ['Nope', '__proto__', 'constructor']) {
      expect(loose.query({ all: [name] })).toEqual([])
      expect(loose.query({ any: [name] })).toEqual([])
      expect(loose.query({ none: [name] })).toEqual([orc])
    }
  })

  it('[P32] do not change with the object that asked for them', () => {
    const { server, store, frame } = createGame()
    const names: ('Position' | 'Health')[] = ['Position']
    const listener = vi.fn<() => void>()
    store.subscribeQuery({ all: names }, listener)
    names[0] = 'Health'
    server.spawn(POSITION)
    frame()

    expect(listener).toHaveBeenCalledOnce()
  })

  it('[P32] do not change with what is in the object that asked for them', () => {
    const { server, store, frame } = createGame()
    const current = { above: 1 }
    const step: ['Health', 'current', 'ascending' | 'descending'] = [
      'Health',
      'current',
      'descending',
    ]
    const values: ('Position' | 'Health')[] = ['Health']
    const query = { where: { Health: { current } }, sort: [step], values } as const
    const copy = copyQuery<GameSchema>(query)
    current.above = 100
    step[2] = 'ascending'
    values[0] = 'Position'
    for (const value of [1, 2, 3]) server.spawn({ Health: { current: value, max: 9 } })
    frame()

    const { world } = store.getState()
    expect(world.query(copy)).toEqual([3, 2])
    expect(copy).toEqual({
      where: { Health: { current: { above: 1 } } },
      sort: [['Health', 'current', 'descending']],
      values: ['Health'],
    })
  })

  describe('[P33] live', () => {
    it('while they have listeners', () => {
      const { query, store, askForOthers, publish } = createAsked()
      const before = query(ASKED)
      const stop = store.subscribeQuery(ASKED, () => {})
      askForOthers(40)
      publish()
      expect(query(ASKED)).toBe(before)
      stop()
      askForOthers(40)
      publish()
      expect(query(ASKED)).toEqual(before)
      expect(query(ASKED)).not.toBe(before)
    })

    it('where nobody listens, through a publication if they are of the 32 read last', () => {
      const { query, askForOthers, publish } = createAsked()
      const before = query(ASKED)
      askForOthers(31)
      publish()
      expect(query(ASKED)).toBe(before)
      askForOthers(32)
      publish()
      expect(query(ASKED)).not.toBe(before)
    })

    it('until then if they are of the 1,024 read last', () => {
      const { query, askForOthers } = createAsked()
      const before = query(ASKED)
      askForOthers(1023)
      expect(query(ASKED)).toBe(before)
      askForOthers(1024)
      expect(query(ASKED)).not.toBe(before)
    })
  })
})
