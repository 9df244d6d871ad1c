import type { ComponentData, FieldValue } from '../../protocol/value.ts'
import { NULL_VALUE } from '../null-value.ts'
import { COMPONENT_DATA_TYPES, FIELD_TYPES } from '../wire-names.ts'
import type { BincodeReader } from './reader.ts'

/** That of Null: its ordinal. */
const MIN_VALUE_BYTES = 4
/** An empty name and Null. */
const MIN_ENTRY_BYTES = 12

export function readFieldValue(reader: BincodeReader): FieldValue {
  const type = reader.readVariant(FIELD_TYPES)
  if (type === 'Null') return NULL_VALUE
  reader.open(1)
  const value = readContent(reader, type)
  reader.close()
  return value
}

function readContent(reader: BincodeReader, type: Exclude<FieldValue['type'], 'Null'>): FieldValue {
  switch (type) {
    case 'F64':
      return { type, value: reader.readF64() }
    case 'F32':
      return { type, value: reader.readF32() }
    case 'I32':
      return { type, value: reader.readI32() }
    case 'U32':
      return { type, value: reader.readU32() }
    case 'I16':
      return { type, value: reader.readI16() }
    case 'U16':
      return { type, value: reader.readU16() }
    case 'I8':
      return { type, value: reader.readI8() }
    case 'U8':
      return { type, value: reader.readU8() }
    case 'U64':
      return { type, value: reader.readU64() }
    case 'I64':
      return { type, value: reader.readI64() }
    case 'Bool':
      return { type, value: reader.readBool() }
    case 'String':
      return { type, value: reader.readText() }
    case 'Bytes':
      return { type, value: reader.readBytes() }
    case 'Array':
      return { type, value: readList(reader, MIN_VALUE_BYTES, readFieldValue) }
    case 'Map':
      return { type, value: readNamedValues(reader) }
  }
}

/** A list of what takes at least so many bytes. */
export function readList<Item>(
  reader: BincodeReader,
  minBytes: number,
  readItem: (reader: BincodeReader) => Item,
): Item[] {
  const count = reader.openList(minBytes)
  if (count === 0) {
    reader.close()
    return []
  }
  // A list that begins empty would make room for 17 with its first element.
  const items = [readItem(reader)]
  for (let index = 1; index < count; index += 1) items.push(readItem(reader))
  reader.close()
  return items
}

/** As in the crate, the last of two entries with one name holds. */
function readNamedValues(reader: BincodeReader): Map<string, FieldValue> {
  const count = reader.openList(MIN_ENTRY_BYTES)
  reader.takeCollection()
  const values = new Map<string, FieldValue>()
  let numericNames = 0
  for (let index = 0; index < count; index += 1) {
    const name = reader.readName()
    numericNames = reader.takeName(name, numericNames)
    values.set(name, readFieldValue(reader))
  }
  reader.close()
  return values
}

export function readComponentData(reader: BincodeReader): ComponentData {
  const type = reader.readVariant(COMPONENT_DATA_TYPES)
  reader.open(1)
  const data = readDataContent(reader, type)
  reader.close()
  return data
}

function readDataContent(reader: BincodeReader, type: ComponentData['type']): ComponentData {
  switch (type) {
    case 'Structured':
      return { type, fields: readNamedValues(reader) }
    case 'Json':
      return { type, text: reader.readText() }
    case 'Binary':
      return { type, bytes: reader.readBytes() }
  }
}
