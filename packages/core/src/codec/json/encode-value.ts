import type { ComponentData, FieldValue } from '../../protocol/value.ts'
import type { JsonWriter } from './writer.ts'

export function writeFieldValue(writer: JsonWriter, value: FieldValue): void {
  if (value.type === 'Null') {
    writer.raw('"Null"')
    return
  }
  writer.open(`{"${value.type}":`)
  switch (value.type) {
    case 'F64':
      writer.writeF64(value.value)
      break
    case 'F32':
      writer.writeF32(value.value)
      break
    case 'I32':
      writer.writeInteger(value.value, -0x8000_0000, 0x7fff_ffff)
      break
    case 'U32':
      writer.writeInteger(value.value)
      break
    case 'I16':
      writer.writeInteger(value.value, -0x8000, 0x7fff)
      break
    case 'U16':
      writer.writeInteger(value.value, 0, 0xffff)
      break
    case 'I8':
      writer.writeInteger(value.value, -0x80, 0x7f)
      break
    case 'U8':
      writer.writeInteger(value.value, 0, 0xff)
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
  writer.close('}')
}

export function writeList<Item>(
  writer: JsonWriter,
  items: readonly Item[],
  writeItem: (writer: JsonWriter, item: Item) => void,
): void {
  writer.open('[')
  let isFirst = true
  for (const item of items) {
    if (!isFirst) writer.raw(',')
    isFirst = false
    writeItem(writer, item)
  }
  writer.close(']')
}

function writeNamedValues(writer: JsonWriter, values: ReadonlyMap<string, FieldValue>): void {
  writer.open('{')
  let isFirst = true
  for (const [name, value] of values) {
    if (!isFirst) writer.raw(',')
    isFirst = false
    writer.writeName(name)
    writer.raw(':')
    writeFieldValue(writer, value)
  }
  writer.close('}')
}

export function writeComponentData(writer: JsonWriter, data: ComponentData): void {
  writer.open(`{"${data.type}":`)
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
  writer.close('}')
}
