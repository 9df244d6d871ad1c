import type { FieldId } from '../protocol/ids.ts'
import type { ComponentData, FieldValue } from '../protocol/value.ts'
import type { PlainMap, PlainValue } from '../schema/field.ts'
import { fromTaggedValue } from './field-value.ts'
import { tryParseJson } from './json-text.ts'
import { bytesEqual, createPlainMap, isPlainArray } from './plain-value.ts'

/** More levels than any codec lets through, so that what came over the wire is always readable. */
const MAX_TAGGED_DEPTH = 512

/** Same type and same value: NaN equals NaN, -0 differs from 0, the order of a map means nothing. */
export function fieldValueEquals(a: FieldValue, b: FieldValue): boolean {
  switch (a.type) {
    case 'Null':
      return b.type === 'Null'
    case 'Bytes':
      return b.type === 'Bytes' && bytesEqual(a.value, b.value)
    case 'Array':
      return b.type === 'Array' && arraysEqual(a.value, b.value)
    case 'Map':
      return b.type === 'Map' && fieldsEqual(a.value, b.value)
    default:
      return a.type === b.type && Object.is(a.value, b.value)
  }
}

/** Whether two maps have the same names with the same values. */
function fieldsEqual(
  a: ReadonlyMap<string, FieldValue>,
  b: ReadonlyMap<string, FieldValue>,
): boolean {
  if (a.size !== b.size) return false
  for (const [name, value] of a) {
    const other = b.get(name)
    if (other === undefined || !fieldValueEquals(value, other)) return false
  }
  return true
}

/** Whether two components say the same; JSON by its value, since texts differ in order and spaces. */
export function componentDataEquals(a: ComponentData, b: ComponentData): boolean {
  switch (a.type) {
    case 'Binary':
      return b.type === 'Binary' && bytesEqual(a.bytes, b.bytes)
    case 'Json':
      return b.type === 'Json' && (a.text === b.text || jsonEquals(a.text, b.text))
    case 'Structured':
      return b.type === 'Structured' && fieldsEqual(a.fields, b.fields)
  }
}

/** A component's fields by name: a JSON object's are its top-level keys. Undefined when it has none. */
export function fieldsOf(data: ComponentData): ReadonlyMap<FieldId, FieldValue> | undefined {
  if (data.type === 'Structured') return data.fields
  if (data.type === 'Binary') return undefined
  const value = tryParseJson(data.text)
  return value?.type === 'Map' ? value.value : undefined
}

/**
 * A component that no schema describes as a plain value: an object by field, what its JSON says
 * (or its text, should it be none), or bytes.
 */
export function toPlainComponent(data: ComponentData): PlainValue {
  switch (data.type) {
    case 'Binary':
      return new Uint8Array(data.bytes)
    case 'Json': {
      const value = tryParseJson(data.text)
      const plain = value === undefined ? undefined : fromTaggedValue(value, MAX_TAGGED_DEPTH)
      return plain === undefined ? data.text : shortenIntegers(plain)
    }
    case 'Structured':
      return (
        fromTaggedValue({ type: 'Map', value: data.fields }, MAX_TAGGED_DEPTH) ?? createPlainMap()
      )
  }
}

/** JSON has one kind of number: only integers that a number cannot hold exactly stay bigint. */
function shortenIntegers(value: PlainValue): PlainValue {
  if (typeof value === 'bigint') {
    const number = Number(value)
    return Number.isSafeInteger(number) ? number : value
  }
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value
  return isPlainArray(value) ? value.map(shortenIntegers) : shortenEntries(value)
}

function shortenEntries(value: PlainMap): PlainMap {
  const result = createPlainMap()
  for (const [key, entry] of Object.entries(value)) result[key] = shortenIntegers(entry)
  return result
}

function arraysEqual(a: readonly FieldValue[], b: readonly FieldValue[]): boolean {
  if (a.length !== b.length) return false
  return a.every((element, index) => {
    const other = b[index]
    return other !== undefined && fieldValueEquals(element, other)
  })
}

function jsonEquals(a: string, b: string): boolean {
  const left = tryParseJson(a)
  const right = tryParseJson(b)
  return left !== undefined && right !== undefined && fieldValueEquals(left, right)
}
