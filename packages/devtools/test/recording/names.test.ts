import {
  connect,
  defineSchema,
  type Field,
  f32,
  type Format,
  map,
  MemoryTransport,
  optional,
  type PlainMap,
  type Schema,
  string,
  u8,
  World,
} from '@tx2-link/core'
import { createFakeClock, createRandom } from '@tx2-link/core/testing'
import { createReplicaStore } from '@tx2-link/react/store'
import { LinkServer } from '@tx2-link/server/link-server'
import { describe, expect, it } from 'vitest'
import { compileFilter } from '../../src/filter/compile-filter.ts'
import { parseFilter } from '../../src/filter/parse-filter.ts'
import { Recorder } from '../../src/recording/recorder.ts'
import { textOf } from './rig.ts'

/** Names that mean something to objects, or are taken for places in arrays. */
const NAMES = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  '0',
  '-1',
  '10',
]

function record<Value>(
  names: readonly string[],
  value: (name: string) => Value,
): Record<string, Value> {
  return Object.fromEntries(names.map((name) => [name, value(name)]))
}

/** Every name as a component, in which every name is a field. */
const schema: Schema = defineSchema(
  record(NAMES, () => ({
    ...record(NAMES, (field): Field => (field === '0' ? optional(u8) : f32)),
    bag: map,
    text: string,
  })),
)

/** A component's value: every field by its number, and a map that has every name again. */
function valueOf(base: number): PlainMap {
  const fields = record(NAMES, (name) => base + NAMES.indexOf(name))
  return { ...fields, bag: record(NAMES, (name) => `${name} ${base}`), text: '__proto__' }
}

/** A server, a client with its store, and a recorder of what goes between them. */
function createRig(format: Format) {
  const clock = createFakeClock(1_000)
  const world: World = new World(schema)
  const server = new LinkServer(world, {
    clock,
    tickRate: 0,
    accept: () => true,
    sync: { format },
  })
  const recorder = new Recorder({ clock, schema })
  const link = connect('memory://server', {
    schema,
    clock,
    format,
    random: createRandom(1),
    transport: () => {
      const [near, far] = MemoryTransport.createPair()
      server.admit(far)
      return near
    },
  })
  recorder.follow({
    observe: (probe) => link.observe(probe),
    requestKeyframe: () => {
      link.requestSnapshot()
    },
  })
  const store = createReplicaStore(link)
  link.open()
  return {
    world,
    recorder,
    link,
    replica: store.getState().world,
    /** Some ticks of the server, and what came is published. */
    run: () => {
      for (let tick = 0; tick < 4; tick += 1) {
        server.tick(50)
        clock.advance(50)
      }
      store.publish()
    },
  }
}

type Rig = ReturnType<typeof createRig>

function expectSame({ world, recorder, replica }: Rig, id: number): void {
  for (const name of NAMES) {
    const value = world.get(id, name)
    expect(replica.get(id)?.[name]).toStrictEqual(value)
    expect(Object.keys(replica.get(id)?.[name] ?? {})).toStrictEqual(Object.keys(value ?? {}))
  }
  expect(textOf(recorder.worldAt(recorder.endIndex - 1)!)).toBe(textOf(world))
}

describe.each<Format>(['msgpack', 'json', 'bincode'])(
  '[C20] [Q7] names that mean something to objects are names like any others, over %s',
  (format) => {
    it('from the world through the wire to the store and the recorder', () => {
      const rig = createRig(format)
      const { world, replica } = rig
      const id = world.spawn(record(NAMES, (name) => valueOf(NAMES.indexOf(name))))
      rig.run()
      expect(Object.keys(replica.get(id)!).sort()).toStrictEqual(NAMES.toSorted())
      expect(Object.entries(replica.get(id)!['__proto__']!)).toStrictEqual(
        Object.entries(world.get(id, '__proto__')!),
      )
      expectSame(rig, id)

      for (const name of NAMES) world.patch(id, name, { [name === '0' ? '10' : name]: 99 })
      world.setField(id, 'toString', 'bag', { ['__proto__']: 1, valueOf: 2 })
      rig.run()
      expect(replica.get(id)?.['prototype']?.['prototype']).toBe(99)
      expect(Object.entries(replica.get(id)!['toString']!['bag']!)).toStrictEqual([
        ['__proto__', 1],
        ['valueOf', 2],
      ])
      expectSame(rig, id)

      world.patch(id, 'constructor', { '0': undefined })
      world.remove(id, '__proto__')
      rig.run()
      expect(Object.keys(replica.get(id)!)).not.toContain('__proto__')
      expect(replica.get(id)!['__proto__']).toBeUndefined()
      expect(Object.keys(replica.get(id)!['constructor']!)).not.toContain('0')
      world.set(id, '__proto__', valueOf(7))
      rig.run()
      expectSame(rig, id)
      expect(Object.keys(Object.prototype)).toStrictEqual([])
    })

    it('what has no such component inherits none', () => {
      const rig = createRig(format)
      const id = rig.world.spawn({})
      rig.run()
      for (const name of NAMES) expect(rig.replica.get(id)?.[name]).toBeUndefined()
    })

    it('from a client to the server, which judges them', () => {
      const rig = createRig(format)
      rig.run()
      const id = rig.link.own!.spawn({ ['__proto__']: valueOf(3), constructor: valueOf(4) })
      rig.run()
      rig.link.own!.patch(id, '__proto__', { ['__proto__']: 5 })
      rig.run()
      rig.run()
      const [mine] = [...rig.world.ids()]
      expect(rig.world.get(mine!, '__proto__')).toStrictEqual(rig.link.own!.get(id, '__proto__'))
      expect(rig.world.get(mine!, 'constructor')).toStrictEqual(
        rig.link.own!.get(id, 'constructor'),
      )
      expectSame(rig, mine!)
    })

    it('a filter finds them', () => {
      const rig = createRig(format)
      const id = rig.world.spawn({ ['__proto__']: valueOf(1), toString: valueOf(2) })
      rig.run()
      const since = rig.recorder.endIndex
      rig.world.patch(id, '__proto__', { constructor: 50 })
      rig.run()
      const indices = [...Array(rig.recorder.endIndex).keys()].slice(since)
      const found = (text: string): number => {
        const result = parseFilter(text)
        if (!result.ok) throw new Error(result.error.message)
        return indices.filter(compileFilter(result.filter, rig.recorder)).length
      }
      expect(found('component == "__proto__"')).toBe(1)
      expect(found('component == "constructor"')).toBe(0)
    })
  },
)
