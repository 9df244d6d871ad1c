import type { ComponentData, FieldValue } from '../../protocol/value.ts'
import { COMPONENT_DATA_TYPES, FIELD_TYPES } from '../wire-names.ts'
import type { BincodeWriter } from './writer.ts'

export function writeFieldValue(writer: BincodeWriter, value: FieldValue): void {
  writer.writeVariant(FIELD_TYPES, value.type)
  if (value.type === 'Null') return
  writer.open()
  switch (value.type) {
    case 'F64':
      writer.writeF64(value.value)
      break
    case 'F32':
      writer.writeF32(value.value)
      break
    case 'I32':
      writer.writeI32(value.value)
      break
    case 'U32':
      writer.writeU32(value.value)
      break
    case 'I16':
      writer.writeI16(value.value)
      break
    case 'U16':
      writer.writeU16(value.value)
      break
    case 'I8':
      writer.writeI8(value.value)
      break
    case 'U8':
      writer.writeU8(value.value)
      break
    case 'U64':
      writer.writeU64(value.value)
      break
    case 'I64':
      writer.writeI64(value.value)
      break
    case 'Bool':
      writer.writeBool(value.value)
      break
    case 'String':
      writer.writeText(value.value)
      break
    case 'Bytes':
      writer.writeBytes(value.value)
      break
    case 'Array':
      writeList(writer, value.value, writeFieldValue)
      break
    case 'Map':
      writeNamedValues(writer, value.value)
      break
  }
  writer.close()
}

export function writeList<Item>(
  writer: BincodeWriter,
  items: readonly Item[],
  writeItem: (writer: BincodeWriter, item: Item) => void,
): void {
  writer.openList(items.length)
  for (const item of items) writeItem(writer, item)
  writer.close()
}

function writeNamedValues(writer: BincodeWriter, values: ReadonlyMap<string, FieldValue>): void {
  writer.openList(values.size)
  for (const [name, value] of values) {
    writer.writeName(name)
    writeFieldValue(writer, value)
  }
  writer.close()
}

export function writeComponentData(writer: BincodeWriter, data: ComponentData): void {
  writer.writeVariant(COMPONENT_DATA_TYPES, data.type)
  writer.open()
  switch (data.type) {
    case 'Structured':
      writeNamedValues(writer, data.fields)
      break
    case 'Json':
      writer.writeText(data.text)
      break
    case 'Binary':
      writer.writeBytes(data.bytes)
      break
  }
  writer.close()
}
