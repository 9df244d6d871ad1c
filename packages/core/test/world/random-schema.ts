import fc from 'fast-check'
import type { FieldType } from '../../src/protocol/value.ts'
import { type ComponentShape, defineSchema, type Schema } from '../../src/schema/define-schema.ts'
import type { PlainValue } from '../../src/schema/field.ts'

/** Names that break whoever indexes plain objects with them. */
const NAMES = ['__proto__', 'constructor', 'toString', 'x', 'y', '0', 'é', 'a b']

const FIELD_TYPES: readonly FieldType[] = [
  'Null',
  'Bool',
  'U8',
  'U16',
  'U32',
  'U64',
  'I8',
  'I16',
  'I32',
  'I64',
  'F32',
  'F64',
  'String',
  'Bytes',
  'Array',
  'Map',
]

const field = fc.record({ type: fc.constantFrom(...FIELD_TYPES), optional: fc.boolean() })

const fewFields = fc
  .uniqueArray(fc.constantFrom(...NAMES), { maxLength: 5 })
  .chain((names) => fc.tuple(...names.map((name) => fc.tuple(fc.constant(name), field))))

/** More fields than a change mask has bits. */
const manyFields = fc
  .array(field, { minLength: 33, maxLength: 40 })
  .map((fields) => fields.map((each, index): [string, typeof each] => [`f${index}`, each]))

const fields = fc.oneof({ weight: 5, arbitrary: fewFields }, { weight: 1, arbitrary: manyFields })

/** Schemas of up to four components, of all field types. */
export const schemaArbitrary: fc.Arbitrary<Schema> = fc
  .uniqueArray(fc.constantFrom(...NAMES), { minLength: 1, maxLength: 4 })
  .chain((names) =>
    fc.tuple(...names.map((name) => fc.tuple(fc.constant(name), fields.map(Object.fromEntries)))),
  )
  .map((components) => defineSchema(Object.fromEntries(components)))

const text = fc.string({ unit: 'grapheme', maxLength: 3 })
const bytes = fc.uint8Array({ maxLength: 3 })
const { tree } = fc.letrec<{ tree: PlainValue; leaf: PlainValue }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 2 },
    tie('leaf'),
    fc.array(tie('tree'), { maxLength: 2 }),
    fc.dictionary(fc.constantFrom(...NAMES), tie('tree'), { maxKeys: 2 }),
  ),
  leaf: fc.oneof(
    fc.constant(null),
    fc.boolean(),
    fc.double(),
    fc.bigInt({ min: -(2n ** 63n), max: 2n ** 64n - 1n }),
    text,
    bytes,
  ),
}))

const VALUES: { readonly [Type in FieldType]: fc.Arbitrary<PlainValue> } = {
  Null: fc.constant(null),
  Bool: fc.boolean(),
  U8: fc.integer({ min: 0, max: 0xff }),
  U16: fc.integer({ min: 0, max: 0xffff }),
  U32: fc.integer({ min: 0, max: 0xffff_ffff }),
  U64: fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
  I8: fc.integer({ min: -0x80, max: 0x7f }),
  I16: fc.integer({ min: -0x8000, max: 0x7fff }),
  I32: fc.integer({ min: -0x8000_0000, max: 0x7fff_ffff }),
  I64: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  F32: fc.oneof(fc.constantFrom(0, -0, Number.NaN), fc.float()),
  F64: fc.oneof(fc.constantFrom(0, -0, Number.NaN), fc.double()),
  String: text,
  Bytes: bytes,
  Array: fc.array(tree, { maxLength: 3 }),
  Map: fc.dictionary(fc.constantFrom(...NAMES), tree, { maxKeys: 3 }),
}

export type PlainComponent = { [fieldId: string]: PlainValue | undefined }

/** A component that fits its shape, with or without its optional fields. */
export function componentArbitrary(shape: ComponentShape): fc.Arbitrary<PlainComponent> {
  return fieldsArbitrary(shape, (optional) => optional)
}

/** Some fields of a component; undefined for optional ones that are to go. */
export function patchArbitrary(shape: ComponentShape): fc.Arbitrary<PlainComponent> {
  return fieldsArbitrary(shape, () => true, true)
}

function fieldsArbitrary(
  shape: ComponentShape,
  mayLack: (optional: boolean) => boolean,
  mayErase = false,
): fc.Arbitrary<PlainComponent> {
  const entries = shape.fields.map(({ id, type, optional }) => {
    const value = mayErase && optional ? fc.option(VALUES[type], { nil: undefined }) : VALUES[type]
    const entry = value.map((given): [string, PlainValue | undefined][] => [[id, given]])
    return mayLack(optional) ? fc.oneof(entry, fc.constant([])) : entry
  })
  return fc.tuple(...entries).map((given) => Object.fromEntries(given.flat()))
}
