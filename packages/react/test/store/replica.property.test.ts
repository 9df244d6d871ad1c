import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { EntityQuery } from '../../src/store/entity-query.ts'
import { createGame, type Game, type GameSchema } from '../game.ts'

const IDS = [1, 2, 3, 4, 5]
const NAMES = ['Position', 'Health', 'Name', 'Bag'] as const
const QUERIES: readonly EntityQuery<GameSchema>[] = [
  {},
  { all: ['Position'] },
  { all: ['Position', 'Health'] },
  { any: ['Name', 'Bag'], none: ['Health'] },
  { none: ['Position'] },
  { where: { Position: { x: { atLeast: 0 } } } },
  { where: { Health: { current: { not: 1 }, max: 1 } }, any: ['Position', 'Bag'] },
  { sort: [['Position', 'x', 'descending']] },
  {
    all: ['Health'],
    sort: [
      ['Health', 'current'],
      ['Position', 'y', 'descending'],
    ],
    limit: 2,
  },
  { none: ['Bag'], limit: 3 },
]

type Component = (typeof NAMES)[number]

const id = fc.constantFrom(...IDS)
const few = fc.constantFrom(0, 1, -0, Number.NaN)
const write = fc.oneof(
  fc.record({ type: fc.constant('Position' as const), value: fc.record({ x: few, y: few }) }),
  fc.record({
    type: fc.constant('Health' as const),
    value: fc.record({ current: fc.nat(2), max: fc.nat(1) }),
  }),
  fc.record({
    type: fc.constant('Name' as const),
    value: fc.record(
      { value: fc.constantFrom('', 'Orc'), title: fc.constantFrom('Sir') },
      {
        requiredKeys: ['value'],
      },
    ),
  }),
  fc.record({
    type: fc.constant('Bag' as const),
    value: fc.record({
      items: fc.constantFrom([], [1], [[1]], [{ a: 1 }]),
      gold: fc.constantFrom(0n, 1n),
      open: fc.boolean(),
    }),
  }),
)

const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ step: fc.constant('set' as const), id, write }) },
  { weight: 2, arbitrary: fc.record({ step: fc.constant('despawn' as const), id }) },
  { weight: 1, arbitrary: fc.record({ step: fc.constant('respawn' as const), id }) },
  {
    weight: 2,
    arbitrary: fc.record({
      step: fc.constant('remove' as const),
      id,
      name: fc.constantFrom(...NAMES),
    }),
  },
  { weight: 3, arbitrary: fc.record({ step: fc.constant('deliver' as const) }) },
  { weight: 1, arbitrary: fc.record({ step: fc.constant('snapshot' as const) }) },
  { weight: 3, arbitrary: fc.record({ step: fc.constant('draw' as const) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      step: fc.constant('read' as const),
      id,
      name: fc.constantFrom(...NAMES),
    }),
  },
)
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

describe('a replica under any history', () => {
  it("[P42] is the server's world, and replaces exactly what differs and tells of it", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const game = createGame()
        const observer = observe(game)
        for (const each of steps) take(game, each, observer)
        take(game, { step: 'draw' }, observer)
        expect(observer.faults).toEqual([])
      }),
      { numRuns: 300 },
    )
  })
})

function take({ link, server, world }: Game, step: Step, observer: Observer): void {
  switch (step.step) {
    case 'set':
      if (!server.has(step.id)) server.spawn({}, { id: step.id })
      server.set(step.id, step.write.type, step.write.value)
      break
    case 'despawn':
      server.despawn(step.id)
      break
    case 'respawn': {
      const components = world.get(step.id)
      server.despawn(step.id)
      server.spawn(components, { id: step.id })
      break
    }
    case 'remove':
      server.remove(step.id, step.name)
      break
    case 'deliver':
      link.deliver()
      break
    case 'snapshot':
      link.deliverSnapshot()
      break
    case 'draw':
      // Only when all has arrived can the server's world be compared.
      link.deliver()
      observer.draw()
      break
    case 'read':
      world.component(step.id, step.name)
      world.get(step.id)
      break
  }
}

interface Observer {
  /** What was found to be wrong. */
  readonly faults: readonly string[]
  /** Draws a frame and compares what was read before with what is read after. */
  draw(): void
}

function observe({ server, frames, store, world }: Game): Observer {
  const faults: string[] = []
  const told = new Map<string, number>()
  const tell = (key: string) => () => void told.set(key, (told.get(key) ?? 0) + 1)
  // Every second one, so that cells with and without listeners are met.
  const heardIds = IDS.filter((id) => id % 2 === 0)
  const heard = new Set(QUERIES.map((query) => JSON.stringify(query)))
  for (const id of heardIds) {
    for (const name of NAMES) heard.add(`${id} ${name}`)
    heard.add(`${id}`)
    store.subscribeEntity(id, tell(`${id}`))
    for (const name of NAMES) store.subscribeComponent(id, name, tell(`${id} ${name}`))
  }
  for (const query of QUERIES) store.subscribeQuery(query, tell(JSON.stringify(query)))

  const readAll = (source: Reader): Map<string, unknown> => {
    const values = new Map<string, unknown>()
    for (const id of IDS) {
      values.set(`${id}`, source.get(id))
      for (const name of NAMES) values.set(`${id} ${name}`, source.component(id, name))
    }
    for (const query of QUERIES) values.set(JSON.stringify(query), source.query(query))
    return values
  }
  const truth = readerOf(server)
  let before = readAll(world)

  return {
    faults,
    draw: () => {
      told.clear()
      frames.draw()
      const right = readAll(truth)
      const after = readAll(world)
      for (const [key, value] of after) {
        if (!isDeepStrictEqual(value, right.get(key))) faults.push(`${key} is wrong`)
        const isSame = Object.is(value, before.get(key))
        if (isSame !== isDeepStrictEqual(value, before.get(key))) {
          faults.push(
            `${key} ${isSame ? 'is the same object and changed' : 'was replaced by its like'}`,
          )
        }
        const calls = told.get(key) ?? 0
        if (calls > 1) faults.push(`${key} was told of ${calls} times`)
        if (calls === 0 && !isSame && heard.has(key)) faults.push(`${key} was not told of`)
      }
      before = after
    },
  }
}

type Reader = Pick<Game['world'], 'get' | 'component' | 'query'>

/** The same reads, done on the server's world in the plainest way. */
function readerOf(server: Game['server']): Reader {
  const get: Reader['get'] = (id) => {
    if (!server.has(id)) return undefined
    const names = NAMES.filter((name) => server.has(id, name))
    return Object.assign(
      Object.create(null),
      Object.fromEntries(names.map((name) => [name, server.get(id, name)])),
    )
  }
  return {
    get,
    component: (id, name) => server.get(id, name),
    query: (query) => {
      const { all = [], any, none = [], limit } = query
      const ids = IDS.filter((id) => {
        const has = (name: Component): boolean => server.has(id, name)
        const isAny = any === undefined || any.some(has)
        return server.has(id) && all.every(has) && isAny && !none.some(has)
      })
      return order(server, query, ids).slice(0, limit)
    },
  }
}

/** The conditions and orders of the queries above, each written out. */
function order(
  server: Game['server'],
  { where, sort }: EntityQuery<GameSchema>,
  ids: readonly number[],
): readonly number[] {
  const x = (id: number) => server.getField(id, 'Position', 'x')
  const y = (id: number) => server.getField(id, 'Position', 'y')
  const current = (id: number) => server.getField(id, 'Health', 'current')
  if (where?.Position !== undefined) return ids.filter((id) => (x(id) ?? -1) >= 0)
  if (where?.Health !== undefined) {
    return ids.filter((id) => current(id) !== 1 && server.getField(id, 'Health', 'max') === 1)
  }
  if (sort === undefined) return ids
  const isByX = sort[0]?.[0] === 'Position'
  return ids.toSorted((first, second) =>
    isByX
      ? descending(x(first), x(second)) || first - second
      : (current(first) ?? 0) - (current(second) ?? 0) ||
        descending(y(first), y(second)) ||
        first - second,
  )
}

/** Numbers first, the largest first, then NaN, then nothing. */
function descending(first: number | undefined, second: number | undefined): number {
  return place(first) - place(second)
}

function place(value: number | undefined): number {
  if (value === undefined) return 10
  return Number.isNaN(value) ? 9 : -value
}
