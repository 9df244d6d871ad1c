import { describe, expect, it, vi } from 'vitest'
import type { EntityQuery } from '../../src/store/entity-query.ts'
import { createGame, type Game, type GameSchema } from '../game.ts'

type Query = EntityQuery<GameSchema>

const health = (current: number, max = 100) => ({ Health: { current, max } })

const isHurt = ({ current, max }: { current: number; max: number }): boolean => current < max

const faulty = (): boolean => {
  throw new Error('faulty')
}

function spawnHealths(game: Game, ...currents: readonly number[]): number[] {
  const ids = currents.map((current) => game.server.spawn(health(current)))
  game.frame()
  return ids
}

describe('queries by value', () => {
  it('[P50] mean whose components say so, by equality and by comparison', () => {
    const game = createGame()
    const { server, world } = game
    spawnHealths(game, 10, 20, 30)
    server.spawn({ Position: { x: Number.NaN, y: -0 } })
    server.spawn({ Name: { value: 'Orc' } })
    server.spawn({ Name: { value: 'Elf', title: 'Sir' } })
    server.spawn({ Bag: { items: [], gold: 7n, open: true } })
    game.frame()
    const cases: readonly [Query['where'], number[]][] = [
      [{ Health: { current: 20 } }, [2]],
      [{ Health: { current: { not: 20 } } }, [1, 3]],
      [{ Health: { current: { oneOf: [10, 30, 50] } } }, [1, 3]],
      [{ Health: { current: { above: 20 } } }, [3]],
      [{ Health: { current: { atLeast: 20 } } }, [2, 3]],
      [{ Health: { current: { below: 20 } } }, [1]],
      [{ Health: { current: { atMost: 20 } } }, [1, 2]],
      [{ Health: { current: { above: 10, below: 30 }, max: 100 } }, [2]],
      [{ Health: { current: 10, max: 1 } }, []],
      [{ Health: {} }, [1, 2, 3]],
      [{ Health: { current: undefined } }, [1, 2, 3]],
      [{ Position: { x: Number.NaN } }, [4]],
      [{ Position: { x: { not: Number.NaN } } }, []],
      [{ Position: { y: 0 } }, [4]],
      [{ Position: { x: { above: 0 } } }, []],
      [{ Position: { x: { atMost: 0 } } }, []],
      [{ Name: { value: { below: 'F' } } }, [6]],
      [{ Name: { title: 'Sir' } }, [6]],
      [{ Name: { title: { not: 'Sir' } } }, [5]],
      [{ Name: { title: { above: '' } } }, [6]],
      [{ Bag: { gold: { atLeast: 7n } } }, [7]],
      [{ Bag: { gold: 7n, open: true } }, [7]],
      [{ Bag: { open: false } }, []],
      [{ Bag: undefined }, [1, 2, 3, 4, 5, 6, 7]],
    ]
    for (const [where, ids] of cases) expect(world.query({ where })).toEqual(ids)
    expect(world.query({ where: { Health: { max: 100 } }, none: ['Health'] })).toEqual([])
  })

  it('[P50] follow those who came after the query, and who took the place of one who is gone', () => {
    const game = createGame()
    const { server, store, world } = game
    const query: Query = { where: { Health: { current: { below: 50 } } } }
    store.subscribeQuery(query, () => {})
    const results: (readonly number[])[] = [world.query(query)]
    const changes = [
      () => server.spawn(health(10), { id: 1 }),
      () => server.patch(1, 'Health', { current: 90 }),
      () => server.patch(1, 'Health', { current: 20 }),
      () => {
        server.despawn(1)
        server.spawn(health(90), { id: 2 })
      },
      () => server.patch(2, 'Health', { current: 5 }),
      () => server.remove(2, 'Health'),
      () => server.set(2, 'Health', { current: 60, max: 100 }),
      () => server.patch(2, 'Health', { current: 4 }),
    ]
    for (const change of changes) {
      change()
      game.frame()
      results.push(world.query(query))
    }
    expect(results).toEqual([[], [1], [], [1], [], [2], [], [], [2]])
  })

  it('[P51] take functions of a component, and report those that throw', () => {
    const reported: unknown[] = []
    const game = createGame({ onError: (error) => reported.push(error) })
    const { world } = game
    spawnHealths(game, 100, 20)
    const query: Query = { where: { Health: isHurt } }
    expect(world.query(query)).toEqual([2])
    expect(world.query({ where: { Health: isHurt } })).toBe(world.query(query))
    game.server.patch(1, 'Health', { current: 99 })
    game.frame()
    expect(world.query(query)).toEqual([1, 2])

    expect(world.query({ where: { Health: faulty } })).toEqual([])
    expect(reported).toEqual([new Error('faulty')])
    game.server.patch(1, 'Health', { current: 98 })
    game.server.patch(2, 'Health', { current: 97 })
    game.frame()
    expect(reported).toEqual([new Error('faulty'), new Error('faulty')])
  })

  it('[P52] are sorted by values, then by id; who lacks a value comes last', () => {
    const game = createGame()
    const { server, world } = game
    spawnHealths(game, 20, 10, 20, 30)
    server.spawn({ Name: { value: 'b' }, ...health(20, 1) })
    server.spawn({ Name: { value: 'a', title: 'Sir' } })
    server.spawn({ Position: { x: Number.NaN, y: 0 } })
    server.spawn({ Position: { x: -1, y: 0 } })
    game.frame()
    expect(world.query({ all: ['Health'], sort: [['Health', 'current']] })).toEqual([2, 1, 3, 5, 4])
    expect(world.query({ all: ['Health'], sort: [['Health', 'current', 'descending']] })).toEqual([
      4, 1, 3, 5, 2,
    ])
    expect(
      world.query({
        all: ['Health'],
        sort: [
          ['Health', 'current', 'descending'],
          ['Health', 'max'],
        ],
      }),
    ).toEqual([4, 5, 1, 3, 2])
    expect(world.query({ all: ['Name'], sort: [['Name', 'value']] })).toEqual([6, 5])
    for (const direction of ['ascending', 'descending'] as const) {
      const query: Query = { any: ['Name', 'Position'], sort: [['Position', 'x', direction]] }
      expect(world.query(query)).toEqual([8, 7, 5, 6])
      expect(world.query({ all: ['Name'], sort: [['Name', 'title', direction]] })).toEqual([6, 5])
    }
  })

  it('[P50] mean who changed, died and came back elsewhere, all before one publication', () => {
    const game = createGame()
    const { server, world } = game
    const query: Query = { where: { Health: { current: { atLeast: 40 } } } }
    spawnHealths(game, 50, 10)
    expect(world.query(query)).toEqual([1])
    server.patch(1, 'Health', { current: 60 })
    game.link.deliver()
    server.despawn(1)
    server.spawn(health(5), { id: 9 })
    server.spawn(health(70), { id: 1 })
    game.link.deliver()
    game.frames.draw()
    expect(world.query(query)).toEqual([1])
    expect(world.query({ all: ['Health'] })).toEqual([1, 2, 9])
  })

  it('[P53] give the first of their order, and tell of what is seen there only', () => {
    const game = createGame()
    const { server, store, world } = game
    const query: Query = { all: ['Health'], sort: [['Health', 'current', 'descending']], limit: 2 }
    const ids = spawnHealths(game, 50, 40, 30, 20)
    const told = vi.fn<() => void>()
    store.subscribeQuery(query, told)
    const before = world.query(query)
    expect(before).toEqual([1, 2])

    server.patch(ids[2]!, 'Health', { current: 39 })
    server.patch(ids[0]!, 'Health', { current: 90 })
    server.spawn(health(1))
    server.despawn(ids[3]!)
    game.frame()
    expect(world.query(query)).toBe(before)
    expect(told).not.toHaveBeenCalled()

    server.patch(ids[2]!, 'Health', { current: 60 })
    game.frame()
    expect(world.query(query)).toEqual([1, 3])
    server.despawn(ids[0]!)
    game.frame()
    expect(world.query(query)).toEqual([3, 2])
    expect(told).toHaveBeenCalledTimes(2)
    expect(world.query({ all: ['Health'], limit: 1 })).toEqual([2])
  })

  it('[P53] tell also who has never read what they gave', () => {
    const game = createGame()
    spawnHealths(game, 50, 40)
    const told = vi.fn<() => void>()
    game.store.subscribeQuery({ sort: [['Health', 'current']], limit: 1 }, told)
    game.server.patch(1, 'Health', { current: 30 })
    game.frame()
    expect(told).toHaveBeenCalledOnce()
  })

  it('[P54] with `values` are another list when one of these changes in it', () => {
    const game = createGame()
    const { server, store, world } = game
    const ids = spawnHealths(game, 50, 40, 30)
    const query: Query = { all: ['Health'], values: ['Health', 'Name'], limit: 2 }
    const told = vi.fn<() => void>()
    store.subscribeQuery(query, told)
    const before = world.query(query)
    server.patch(ids[2]!, 'Health', { current: 1 })
    server.set(ids[0]!, 'Position', { x: 0, y: 0 })
    game.frame()
    server.patch(ids[0]!, 'Position', { x: 1 })
    game.frame()
    expect(world.query(query)).toBe(before)
    expect(told).not.toHaveBeenCalled()

    const lists: unknown[] = [before]
    const changes = [
      () => server.patch(ids[0]!, 'Health', { current: 1 }),
      () => server.set(ids[1]!, 'Name', { value: 'Orc', title: 'Sir' }),
      () => server.set(ids[1]!, 'Name', { value: 'Orc' }),
      () => server.remove(ids[1]!, 'Name'),
      () => {
        server.despawn(ids[0]!)
        server.spawn(health(7), { id: ids[0]! })
      },
    ]
    for (const change of changes) {
      change()
      game.frame()
      expect(world.query(query)).toEqual([1, 2])
      expect(lists).not.toContain(world.query(query))
      lists.push(world.query(query))
    }
    expect(told).toHaveBeenCalledTimes(changes.length)
  })

  it('[P55] count what they mean, up to their limit', () => {
    const game = createGame()
    const { server, world } = game
    spawnHealths(game, 50, 40, 30)
    const query: Query = { where: { Health: { current: { atLeast: 40 } } } }
    expect([world.count(query), world.count({ ...query, limit: 1 })]).toEqual([2, 1])
    server.patch(3, 'Health', { current: 60 })
    game.frame()
    expect([world.count(query), world.count({}), world.count({ all: ['Bag'] })]).toEqual([3, 3, 0])
  })

  it('[P56] judge those alone that changed in what is asked', () => {
    const game = createGame()
    const { server, store } = game
    const ids = Array.from({ length: 2000 }, () =>
      server.spawn({ ...health(50), Position: { x: 0, y: 0 } }),
    )
    game.frame()
    const isBelow = vi.fn<(value: { current: number; max: number }) => boolean>(
      ({ current }) => current < 50,
    )
    const told = vi.fn<() => void>()
    store.subscribeQuery({ where: { Health: isBelow } }, told)
    expect(isBelow).toHaveBeenCalledTimes(2000)
    isBelow.mockClear()

    for (const id of ids) server.patch(id, 'Position', { x: 1 })
    game.frame()
    expect(isBelow).not.toHaveBeenCalled()
    for (const id of ids.slice(0, 10)) server.patch(id, 'Health', { current: 49 })
    game.frame()
    expect(isBelow).toHaveBeenCalledTimes(10)
    expect(told).toHaveBeenCalledOnce()
  })

  it('[P57] refuse limits and comparisons that there are not', () => {
    const game = createGame()
    for (const limit of [0, -1, 1.5, Number.NaN, Infinity]) {
      expect(() => game.world.query({ limit })).toThrow('a whole number of at least 1')
    }
    const loose: { query(query: EntityQuery): readonly number[] } = game.world
    const mistyped = JSON.parse('{"where":{"Health":{"current":{"lessThan":3}}}}')
    expect(() => loose.query(mistyped)).toThrow('not by "lessThan"')
  })

  it.each([
    ['null', 'a query is an object'],
    ['["Health"]', 'a query is an object'],
    ['{"with":["Health"]}', 'and no with'],
    ['{"all":"Health"}', 'all is a list of components'],
    ['{"any":[7]}', 'any is a list of components'],
    ['{"values":{}}', 'values is a list of components'],
    ['{"sort":["Health","current"]}', 'sort is a list of steps'],
    ['{"sort":[["Health","current","desc"]]}', 'sort is a list of steps'],
    ['{"sort":[["Health"]]}', 'sort is a list of steps'],
    ['{"where":["Health"]}', 'where has conditions'],
    ['{"where":{"Health":20}}', 'where has conditions'],
  ])('[P57] refuse what is none: %s', (text, reason) => {
    const query: EntityQuery = JSON.parse(text)
    const loose: { query(query: EntityQuery): readonly number[] } = createGame().world
    expect(() => loose.query(query)).toThrow(reason)
  })
})
