import { describe, expectTypeOf, it } from 'vitest'
import {
  type ComponentName,
  type ComponentPatch,
  type ComponentValue,
  defineSchema,
  type EntityComponents,
  type FieldName,
  type FieldValueOf,
  type Schema,
} from '../../src/schema/define-schema.ts'
import {
  array,
  bool,
  bytes,
  f32,
  i64,
  map,
  optional,
  type PlainMap,
  type PlainValue,
  string,
  u64,
  u8,
} from '../../src/schema/field.ts'
import { createWorld, type World } from '../../src/world/world.ts'

const schema = defineSchema({
  Position: { x: f32, y: f32 },
  Name: { value: string, nick: optional(string), born: u64, owed: optional(i64) },
  Bag: { open: bool, items: array, tags: map, icon: bytes, size: u8 },
  Tag: {},
})
type S = typeof schema

/** Compiled, never called. */
function ignore(_call: () => void): void {}

describe('[S14] values have the types that their schema says', () => {
  it('a component is an object of its fields, and optional ones may be absent', () => {
    expectTypeOf<ComponentValue<S, 'Name'>>().toEqualTypeOf<{
      readonly value: string
      readonly born: bigint
      readonly nick?: string
      readonly owed?: bigint
    }>()
    expectTypeOf<ComponentValue<S, 'Bag'>>().toEqualTypeOf<{
      readonly open: boolean
      readonly items: readonly PlainValue[]
      readonly tags: PlainMap
      readonly icon: Uint8Array
      readonly size: number
    }>()
  })

  it('a patch may leave out any field and take away optional ones only', () => {
    expectTypeOf<ComponentPatch<S, 'Name'>>().toEqualTypeOf<{
      readonly value?: string
      readonly born?: bigint
      readonly nick?: string | undefined
      readonly owed?: bigint | undefined
    }>()
  })

  it('names are those of the schema', () => {
    expectTypeOf<ComponentName<S>>().toEqualTypeOf<'Position' | 'Name' | 'Bag' | 'Tag'>()
    expectTypeOf<FieldName<S, 'Position'>>().toEqualTypeOf<'x' | 'y'>()
    expectTypeOf<FieldValueOf<S, 'Name', 'born'>>().toEqualTypeOf<bigint>()
    expectTypeOf<FieldValueOf<S, 'Name', 'nick'>>().toEqualTypeOf<string | undefined>()
  })

  it('an entity is made of some components', () => {
    expectTypeOf<{ Position: { x: number; y: number } }>().toExtend<EntityComponents<S>>()
    expectTypeOf<{ Position: { x: number } }>().not.toExtend<EntityComponents<S>>()
  })

  it('a world reads and writes by these types', () => {
    const world = createWorld(schema)
    const id = world.spawn({ Position: { x: 1, y: 2 } })
    expectTypeOf(world.get(id, 'Position')).toEqualTypeOf<
      { readonly x: number; readonly y: number } | undefined
    >()
    expectTypeOf(world.getField(id, 'Name', 'born')).toEqualTypeOf<bigint | undefined>()
    expectTypeOf(world.get(id, 'SomebodyElses')).toEqualTypeOf<PlainValue | undefined>()
    // @ts-expect-error: a field that Position does not have
    ignore(() => world.patch(id, 'Position', { z: 1 }))
    // @ts-expect-error: a component that the schema does not have
    ignore(() => world.set(id, 'Positoin', { x: 1, y: 2 }))
    // @ts-expect-error: a required field cannot be taken away
    ignore(() => world.setField(id, 'Position', 'x', undefined))
  })

  it('a world of any schema passes where a world of no particular schema is wanted', () => {
    expectTypeOf<World<S>>().toExtend<World>()
    expectTypeOf<S>().toExtend<Schema>()
  })
})
