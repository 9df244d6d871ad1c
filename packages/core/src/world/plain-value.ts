import type { FieldType } from '../protocol/value.ts'
import type { PlainMap, PlainValue } from '../schema/field.ts'
import { isWellFormed } from '../schema/well-formed.ts'

/** Arrays and maps within each other in one field, at the most: less than any format of ours refuses. */
export const MAX_VALUE_DEPTH = 32

export const MIN_I64: bigint = -(2n ** 63n)
export const MAX_I64: bigint = 2n ** 63n - 1n
export const MAX_U64: bigint = 2n ** 64n - 1n

/**
 * The value as a field of this type keeps it, or undefined when the field cannot hold it.
 * Bytes, arrays and maps become copies that nobody can change behind the world's back.
 */
export function toPlainValue(type: FieldType, value: unknown): PlainValue | undefined {
  switch (type) {
    case 'F32':
    case 'F64':
    case 'U8':
    case 'U16':
    case 'U32':
    case 'I8':
    case 'I16':
    case 'I32':
      return typeof value === 'number' && numberFits(type, value) ? value : undefined
    case 'U64':
      return typeof value === 'bigint' && value >= 0n && value <= MAX_U64 ? value : undefined
    case 'I64':
      return typeof value === 'bigint' && value >= MIN_I64 && value <= MAX_I64 ? value : undefined
    case 'Bool':
      return typeof value === 'boolean' ? value : undefined
    case 'String':
      return typeof value === 'string' && isWellFormed(value) ? value : undefined
    case 'Bytes':
      return value instanceof Uint8Array ? new Uint8Array(value) : undefined
    case 'Array':
      return Array.isArray(value) ? copyArray(value, 1) : undefined
    case 'Map':
      return isPlainObject(value) ? copyMap(value, 1) : undefined
    case 'Null':
      return value === null ? null : undefined
  }
}

/** Whether a number is in a type's range: integers exactly, F32 as long as rounding keeps it finite. */
export function numberFits(type: FieldType, value: number): boolean {
  switch (type) {
    case 'F32':
      return !Number.isFinite(value) || Number.isFinite(Math.fround(value))
    case 'F64':
      return true
    case 'U8':
      return (value & 0xff) === value
    case 'U16':
      return (value & 0xffff) === value
    case 'U32':
      return value >>> 0 === value
    case 'I8':
      return (value << 24) >> 24 === value
    case 'I16':
      return (value << 16) >> 16 === value
    case 'I32':
      return (value | 0) === value
    default:
      return false
  }
}

/**
 * Deep equality: NaN equals NaN, -0 differs from 0 unless told otherwise, and the order of a map's
 * keys means nothing.
 */
export function plainEquals(
  a: PlainValue | undefined,
  b: PlainValue | undefined,
  zeroesAreEqual = false,
): boolean {
  if (Object.is(a, b) || (zeroesAreEqual && a === b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (a instanceof Uint8Array) return b instanceof Uint8Array && bytesEqual(a, b)
  if (b instanceof Uint8Array) return false
  if (isPlainArray(a)) {
    if (!isPlainArray(b) || a.length !== b.length) return false
    return a.every((element, index) => plainEquals(element, b[index], zeroesAreEqual))
  }
  if (isPlainArray(b)) return false
  const keys = Object.keys(a)
  if (keys.length !== Object.keys(b).length) return false
  return keys.every((key) => Object.hasOwn(b, key) && plainEquals(a[key], b[key], zeroesAreEqual))
}

export function bytesEqual(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false
  for (let index = 0; index < a.length; index += 1) {
    if (a[index] !== b[index]) return false
  }
  return true
}

/** An object that inherits nothing, so that any name can be a key of it. */
export function createPlainMap(): { [key: string]: PlainValue } {
  return Object.create(null)
}

/** `Array.isArray` alone does not narrow readonly arrays. */
export function isPlainArray(value: PlainValue): value is readonly PlainValue[] {
  return Array.isArray(value)
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}

function copyElement(value: unknown, depth: number): PlainValue | undefined {
  switch (typeof value) {
    case 'number':
    case 'boolean':
      return value
    case 'string':
      return isWellFormed(value) ? value : undefined
    case 'bigint':
      return value >= MIN_I64 && value <= MAX_U64 ? value : undefined
    case 'object':
      if (value === null) return null
      if (value instanceof Uint8Array) return new Uint8Array(value)
      if (Array.isArray(value)) return copyArray(value, depth + 1)
      return isPlainObject(value) ? copyMap(value, depth + 1) : undefined
    default:
      return undefined
  }
}

function copyArray(value: readonly unknown[], depth: number): readonly PlainValue[] | undefined {
  if (depth > MAX_VALUE_DEPTH) return undefined
  const copy: PlainValue[] = []
  for (const element of value) {
    const plain = copyElement(element, depth)
    if (plain === undefined) return undefined
    copy.push(plain)
  }
  return Object.freeze(copy)
}

function copyMap(value: Readonly<Record<string, unknown>>, depth: number): PlainMap | undefined {
  if (depth > MAX_VALUE_DEPTH) return undefined
  const copy = createPlainMap()
  for (const key of Object.keys(value)) {
    const plain = isWellFormed(key) ? copyElement(value[key], depth) : undefined
    if (plain === undefined) return undefined
    copy[key] = plain
  }
  return Object.freeze(copy)
}
