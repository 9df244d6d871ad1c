import type { ComponentData, FieldValue } from '../../protocol/value.ts'
import { malformed } from '../codec-error.ts'
import type { Keywords } from '../keywords.ts'
import { NULL_VALUE } from '../null-value.ts'
import { COMPONENT_DATA_TYPES, FIELD_TYPES } from '../wire-names.ts'
import { isText } from './lead.ts'
import type { MessagePackReader } from './reader.ts'
import { readKnown } from './struct.ts'

export function readFieldValue(reader: MessagePackReader): FieldValue {
  const at = reader.position
  if (!reader.isMapNext()) {
    if (readUnit(reader, FIELD_TYPES) !== 'Null') throw malformed('this value lacks its data', at)
    return NULL_VALUE
  }
  reader.openVariant()
  const value = readContent(reader)
  reader.close()
  return value
}

function readContent(reader: MessagePackReader): FieldValue {
  const type = readKnown(reader, FIELD_TYPES)
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
      readNil(reader)
      return NULL_VALUE
  }
}

export function readList<Item>(
  reader: MessagePackReader,
  readItem: (reader: MessagePackReader) => Item,
): Item[] {
  const count = reader.openArray()
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
function readNamedValues(reader: MessagePackReader): Map<string, FieldValue> {
  const count = reader.openMap()
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

export function readComponentData(reader: MessagePackReader): ComponentData {
  reader.openVariant()
  const data = readDataContent(reader)
  reader.close()
  return data
}

function readDataContent(reader: MessagePackReader): ComponentData {
  const type = readKnown(reader, COMPONENT_DATA_TYPES)
  switch (type) {
    case 'Structured':
      return { type, fields: readNamedValues(reader) }
    case 'Json':
      return { type, text: reader.readText() }
    case 'Binary':
      return { type, bytes: reader.readBytes() }
  }
}

/** An enum's variant without data: its bare name, or a map of its name and nil. */
export function readUnit<Value>(reader: MessagePackReader, keywords: Keywords<Value>): Value {
  if (reader.isMapNext()) {
    reader.openVariant()
    const value = readKnown(reader, keywords)
    readNil(reader)
    reader.close()
    return value
  }
  if (reader.buffered && !isText(reader.peek())) {
    throw malformed('expected a name or a map', reader.position)
  }
  return readKnown(reader, keywords)
}

function readNil(reader: MessagePackReader): void {
  if (!reader.takeNil()) throw malformed('expected nil', reader.position)
}
