import type { FieldType, FieldValue } from '../protocol/value.ts'
import type { PlainMap, PlainValue } from '../schema/field.ts'
import { isWellFormed } from '../schema/well-formed.ts'
import {
  createPlainMap,
  isPlainArray,
  MAX_I64,
  MAX_U64,
  MAX_VALUE_DEPTH,
  MIN_I64,
  numberFits,
} from './plain-value.ts'

/** A plain value of a field as it goes on the wire, with the field's type. */
export function toFieldValue(type: FieldType, value: PlainValue): FieldValue {
  switch (typeof value) {
    case 'number':
      return type === 'U8' ||
        type === 'U16' ||
        type === 'U32' ||
        type === 'I8' ||
        type === 'I16' ||
        type === 'I32' ||
        type === 'F32'
        ? { type, value }
        : { type: 'F64', value }
    case 'bigint':
      return { type: type === 'U64' || value > MAX_I64 ? 'U64' : 'I64', value }
    default:
      return toTaggedValue(value)
  }
}

/** A value that no schema describes: numbers go as F64, bigints as I64, or U64 above its range. */
function toTaggedValue(value: PlainValue): FieldValue {
  switch (typeof value) {
    case 'number':
      return { type: 'F64', value }
    case 'bigint':
      return { type: value > MAX_I64 ? 'U64' : 'I64', value }
    case 'boolean':
      return { type: 'Bool', value }
    case 'string':
      return { type: 'String', value }
    case 'object':
      if (value === null) return { type: 'Null' }
      if (value instanceof Uint8Array) return { type: 'Bytes', value }
      if (isPlainArray(value)) return { type: 'Array', value: value.map(toTaggedValue) }
      return {
        type: 'Map',
        value: new Map(Object.entries(value).map(([key, entry]) => [key, toTaggedValue(entry)])),
      }
  }
}

/**
 * A value from the wire as a field of this type keeps it, or undefined when it does not fit.
 * Any number may fill a number field: integers must be exactly in range, floats round.
 */
export function fromFieldValue(type: FieldType, value: FieldValue): PlainValue | undefined {
  switch (type) {
    case 'F32':
    case 'F64':
    case 'U8':
    case 'U16':
    case 'U32':
    case 'I8':
    case 'I16':
    case 'I32': {
      const number = toNumber(value)
      return number !== undefined && numberFits(type, number) ? number : undefined
    }
    case 'U64':
      return toBigint(value, 0n, MAX_U64)
    case 'I64':
      return toBigint(value, MIN_I64, MAX_I64)
    case 'Bool':
    case 'String':
    case 'Bytes':
    case 'Array':
    case 'Map':
    case 'Null':
      return value.type === type ? fromTaggedValue(value) : undefined
  }
}

/**
 * A value from the wire by its own tag: 64-bit integers are bigint, other numbers are number.
 * Undefined when it has more than `levels` arrays and maps within each other, or text that is not
 * well-formed.
 */
export function fromTaggedValue(
  value: FieldValue,
  levels: number = MAX_VALUE_DEPTH,
): PlainValue | undefined {
  switch (value.type) {
    case 'Null':
      return null
    case 'String':
      return isWellFormed(value.value) ? value.value : undefined
    case 'Bytes':
      return new Uint8Array(value.value)
    case 'Array':
      return fromArray(value.value, levels)
    case 'Map':
      return fromMap(value.value, levels)
    default:
      return value.value
  }
}

function fromArray(
  values: readonly FieldValue[],
  levels: number,
): readonly PlainValue[] | undefined {
  if (levels === 0) return undefined
  const result: PlainValue[] = []
  for (const value of values) {
    const plain = fromTaggedValue(value, levels - 1)
    if (plain === undefined) return undefined
    result.push(plain)
  }
  return Object.freeze(result)
}

function fromMap(values: ReadonlyMap<string, FieldValue>, levels: number): PlainMap | undefined {
  if (levels === 0) return undefined
  const result = createPlainMap()
  for (const [key, value] of values) {
    const plain = isWellFormed(key) ? fromTaggedValue(value, levels - 1) : undefined
    if (plain === undefined) return undefined
    result[key] = plain
  }
  return Object.freeze(result)
}

function toNumber(value: FieldValue): number | undefined {
  switch (value.type) {
    case 'F32':
    case 'F64':
    case 'U8':
    case 'U16':
    case 'U32':
    case 'I8':
    case 'I16':
    case 'I32':
      return value.value
    case 'U64':
    case 'I64':
      return Number(value.value)
    default:
      return undefined
  }
}

function toBigint(value: FieldValue, least: bigint, most: bigint): bigint | undefined {
  const integer = toInteger(value)
  return integer !== undefined && integer >= least && integer <= most ? integer : undefined
}

function toInteger(value: FieldValue): bigint | undefined {
  if (value.type === 'U64' || value.type === 'I64') return value.value
  const number = toNumber(value)
  return number !== undefined && Number.isInteger(number) ? BigInt(number) : undefined
}
