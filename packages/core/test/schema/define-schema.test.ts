import { describe, expect, it } from 'vitest'
import { defineSchema, MAX_COMPONENTS, MAX_FIELDS } from '../../src/schema/define-schema.ts'
import { type Field, f32, optional, string } from '../../src/schema/field.ts'

function many<Value>(count: number, value: Value): Record<string, Value> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`n${index}`, value]))
}

const refusal = expect.objectContaining({ name: 'LinkError', code: 'invalid-config' })

describe('[S1] names are text that is not empty', () => {
  it('keeps components and fields in the order given, with their positions', () => {
    const { components } = defineSchema({ B: { y: f32, x: optional(string) }, A: {} })
    expect([...components.keys()]).toEqual(['B', 'A'])
    expect(components.get('B')).toEqual({
      id: 'B',
      index: 0,
      fields: [
        { id: 'y', type: 'F32', optional: false },
        { id: 'x', type: 'String', optional: true },
      ],
      fieldIndex: new Map([
        ['y', 0],
        ['x', 1],
      ]),
    })
    expect(components.get('A')?.index).toBe(1)
  })

  it('takes names that objects inherit', () => {
    const { components } = defineSchema({ ['__proto__']: { constructor: f32 }, toString: {} })
    expect([...components.keys()]).toEqual(['__proto__', 'toString'])
    expect(components.get('__proto__')?.fieldIndex.get('constructor')).toBe(0)
    expect(components.get('__proto__')?.fieldIndex.get('toString')).toBeUndefined()
  })

  it.each([
    ['a component without a name', { '': {} }],
    ['a field without a name', { A: { '': f32 } }],
    ['half a surrogate pair as a component', { '\ud800': {} }],
    ['half a surrogate pair as a field', { A: { 'x\udc00': f32 } }],
  ])('refuses %s', (_what, definition) => {
    expect(() => defineSchema(definition)).toThrowError(refusal)
  })

  it('refuses a field that is of no type', () => {
    const field = { type: 'Vec2', optional: false } as unknown as Field
    expect(() => defineSchema({ A: { x: field } })).toThrowError(/A\.x .*Vec2/)
  })
})

describe('[S2] a schema is finite', () => {
  it(`has at most ${MAX_COMPONENTS} components`, () => {
    expect(defineSchema(many(MAX_COMPONENTS, {})).components.size).toBe(MAX_COMPONENTS)
    expect(() => defineSchema(many(MAX_COMPONENTS + 1, {}))).toThrowError(refusal)
  })

  it(`has at most ${MAX_FIELDS} fields in a component`, () => {
    const { components } = defineSchema({ A: many(MAX_FIELDS, f32) })
    expect(components.get('A')?.fields.length).toBe(MAX_FIELDS)
    expect(() => defineSchema({ A: many(MAX_FIELDS + 1, f32) })).toThrowError(refusal)
  })
})
