import { describe, expect, it } from 'vitest'
import type { FieldType } from '../../src/protocol/value.ts'
import { type ComponentSchema, componentSchemas } from '../../src/schema/component-schema.ts'
import { defineSchema, MAX_COMPONENTS } from '../../src/schema/define-schema.ts'
import { f32, optional, string } from '../../src/schema/field.ts'
import { MAX_VERSIONS, SchemaRegistry } from '../../src/schema/schema-registry.ts'

function component(
  componentId: string,
  version: number,
  fields: readonly [fieldId: string, fieldType: FieldType, optional?: boolean][] = [],
): ComponentSchema {
  return {
    componentId,
    version,
    fields: fields.map(([fieldId, fieldType, isOptional = false]) => ({
      fieldId,
      fieldType,
      optional: isOptional,
    })),
  }
}

describe('[S12] a registry keeps every version, and a new one must be newer', () => {
  it('gives the latest version, any version, and their numbers', () => {
    const registry = new SchemaRegistry()
    registry.register(component('A', 1))
    registry.register(component('A', 3))
    registry.register(component('B', 7))
    expect(registry.get('A')?.version).toBe(3)
    expect(registry.getVersion('A', 1)?.version).toBe(1)
    expect(registry.getVersion('A', 2)).toBeUndefined()
    expect(registry.getVersionHistory('A')).toEqual([1, 3])
    expect(registry.getAll().map(({ componentId, version }) => [componentId, version])).toEqual([
      ['A', 3],
      ['B', 7],
    ])
  })

  it.each([3, 2])('refuses version %i after version 3 and keeps what it had', (version) => {
    const registry = new SchemaRegistry()
    registry.register(component('A', 3))
    expect(() => registry.register(component('A', version))).toThrowError(
      expect.objectContaining({ code: 'schema-mismatch' }),
    )
    expect(registry.getVersionHistory('A')).toEqual([3])
  })

  it('knows only what was registered, also among names that objects inherit', () => {
    const registry = new SchemaRegistry()
    expect(registry.has('constructor')).toBe(false)
    expect(registry.get('__proto__')).toBeUndefined()
    registry.register(component('__proto__', 1))
    expect(registry.has('__proto__')).toBe(true)
    registry.clear()
    expect(registry.has('__proto__')).toBe(false)
    expect(registry.getAll()).toEqual([])
  })

  it('describes a schema by its components', () => {
    const schema = defineSchema({ Position: { x: f32 }, Name: { nick: optional(string) } })
    expect(componentSchemas(schema, 4)).toEqual([
      component('Position', 4, [['x', 'F32']]),
      component('Name', 4, [['nick', 'String', true]]),
    ])
  })

  it.each([-1, 1.5, Number.NaN, 2 ** 32])('refuses %d as a version', (version) => {
    const registry = new SchemaRegistry()
    const refusal = expect.objectContaining({ code: 'invalid-config' })
    expect(() => registry.register(component('A', version))).toThrowError(refusal)
    expect(() => {
      registry.currentVersion = version
    }).toThrowError(refusal)
    expect(registry.currentVersion).toBe(1)
  })
})

describe('[S2] a registry is finite', () => {
  const refusal = expect.objectContaining({ code: 'limit-exceeded' })

  it(`holds at most ${MAX_COMPONENTS} components`, () => {
    const registry = new SchemaRegistry()
    for (let index = 0; index < MAX_COMPONENTS; index += 1) {
      registry.register(component(`c${index}`, 1))
    }
    expect(() => registry.register(component('one more', 1))).toThrowError(refusal)
    registry.register(component('c0', 2))
  })

  it(`holds at most ${MAX_VERSIONS} versions of a component`, () => {
    const registry = new SchemaRegistry()
    for (let version = 1; version <= MAX_VERSIONS; version += 1) {
      registry.register(component('A', version))
    }
    expect(() => registry.register(component('A', MAX_VERSIONS + 1))).toThrowError(refusal)
  })
})

describe('[S13] whether a peer fits is decided by its fields, not by its version', () => {
  const ours = component('A', 5, [
    ['x', 'F32'],
    ['name', 'String'],
    ['nick', 'String', true],
  ])
  const registry = new SchemaRegistry()
  registry.register(ours)

  it.each<[string, ComponentSchema]>([
    ['an older version with the same fields', { ...ours, version: 1 }],
    [
      'more fields than ours, no optional one, and another kind of number',
      component('A', 9, [
        ['x', 'U64'],
        ['name', 'String'],
        ['more', 'Bytes'],
      ]),
    ],
  ])('takes %s', (_what, theirs) => {
    expect(registry.validateCompatibility(theirs)).toEqual({ ok: true })
  })

  it.each<[string, ComponentSchema, RegExp]>([
    ['a required field that is missing', component('A', 6, [['x', 'F32']]), /A\.name .*missing/],
    [
      'a required field that may be missing',
      component('A', 6, [
        ['x', 'F32', true],
        ['name', 'String'],
      ]),
      /A\.x .*may be missing/,
    ],
    [
      'a field of another type',
      component('A', 6, [
        ['x', 'F32'],
        ['name', 'Bytes'],
      ]),
      /A\.name .*Bytes.*String/,
    ],
    ['a component that is not known', component('B', 1), /B/],
  ])('refuses %s, and says why', (_what, theirs, reason) => {
    expect(registry.validateCompatibility(theirs)).toEqual({
      ok: false,
      reasons: [expect.stringMatching(reason)],
    })
  })
})
