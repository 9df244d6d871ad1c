import { describe, expect, it } from 'vitest'
import { applyDelta } from '../../src/delta/apply-delta.ts'
import { applySnapshot } from '../../src/delta/apply-snapshot.ts'
import { checkChanges, checkEntities } from '../../src/delta/check.ts'
import type { DeltaChange } from '../../src/protocol/change.ts'
import type { ComponentData, FieldValue } from '../../src/protocol/value.ts'
import { defineSchema } from '../../src/schema/define-schema.ts'
import {
  array,
  bytes,
  f32,
  f64,
  type Field,
  i64,
  i8,
  optional,
  type PlainValue,
  string,
  u32,
  u64,
  u8,
} from '../../src/schema/field.ts'
import { createWorld } from '../../src/world/world.ts'
import { added, binary, componentAdded, fieldsUpdated, json, structured } from './changes.ts'

const schema = defineSchema({ Position: { x: f32, y: f32 }, Name: { nick: optional(string) } })

function receive(field: Field, value: FieldValue): PlainValue | undefined {
  const world = createWorld(defineSchema({ C: { f: field } }))
  applyDelta(world, [added(1), componentAdded(1, 'C', structured({ f: value }))])
  return world.getField(1, 'C', 'f')
}

describe('[S6] a number from the wire fills any number field that it fits', () => {
  it.each<[FieldValue, Field, PlainValue]>([
    [{ type: 'U64', value: 255n }, u8, 255],
    [{ type: 'I64', value: -128n }, i8, -128],
    [{ type: 'F64', value: 3 }, u8, 3],
    [{ type: 'F32', value: -0 }, u8, 0],
    [{ type: 'I8', value: 3 }, u32, 3],
    [{ type: 'U8', value: 7 }, u64, 7n],
    [{ type: 'F64', value: -(2 ** 60) }, i64, -(2n ** 60n)],
    [{ type: 'U64', value: 2n ** 63n }, u64, 2n ** 63n],
    [{ type: 'F64', value: 0.1 }, f32, Math.fround(0.1)],
    [{ type: 'U32', value: 2 ** 32 - 1 }, f32, 2 ** 32],
    [{ type: 'I64', value: 2n ** 53n + 1n }, f64, 2 ** 53],
    [{ type: 'F64', value: Number.NaN }, f32, Number.NaN],
    [{ type: 'F64', value: -Infinity }, f32, -Infinity],
  ])('%o', (value, field, expected) => {
    expect(receive(field, value)).toBe(expected)
  })

  it.each<[FieldValue, Field]>([
    [{ type: 'U16', value: 256 }, u8],
    [{ type: 'I8', value: -1 }, u8],
    [{ type: 'U64', value: 2n ** 64n - 1n }, u32],
    [{ type: 'F64', value: 1.5 }, u8],
    [{ type: 'F64', value: Number.NaN }, u8],
    [{ type: 'F64', value: Infinity }, u64],
    [{ type: 'I64', value: -1n }, u64],
    [{ type: 'U64', value: 2n ** 63n }, i64],
    [{ type: 'F64', value: 1e39 }, f32],
    [{ type: 'String', value: '1' }, u8],
    [{ type: 'Bool', value: true }, u8],
    [{ type: 'U8', value: 1 }, string],
    [{ type: 'Bytes', value: new Uint8Array(1) }, array],
    [{ type: 'String', value: '\ud800' }, string],
    [{ type: 'Null' }, u8],
  ])('%o does not', (value, field) => {
    expect(() => receive(field, value)).toThrowError(
      expect.objectContaining({
        code: 'schema-mismatch',
        message: expect.stringMatching(`C\\.f is ${field.type}, .* ${value.type}`),
      }),
    )
  })
})

describe('[S9] null means absent only for an optional field that cannot hold null', () => {
  const nothing: Field = { type: 'Null', optional: true }

  it.each<[string, Field, PlainValue | undefined]>([
    ['an optional string', optional(string), undefined],
    ['an optional null', nothing, null],
    ['a required null', { ...nothing, optional: false }, null],
  ])('%s', (_what, field, expected) => {
    expect(receive(field, { type: 'Null' })).toBe(expected)
  })

  it('within an array it is null', () => {
    expect(receive(array, { type: 'Array', value: [{ type: 'Null' }] })).toEqual([null])
  })

  it('a field that becomes absent so is sent on as a whole component', () => {
    const world = createWorld(schema)
    world.spawn({ Name: { nick: 'a' } }, { id: 1 })
    world.seal(1)
    applyDelta(world, [fieldsUpdated(1, 'Name', { nick: { type: 'Null' } })])
    world.seal(2)
    expect(world.get(1, 'Name')).toEqual({})
    expect(world.changesSince(1)).toMatchObject([{ type: 'component_updated' }])
  })
})

describe('[S7] fields that the schema does not know are left out and counted', () => {
  it('in whole components and in changes of fields', () => {
    const world = createWorld(schema)
    const position = structured({
      x: { type: 'F32', value: 1 },
      constructor: { type: 'U8' as const, value: 1 },
      y: { type: 'F32', value: 2 },
      z: { type: 'F32', value: 3 },
    })
    expect(applyDelta(world, [added(1), componentAdded(1, 'Position', position)])).toMatchObject({
      ignoredFields: 2,
      unknown: 0,
    })
    expect(world.get(1, 'Position')).toEqual({ x: 1, y: 2 })
    const update = fieldsUpdated(1, 'Position', {
      z: { type: 'F32', value: 4 },
      x: { type: 'F32', value: 5 },
    })
    expect(applyDelta(world, [update])).toMatchObject({ ignoredFields: 1, unknown: 0 })
    expect(world.get(1, 'Position')).toEqual({ x: 5, y: 2 })
  })
})

describe('[S7] a field that comes twice is as it came last', () => {
  it('and no other field is touched', () => {
    const world = createWorld(schema)
    world.spawn({ Position: { x: 1, y: 2 } }, { id: 1 })
    const fields = [3, 4, 5].map((value) => ({
      fieldId: 'y',
      oldValue: undefined,
      newValue: { type: 'F32', value } as const,
    }))
    const change = { type: 'fields_updated', entityId: 1, componentId: 'Position', fields } as const
    world.spawn({ Position: { x: 9, y: 9 } }, { id: 2 })
    applyDelta(world, [change])
    expect(world.get(1, 'Position')).toEqual({ x: 1, y: 5 })
  })
})

describe('[J17] bytes from the wire are copied', () => {
  it('so that a world does not hold on to the message that they came in', () => {
    const message = new Uint8Array([9, 1, 2, 9])
    const value = { type: 'Bytes', value: message.subarray(1, 3) } as const
    const held = receive(bytes, value)
    expect(held).toEqual(new Uint8Array([1, 2]))
    expect(held).toHaveProperty('buffer.byteLength', 2)
  })
})

describe('[S8] a whole component must have its required fields', () => {
  it.each<[string, ComponentData]>([
    ['Structured', structured({ x: { type: 'F32', value: 1 } })],
    ['Json', json('{"x":1}')],
  ])('%s', (_what, data) => {
    expect(() => checkChanges(schema, [componentAdded(1, 'Position', data)])).toThrowError(
      expect.objectContaining({
        code: 'schema-mismatch',
        message: expect.stringMatching(/Position\.y/),
      }),
    )
  })
})

function receiveJson(field: Field, text: string): PlainValue | undefined {
  const world = createWorld(defineSchema({ C: { f: field } }))
  applyDelta(world, [added(1), componentAdded(1, 'C', json(text))])
  return world.getField(1, 'C', 'f')
}

describe('[S10] JSON for a component that the schema knows is read by its top-level keys', () => {
  it.each<[string, string, Field, PlainValue]>([
    ['U8', '{"f":5}', u8, 5],
    ['U64', '{"f":18446744073709551615}', u64, 2n ** 64n - 1n],
    ['F32', '{"f":1e2}', f32, 100],
    ['String', '{"f":"\\u00e9"}', string, 'é'],
    ['Bytes', '{"f":[0,255]}', bytes, new Uint8Array([0, 255])],
    ['Array', '{"f":[1,1.5,"a",null,[true]]}', array, [1n, 1.5, 'a', null, [true]]],
  ])('%s', (_type, text, field, expected) => {
    expect(receiveJson(field, text)).toEqual(expected)
  })

  it.each<[string, ComponentData, string]>([
    ['bytes that are no list of bytes', json('{"f":[256]}'), 'schema-mismatch'],
    ['no object', json('[1]'), 'schema-mismatch'],
    ['broken text', json('{"f":'), 'malformed'],
    ['opaque bytes', binary(1, 2), 'schema-mismatch'],
  ])('refuses %s', (_what, data, code) => {
    const ofBytes = defineSchema({ C: { f: bytes } })
    expect(() => checkChanges(ofBytes, [componentAdded(1, 'C', data)])).toThrowError(
      expect.objectContaining({ code }),
    )
  })
})

describe('[D1] everything is checked before anything is applied', () => {
  const good = structured({ x: { type: 'F32', value: 1 }, y: { type: 'F32', value: 2 } })
  const bad = structured({ x: { type: 'F32', value: 1 }, y: { type: 'Bool', value: true } })

  it('a delta whose last change does not fit leaves the world as it was', () => {
    const world = createWorld(schema)
    const changes = [added(1), componentAdded(1, 'Position', good)]
    const refused = [...changes, added(2), componentAdded(2, 'Position', bad)]
    expect(() => applyDelta(world, refused)).toThrowError(
      expect.objectContaining({ code: 'schema-mismatch' }),
    )
    expect(world.isTouched).toBe(false)
    const update = [...changes, fieldsUpdated(1, 'Position', { y: { type: 'Null' } })]
    expect(() => applyDelta(world, update)).toThrowError(
      expect.objectContaining({ code: 'schema-mismatch' }),
    )
    expect(world.isTouched).toBe(false)
  })

  it('a snapshot whose last entity does not fit leaves the world as it was', () => {
    const world = createWorld(schema)
    world.spawn({}, { id: 9 })
    world.seal(1)
    const entities = [
      { id: 1, components: [{ id: 'Position', data: good }] },
      { id: 2, components: [{ id: 'Position', data: bad }] },
    ]
    expect(() => applySnapshot(world, entities)).toThrowError(
      expect.objectContaining({ code: 'schema-mismatch' }),
    )
    expect(world.isTouched).toBe(false)
    expect([...world.ids()]).toEqual([9])
  })

  it.each([-1, 0.5, 2 ** 32, Number.NaN])('%d is no id of an entity', (id) => {
    const refusal = expect.objectContaining({ code: 'malformed' })
    expect(() => checkChanges(schema, [added(id)])).toThrowError(refusal)
    expect(() => checkEntities(schema, [{ id, components: [] }])).toThrowError(refusal)
  })

  it('[S11] a component that the schema does not know may be anything', () => {
    checkChanges(schema, [componentAdded(1, '__proto__', json('{broken')), added(1)])
    checkEntities(schema, [{ id: 1, components: [{ id: 'constructor', data: binary(1) }] }])
    expect(schema.components.has('constructor')).toBe(false)
  })
})

function strange(index: number): DeltaChange {
  return componentAdded(1, `strange${index}`, binary())
}

describe('[D6] what the world has no room for is refused before anything is applied', () => {
  const refusal = expect.objectContaining({ code: 'limit-exceeded' })

  it('more entities than fit', () => {
    const world = createWorld(schema, { maxEntities: 2 })
    expect(() => applyDelta(world, [added(1), added(2), added(3)])).toThrowError(refusal)
    expect(() =>
      applySnapshot(
        world,
        [1, 2, 3].map((id) => ({ id, components: [] })),
      ),
    ).toThrowError(refusal)
    expect(world.size).toBe(0)
  })

  it('but not entities that live already, or that make room first', () => {
    const world = createWorld(schema, { maxEntities: 2 })
    applyDelta(world, [added(1), added(2)])
    applyDelta(world, [added(1), added(2), added(1)])
    applyDelta(world, [{ type: 'entity_removed', entityId: 1 }, added(3)])
    expect([...world.ids()].sort()).toEqual([2, 3])
    expect(() =>
      applyDelta(world, [added(4), { type: 'entity_removed', entityId: 2 }]),
    ).toThrowError(refusal)
    applySnapshot(
      world,
      [7, 8, 8].map((id) => ({ id, components: [] })),
    )
    expect([...world.ids()]).toEqual([7, 8])
  })

  it('more unknown component names than fit', () => {
    const world = createWorld(schema)
    const names = Array.from({ length: 1024 }, (_, index) => strange(index))
    expect(() => applyDelta(world, [added(1), ...names, strange(1024)])).toThrowError(refusal)
    expect(world.size).toBe(0)
    applyDelta(world, [added(1), ...names, ...names])
    expect(world.componentsOf(1).length).toBe(1024)
    expect(() => applyDelta(world, [added(2), strange(1024)])).toThrowError(refusal)
    expect(world.size).toBe(1)
  })
})
