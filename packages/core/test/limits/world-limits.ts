import { expect } from 'vitest'
import { applySnapshot } from '../../src/delta/apply-snapshot.ts'
import type { SerializedEntity } from '../../src/protocol/value.ts'
import { defineSchema } from '../../src/schema/define-schema.ts'
import { type PlainValue, array, u8 } from '../../src/schema/field.ts'
import { SchemaRegistry } from '../../src/schema/schema-registry.ts'
import { World } from '../../src/world/world.ts'
import type { LimitCase } from './limit-case.ts'

const tooMuch = expect.objectContaining({ code: 'limit-exceeded' })
const refused = expect.objectContaining({ code: 'invalid-config' })
const schema = defineSchema({ A: { x: u8 } })

export const worldLimits: readonly LimitCase[] = [
  {
    what: 'components; fields of one',
    most: '1,024; 256',
    tryIt: () => {
      const components = named(1024, {})
      expect(defineSchema(components).components.size).toBe(1024)
      expect(() => defineSchema({ ...components, more: {} })).toThrowError(refused)
      const fields = named(256, u8)
      expect(defineSchema({ A: fields }).components.get('A')?.fields.length).toBe(256)
      expect(() => defineSchema({ A: { ...fields, more: u8 } })).toThrowError(refused)
    },
  },
  {
    what: 'components; versions of one in a registry',
    most: '1,024; 256',
    tryIt: () => {
      const registry = new SchemaRegistry()
      const register = (componentId: string, version: number): void =>
        registry.register({ componentId, version, fields: [] })
      for (let index = 0; index < 1024; index += 1) register(`c${index}`, 1)
      expect(() => register('more', 1)).toThrowError(tooMuch)
      for (let version = 2; version <= 256; version += 1) register('c0', version)
      expect(() => register('c0', 257)).toThrowError(tooMuch)
    },
  },
  {
    what: 'living entities',
    most: '1,048,576',
    tryIt: () => {
      const world = new World(schema)
      for (let count = 0; count < 1_048_576; count += 1) world.spawn()
      expect(world.size).toBe(1_048_576)
      expect(() => world.spawn()).toThrowError(tooMuch)
    },
  },
  {
    what: 'components of a world that its schema does not know',
    most: '1,024',
    tryIt: () => {
      const world = new World(schema)
      applySnapshot(world, [entityWith(1024)])
      expect(world.componentsOf(1)).toHaveLength(1024)
      expect(() => applySnapshot(new World(schema), [entityWith(1025)])).toThrowError(tooMuch)
    },
  },
  {
    what: 'arrays and maps within each other in a field of a world',
    most: '32',
    tryIt: () => {
      const world = new World(defineSchema({ A: { list: array } }))
      const id = world.spawn({ A: { list: listsWithin(32) } })
      expect(() => world.patch(id, 'A', { list: listsWithin(33) })).toThrowError(
        expect.objectContaining({ code: 'invalid-value' }),
      )
    },
  },
  {
    what: 'changes remembered for each component',
    most: '65,536',
    tryIt: () => {
      expect(fieldsNamedAfter(65_536)).toEqual(new Set(['x']))
      // The journal no longer reaches back: fields that did not change are named as well.
      expect(fieldsNamedAfter(65_537)).toEqual(new Set(['x,y']))
    },
  },
  {
    what: 'removed entities remembered; ticks',
    most: '65,536; 65,536',
    tryIt: () => {
      expect(afterRemoving(65_536)).toHaveLength(65_536)
      expect(afterRemoving(65_537)).toBeUndefined()
      expect(afterTicks(65_535)).toBe(1)
      expect(afterTicks(65_536)).toBeUndefined()
    },
  },
]

function named<Value>(count: number, value: Value): Record<string, Value> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`n${index}`, value]))
}

function entityWith(components: number): SerializedEntity {
  const data = { type: 'Json', text: '1' } as const
  return {
    id: 1,
    components: Array.from({ length: components }, (_, at) => ({ id: `c${at}`, data })),
  }
}

function listsWithin(count: number): readonly PlainValue[] {
  let list: readonly PlainValue[] = []
  for (let depth = 1; depth < count; depth += 1) list = [list]
  return list
}

/** Of so many entities one field is written to: which fields the delta names. */
function fieldsNamedAfter(writes: number): Set<string> {
  const world = new World(defineSchema({ A: { x: u8, y: u8 } }))
  const ids = Array.from({ length: writes }, () => world.spawn({ A: { x: 0, y: 0 } }))
  world.seal(1)
  const base = world.tick
  for (const id of ids) world.setField(id, 'A', 'x', 1)
  world.seal(2)
  const changes = world.changesSince(base) ?? []
  expect(changes).toHaveLength(writes)
  return new Set(
    changes.map((change) =>
      change.type === 'fields_updated' ? change.fields.map(({ fieldId }) => fieldId).join() : '',
    ),
  )
}

function afterRemoving(count: number) {
  const world = new World(schema)
  const ids = Array.from({ length: count }, () => world.spawn())
  world.seal(1)
  const base = world.tick
  for (const id of ids) world.despawn(id)
  world.seal(2)
  return world.changesSince(base)
}

/** The first tick, found by its time after so many more. */
function afterTicks(count: number): number | undefined {
  const world = new World(schema)
  const id = world.spawn({ A: { x: 0 } })
  world.seal(1)
  for (let tick = 1; tick <= count; tick += 1) {
    world.setField(id, 'A', 'x', tick & 1)
    world.seal(1 + tick)
  }
  return world.tickAt(1)
}
