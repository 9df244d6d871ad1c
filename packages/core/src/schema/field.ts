import { LinkError, LinkErrorCode } from '../error.ts'
import type { FieldType, FieldValue } from '../protocol/value.ts'

/** The plain value that a field of each type holds in a world. */
export interface PlainValues {
  Null: null
  Bool: boolean
  U8: number
  U16: number
  U32: number
  U64: bigint
  I8: number
  I16: number
  I32: number
  I64: bigint
  F32: number
  F64: number
  String: string
  Bytes: Uint8Array
  Array: readonly PlainValue[]
  Map: PlainMap
}

/** Any value that a field can hold. */
export type PlainValue =
  | null
  | boolean
  | number
  | bigint
  | string
  | Uint8Array
  | readonly PlainValue[]
  | PlainMap

export interface PlainMap {
  readonly [key: string]: PlainValue
}

export interface Field<Type extends FieldType = FieldType, Optional extends boolean = boolean> {
  readonly type: Type
  readonly optional: Optional
  /** What stands in for the field where a peer, whose schema is older, sends the component without it. */
  readonly defaultValue?: FieldValue
}

const FIELD_TYPES: ReadonlySet<string> = new Set<FieldType>([
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
])

/** Whether text names a field type. */
export function isFieldType(text: string): text is FieldType {
  return FIELD_TYPES.has(text)
}

const NUMBER_TYPES: ReadonlySet<FieldType> = new Set<FieldType>([
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
])

/** Whether values of a type are numbers, 64-bit integers included. */
export function isNumberType(type: FieldType): boolean {
  return NUMBER_TYPES.has(type)
}

function required<Type extends FieldType>(type: Type): Field<Type, false> {
  return Object.freeze({ type, optional: false })
}

export const bool: Field<'Bool', false> = required('Bool')
export const u8: Field<'U8', false> = required('U8')
export const u16: Field<'U16', false> = required('U16')
export const u32: Field<'U32', false> = required('U32')
/** Held as bigint. */
export const u64: Field<'U64', false> = required('U64')
export const i8: Field<'I8', false> = required('I8')
export const i16: Field<'I16', false> = required('I16')
export const i32: Field<'I32', false> = required('I32')
/** Held as bigint. */
export const i64: Field<'I64', false> = required('I64')
/** Rounded to 32 bits when written, so that both ends hold the same value. */
export const f32: Field<'F32', false> = required('F32')
export const f64: Field<'F64', false> = required('F64')
export const string: Field<'String', false> = required('String')
export const bytes: Field<'Bytes', false> = required('Bytes')
/** A list whose elements may be of any type. Numbers in it travel as F64. */
export const array: Field<'Array', false> = required('Array')
/** Named values of any type. Numbers in it travel as F64. */
export const map: Field<'Map', false> = required('Map')

/** The same field, but it may be absent. */
export function optional<Type extends FieldType>(field: Field<Type>): Field<Type, true> {
  return Object.freeze({ type: field.type, optional: true })
}

/**
 * The same field with a value for components that come without it, from a peer whose schema does not
 * have it yet. Numbers, bigints, booleans and text; else LinkError `invalidConfig`.
 */
export function withDefault<Type extends FieldType>(
  field: Field<Type, false>,
  value: PlainValues[Type],
): Field<Type, false> {
  const defaultValue = scalarValue(field.type, value)
  if (defaultValue !== undefined) {
    return Object.freeze({ type: field.type, optional: false, defaultValue })
  }
  throw new LinkError(
    LinkErrorCode.invalidConfig,
    `a ${field.type} field cannot have the default ${String(value)}`,
  )
}

function scalarValue(type: FieldType, value: PlainValue): FieldValue | undefined {
  switch (type) {
    case 'Bool':
      return typeof value === 'boolean' ? { type, value } : undefined
    case 'String':
      return typeof value === 'string' ? { type, value } : undefined
    case 'U64':
    case 'I64':
      return typeof value === 'bigint' ? { type, value } : undefined
    case 'U8':
    case 'U16':
    case 'U32':
    case 'I8':
    case 'I16':
    case 'I32':
    case 'F32':
    case 'F64':
      return typeof value === 'number' ? { type, value } : undefined
    case 'Null':
    case 'Bytes':
    case 'Array':
    case 'Map':
      return undefined
  }
}
