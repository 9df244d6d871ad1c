import { describe, expect, it } from 'vitest'
import { applyDelta } from '../../src/delta/apply-delta.ts'
import { applySnapshot } from '../../src/delta/apply-snapshot.ts'
import type { ComponentData, FieldValue } from '../../src/protocol/value.ts'
import { defineSchema } from '../../src/schema/define-schema.ts'
import { f32, f64, optional, string } from '../../src/schema/field.ts'
import { createWorld, type World } from '../../src/world/world.ts'
import {
  added,
  binary,
  componentAdded,
  componentRemoved,
  componentUpdated,
  f32 as wireF32,
  fieldsUpdated,
  json,
  removed,
  structured,
} from './changes.ts'

const schema = defineSchema({
  Position: { x: f32, y: f64 },
  Name: { value: string, nick: optional(string) },
})

function position(x: number, y: number): ComponentData {
  return structured({ x: { type: 'F32', value: x }, y: { type: 'F64', value: y } })
}

function oneEntity(): World<typeof schema> {
  const world = createWorld(schema)
  world.spawn({ Position: { x: 1, y: 2 }, Name: { value: 'Orc', nick: 'O' } }, { id: 1 })
  world.seal(1)
  return world
}

describe('[D2] an entity that is added while it lives is replaced', () => {
  it('components that do not come back go, wherever in the delta the others stand', () => {
    const world = oneEntity()
    applyDelta(world, [added(1), added(2), componentAdded(1, 'Position', position(1, 3))])
    expect(world.componentsOf(1)).toEqual(['Position'])
    expect(world.get(1, 'Position')).toEqual({ x: 1, y: 3 })
  })

  it('optional fields that do not come back go', () => {
    const world = oneEntity()
    const name = structured({ value: { type: 'String', value: 'Orc' } })
    applyDelta(world, [added(1), componentAdded(1, 'Name', name)])
    expect(world.get(1, 'Name')).toEqual({ value: 'Orc' })
    expect(world.has(1, 'Position')).toBe(false)
  })

  it('what comes back equal is no change', () => {
    const world = oneEntity()
    const entities = world.snapshot()
    const [orc] = entities
    const components = orc!.components.map(({ id, data }) => componentAdded(1, id, data))
    applyDelta(world, [added(1), ...components])
    expect(world.isTouched).toBe(false)
  })

  it('a component that comes back and goes again is gone', () => {
    const world = oneEntity()
    applyDelta(world, [
      added(1),
      componentAdded(1, 'Position', position(1, 2)),
      componentRemoved(1, 'Position'),
    ])
    expect(world.componentsOf(1)).toEqual([])
  })

  it('fields of a component that did not come back are of an unknown component', () => {
    const world = oneEntity()
    const result = applyDelta(world, [added(1), fieldsUpdated(1, 'Position', { x: wireF32(9) })])
    expect(result.unknown).toBe(1)
    expect(world.componentsOf(1)).toEqual([])
  })

  it('removed and added in one delta, it is a new entity with a life of its own', () => {
    const world = oneEntity()
    applyDelta(world, [removed(1), added(1), componentAdded(1, 'Position', position(1, 2))])
    world.seal(2)
    expect(world.changesSince(1)?.map(({ type }) => type)).toEqual([
      'entity_removed',
      'entity_added',
      'component_added',
    ])
  })
})

describe('[D3] a change that names what is not there is counted, but removals are ignored', () => {
  it.each([
    ['an unknown entity gets a component', componentAdded(9, 'Position', position(1, 2)), 1],
    ['an unknown entity gets fields', fieldsUpdated(9, 'Position', { x: wireF32(1) }), 1],
    ['an unknown entity loses a component', componentRemoved(9, 'Position'), 1],
    ['an unknown entity is removed', removed(9), 0],
    ['a component that is not there is removed', componentRemoved(2, 'Position'), 0],
    [
      'a component that is not there gets fields',
      fieldsUpdated(2, 'Position', { x: wireF32(1) }),
      1,
    ],
    ['a component that nobody knows gets fields', fieldsUpdated(2, 'Odd', { x: wireF32(1) }), 1],
    ['opaque bytes get fields', fieldsUpdated(2, 'Opaque', { x: wireF32(1) }), 1],
    ['JSON that is no object gets fields', fieldsUpdated(2, 'List', { x: wireF32(1) }), 1],
  ])('%s', (_what, change, unknown) => {
    const world = createWorld(schema)
    applyDelta(world, [
      added(2),
      componentAdded(2, 'Opaque', binary(1)),
      componentAdded(2, 'List', json('[]')),
    ])
    world.seal(1)
    expect(applyDelta(world, [change])).toEqual({ unknown, conflicts: 0, ignoredFields: 0 })
    expect(world.isTouched).toBe(false)
  })

  it('a whole component that ought to be there is counted, and taken all the same', () => {
    const world = createWorld(schema)
    world.spawn({}, { id: 1 })
    expect(applyDelta(world, [componentUpdated(1, 'Position', position(1, 2))]).unknown).toBe(1)
    expect(world.get(1, 'Position')).toEqual({ x: 1, y: 2 })
  })
})

describe('[D5] a snapshot sweeps what it does not contain and writes only what differs', () => {
  it('entities, components and optional fields', () => {
    const world = oneEntity()
    world.spawn({ Position: { x: 5, y: 5 } }, { id: 2 })
    world.spawn({ Position: { x: 7, y: 7 } }, { id: 3 })
    world.seal(2)
    applySnapshot(world, [
      { id: 3, components: [{ id: 'Position', data: position(7, 7) }] },
      {
        id: 1,
        components: [{ id: 'Name', data: structured({ value: { type: 'String', value: 'Orc' } }) }],
      },
      { id: 4, components: [] },
    ])
    world.seal(3)
    const changes = world.changesSince(2)
    expect(changes?.map(({ type, entityId }) => `${type} ${entityId}`)).toEqual([
      'entity_removed 2',
      'entity_added 4',
      'component_removed 1',
      'component_updated 1',
    ])
  })

  it('an entity or component that comes twice is as it came last', () => {
    const world = createWorld(schema)
    applySnapshot(world, [
      {
        id: 1,
        components: [{ id: 'Name', data: structured({ value: { type: 'String', value: 'a' } }) }],
      },
      {
        id: 1,
        components: [
          { id: 'Position', data: position(1, 1) },
          { id: 'Position', data: position(2, 2) },
        ],
      },
    ])
    expect(world.componentsOf(1)).toEqual(['Position'])
    expect(world.get(1, 'Position')).toEqual({ x: 2, y: 2 })
  })
})

function received(
  data: ComponentData,
  fields: Readonly<Record<string, FieldValue>>,
): ComponentData {
  const world = createWorld(schema)
  applyDelta(world, [added(1), componentAdded(1, 'Odd', data), fieldsUpdated(1, 'Odd', fields)])
  world.seal(1)
  return world.snapshot()[0]!.components[0]!.data
}

describe('[D7] changes of fields of a component that the schema does not know', () => {
  it('set named fields, with their own types, and leave what came before untouched', () => {
    const before = structured({ a: { type: 'U8', value: 1 }, b: { type: 'I16', value: 2 } })
    const fields = { b: { type: 'F64', value: 3 }, ['__proto__']: { type: 'Null' } } as const
    expect(received(before, fields)).toEqual(structured({ a: { type: 'U8', value: 1 }, ...fields }))
    expect(before).toEqual(
      structured({ a: { type: 'U8', value: 1 }, b: { type: 'I16', value: 2 } }),
    )
  })

  it('set top-level keys of a JSON object, which stays JSON and loses no digit', () => {
    const before = json(
      '{ "id": 18446744073709551615, "x": 1.0, "f": 2.0, "deep": {"a": [1]}, "s": "é\\n" }',
    )
    const fields = {
      ['__proto__']: { type: 'U8', value: 7 },
      x: { type: 'I64', value: -(2n ** 63n) },
      raw: { type: 'Bytes', value: new Uint8Array([1, 255]) },
      nan: { type: 'F64', value: Number.NaN },
    } as const
    expect(received(before, fields)).toEqual(
      json(
        '{"id":18446744073709551615,"x":-9223372036854775808,"f":2.0,"deep":{"a":[1]},"s":"é\\n","__proto__":7,"raw":[1,255],"nan":null}',
      ),
    )
  })
})

describe('[S11] a component that the schema does not know reads as a plain value', () => {
  it.each<[string, ComponentData, unknown]>([
    [
      'fields',
      structured({ a: { type: 'I64', value: 1n }, b: { type: 'U8', value: 2 } }),
      { a: 1n, b: 2 },
    ],
    ['JSON', json('{"a":1,"b":[9007199254740993,1.5]}'), { a: 1, b: [9007199254740993n, 1.5] }],
    ['text that is no JSON', json('{broken'), '{broken'],
    ['opaque bytes', binary(1, 2), new Uint8Array([1, 2])],
  ])('%s', (_what, data, expected) => {
    const world = createWorld(schema)
    applyDelta(world, [added(1), componentAdded(1, 'Odd', data)])
    expect(world.get(1, 'Odd')).toEqual(expected)
    expect(world.has(1, 'Odd')).toBe(true)
    world.seal(1)
    expect(world.snapshot()[0]!.components[0]!.data).toEqual(data)
  })

  it('[D9] and inherits nothing, so that any name can be a field', () => {
    const world = createWorld(schema)
    const data = structured({ ['__proto__']: { type: 'U8', value: 1 } })
    applyDelta(world, [added(1), componentAdded(1, '__proto__', data)])
    const value = world.get(1, '__proto__')
    expect(Object.getPrototypeOf(value)).toBeNull()
    expect(Object.keys(value ?? {})).toEqual(['__proto__'])
    expect(world.componentsOf(1)).toEqual(['__proto__'])
  })

  it('nested as deep as a codec lets through', () => {
    let value: FieldValue = { type: 'Null' }
    for (let level = 0; level < 507; level += 1) value = { type: 'Array', value: [value] }
    const world = createWorld(schema)
    applyDelta(world, [added(1), componentAdded(1, 'Odd', structured({ a: value }))])
    expect(JSON.stringify(world.get(1, 'Odd'))).toBe(
      `{"a":${'['.repeat(507)}null${']'.repeat(507)}}`,
    )
  })
})

describe('[D8] what the sender had before and we have not is counted as a conflict', () => {
  it.each<[string, Record<string, FieldValue>, number]>([
    ['the same', { x: wireF32(1) }, 0],
    ['the same before rounding', { x: { type: 'F64', value: 1 + 1e-12 } }, 0],
    ['another value', { x: wireF32(2) }, 1],
    ['two other values', { x: wireF32(2), y: { type: 'F64', value: 3 } }, 2],
    ['a value that does not fit', { x: { type: 'String', value: '1' } }, 1],
    ['a field that our schema does not know', { z: wireF32(2) }, 0],
    ['nothing said', {}, 0],
  ])('%s', (_what, old, conflicts) => {
    const world = oneEntity()
    const values = { x: wireF32(5), y: wireF32(5), z: wireF32(5) }
    expect(applyDelta(world, [fieldsUpdated(1, 'Position', values, old)]).conflicts).toBe(conflicts)
    expect(world.get(1, 'Position')).toEqual({ x: 5, y: 5 })
  })

  it('0 is the same as -0, and NaN the same as NaN', () => {
    const world = oneEntity()
    world.patch(1, 'Position', { x: -0, y: Number.NaN })
    const old = { x: wireF32(0), y: { type: 'F64', value: Number.NaN } } as const
    const change = fieldsUpdated(1, 'Position', { x: wireF32(1), y: wireF32(1) }, old)
    expect(applyDelta(world, [change]).conflicts).toBe(0)
  })

  it('null is the same as an absent field', () => {
    const world = oneEntity()
    const nick = { type: 'String', value: 'n' } as const
    const change = fieldsUpdated(1, 'Name', { nick }, { nick: { type: 'Null' } })
    expect(applyDelta(world, [change]).conflicts).toBe(1)
    world.set(1, 'Name', { value: 'Orc' })
    expect(applyDelta(world, [change]).conflicts).toBe(0)
  })

  it.each<[string, ComponentData]>([
    ['fields', structured({ a: { type: 'I64', value: 1n }, b: { type: 'F64', value: 0 } })],
    ['JSON', json('{"a":1,"b":0.0}')],
  ])('also in %s that the schema does not know', (_what, data) => {
    const world = createWorld(schema)
    applyDelta(world, [added(1), componentAdded(1, 'Odd', data)])
    const values = { a: { type: 'I64', value: 2n }, b: { type: 'F64', value: -0 } } as const
    const asBefore = { a: { type: 'I64', value: 1n }, b: { type: 'F64', value: -0 } } as const
    expect(applyDelta(world, [fieldsUpdated(1, 'Odd', values, asBefore)]).conflicts).toBe(0)
    expect(applyDelta(world, [fieldsUpdated(1, 'Odd', values, asBefore)]).conflicts).toBe(1)
  })
})
