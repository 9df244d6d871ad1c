import type { ComponentData, FieldValue } from '../../protocol/value.ts'
import { malformed } from '../codec-error.ts'
import type { Keywords } from '../keywords.ts'
import { NULL_VALUE } from '../null-value.ts'
import { COMPONENT_DATA_TYPES, FIELD_TYPES } from '../wire-names.ts'
import { byte } from './byte.ts'
import type { JsonReader } from './reader.ts'

export function readFieldValue(reader: JsonReader): FieldValue {
  if (reader.peek() !== byte.openBrace) {
    const at = reader.position
    if (reader.readKnown(FIELD_TYPES) !== 'Null') throw malformed('this value lacks its data', at)
    return NULL_VALUE
  }
  const value = readContent(reader)
  reader.close(byte.closeBrace)
  return value
}

function readContent(reader: JsonReader): FieldValue {
  const type = reader.openVariant(FIELD_TYPES)
  switch (type) {
    case 'F64':
      return { type, value: reader.readF64() }
    case 'F32':
      return { type, value: reader.readF32() }
    case 'I32':
      return { type, value: reader.readInteger(-0x8000_0000, 0x7fff_ffff) }
    case 'U32':
      return { type, value: reader.readU32() }
    case 'I16':
      return { type, value: reader.readInteger(-0x8000, 0x7fff) }
    case 'U16':
      return { type, value: reader.readInteger(0, 0xffff) }
    case 'I8':
      return { type, value: reader.readInteger(-0x80, 0x7f) }
    case 'U8':
      return { type, value: reader.readInteger(0, 0xff) }
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
      return { type, value: readList(reader, readFieldValue) }
    case 'Map':
      return { type, value: readNamedValues(reader) }
    case 'Null':
      readNull(reader)
      return NULL_VALUE
  }
}

export function readList<Item>(reader: JsonReader, readItem: (reader: JsonReader) => Item): Item[] {
  const items: Item[] = []
  for (let more = reader.openArray(); more; more = reader.nextElement())
    items.push(readItem(reader))
  return items
}

/** As in the crate, the last of two entries with one name holds. */
function readNamedValues(reader: JsonReader): Map<string, FieldValue> {
  reader.takeCollection()
  const values = new Map<string, FieldValue>()
  let numericNames = 0
  for (let more = reader.openObject(); more; more = reader.nextEntry()) {
    const name = reader.readName()
    numericNames = reader.takeName(name, numericNames)
    reader.expect(byte.colon)
    values.set(name, readFieldValue(reader))
  }
  return values
}

export function readComponentData(reader: JsonReader): ComponentData {
  const data = readDataContent(reader)
  reader.close(byte.closeBrace)
  return data
}

function readDataContent(reader: JsonReader): ComponentData {
  const type = reader.openVariant(COMPONENT_DATA_TYPES)
  switch (type) {
    case 'Structured':
      return { type, fields: readNamedValues(reader) }
    case 'Json':
      return { type, text: reader.readText() }
    case 'Binary':
      return { type, bytes: reader.readBytes() }
  }
}

/** An enum's variant without data: its bare name, or an object of its name and null. */
export function readUnit<Value>(reader: JsonReader, keywords: Keywords<Value>): Value {
  if (reader.peek() !== byte.openBrace) return reader.readKnown(keywords)
  const value = reader.openVariant(keywords)
  readNull(reader)
  reader.close(byte.closeBrace)
  return value
}

function readNull(reader: JsonReader): void {
  if (!reader.takeNull()) throw malformed('expected null', reader.position)
}
