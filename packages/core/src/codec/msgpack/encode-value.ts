import type { ComponentData, FieldType, FieldValue } from '../../protocol/value.ts'
import { lead } from './lead.ts'
import type { MessagePackWriter } from './writer.ts'

const encoder = new TextEncoder()

/** A name of the protocol as MessagePack, to be copied whenever it comes. */
export function rawName(name: string): Uint8Array {
  const bytes = encoder.encode(name)
  return Uint8Array.of(lead.fixstr | bytes.length, ...bytes)
}

/** The start of a variant that holds data: a map of one entry, and its name. */
function rawVariant(name: string): Uint8Array {
  return Uint8Array.of(lead.fixmap | 1, ...rawName(name))
}

const NULL = rawName('Null')
const BINARY = rawVariant('Binary')
const JSON_TEXT = rawVariant('Json')
const STRUCTURED = rawVariant('Structured')

const VALUE: Readonly<Record<Exclude<FieldType, 'Null'>, Uint8Array>> = {
  Bool: rawVariant('Bool'),
  U8: rawVariant('U8'),
  U16: rawVariant('U16'),
  U32: rawVariant('U32'),
  U64: rawVariant('U64'),
  I8: rawVariant('I8'),
  I16: rawVariant('I16'),
  I32: rawVariant('I32'),
  I64: rawVariant('I64'),
  F32: rawVariant('F32'),
  F64: rawVariant('F64'),
  String: rawVariant('String'),
  Bytes: rawVariant('Bytes'),
  Array: rawVariant('Array'),
  Map: rawVariant('Map'),
}

export function writeFieldValue(writer: MessagePackWriter, value: FieldValue): void {
  if (value.type === 'Null') {
    writer.writeRaw(NULL)
    return
  }
  writer.open()
  writer.writeRaw(VALUE[value.type])
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
      writer.writeI32(value.value, -0x8000)
      break
    case 'U16':
      writer.writeU32(value.value, 0xffff)
      break
    case 'I8':
      writer.writeI32(value.value, -0x80)
      break
    case 'U8':
      writer.writeU32(value.value, 0xff)
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
      writer.openArray(value.value.length)
      for (const element of value.value) writeFieldValue(writer, element)
      writer.close()
      break
    case 'Map':
      writeNamedValues(writer, value.value)
      break
  }
  writer.close()
}

function writeNamedValues(
  writer: MessagePackWriter,
  values: ReadonlyMap<string, FieldValue>,
): void {
  writer.openMap(values.size)
  for (const [name, value] of values) {
    writer.writeName(name)
    writeFieldValue(writer, value)
  }
  writer.close()
}

export function writeComponentData(writer: MessagePackWriter, data: ComponentData): void {
  writer.open()
  switch (data.type) {
    case 'Structured':
      writer.writeRaw(STRUCTURED)
      writeNamedValues(writer, data.fields)
      break
    case 'Json':
      writer.writeRaw(JSON_TEXT)
      writer.writeText(data.text)
      break
    case 'Binary':
      writer.writeRaw(BINARY)
      writer.writeBytes(data.bytes)
      break
  }
  writer.close()
}
