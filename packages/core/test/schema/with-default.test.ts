import { describe, expect, it } from 'vitest'
import { applyDelta } from '../../src/delta/apply-delta.ts'
import type { FieldValue } from '../../src/protocol/value.ts'
import { componentSchemas } from '../../src/schema/component-schema.ts'
import { defineSchema } from '../../src/schema/define-schema.ts'
import { array, bool, f32, string, u64, u8, withDefault } from '../../src/schema/field.ts'
import { SchemaRegistry } from '../../src/schema/schema-registry.ts'
import { World } from '../../src/world/world.ts'

const schema = defineSchema({
  Health: {
    current: u8,
    max: withDefault(u8, 100),
    shield: withDefault(bool, false),
    score: withDefault(u64, 7n),
    mood: withDefault(string, 'calm'),
  },
})

function added(...fields: [string, FieldValue][]) {
  return [
    { type: 'entity_added', entityId: 1 },
    {
      type: 'component_added',
      entityId: 1,
      componentId: 'Health',
      data: { type: 'Structured', fields: new Map(fields) },
    },
  ] as const
}

describe('a field with a default', () => {
  it('[S20] stands in where a whole component comes without it, and only there', () => {
    const world = new World(schema)
    applyDelta(world, added(['current', { type: 'U8', value: 5 }]))
    const whole = { current: 5, max: 100, shield: false, score: 7n, mood: 'calm' }
    expect(world.get(1, 'Health')).toEqual(whole)
    applyDelta(
      world,
      added(['current', { type: 'U8', value: 6 }], ['max', { type: 'U8', value: 9 }]),
    )
    expect(world.get(1, 'Health')).toEqual({ ...whole, current: 6, max: 9 })
    applyDelta(world, [
      {
        type: 'fields_updated',
        entityId: 1,
        componentId: 'Health',
        fields: [{ fieldId: 'current', oldValue: undefined, newValue: { type: 'U8', value: 1 } }],
      },
    ])
    expect(world.get(1, 'Health')).toEqual({ ...whole, current: 1, max: 9 })
  })

  it('[S20] may be missing from a peer’s schema', () => {
    const registry = new SchemaRegistry()
    for (const component of componentSchemas(schema)) registry.register(component)
    const theirs = {
      componentId: 'Health',
      version: 1,
      fields: [{ fieldId: 'current', fieldType: 'U8' as const, optional: false }],
    }
    expect(registry.validateCompatibility(theirs)).toEqual({ ok: true })
  })

  it('[S20] is refused where the field cannot hold it', () => {
    const refused = expect.objectContaining({ code: 'invalid-config' })
    expect(() => withDefault(array, [])).toThrowError(refused)
    expect(() => new World(defineSchema({ A: { x: withDefault(u8, 256) } }))).toThrowError(refused)
    expect(() => withDefault(f32, 1.5)).not.toThrow()
  })
})
