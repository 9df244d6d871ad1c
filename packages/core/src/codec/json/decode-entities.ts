import type { SerializedComponent, SerializedEntity } from '../../protocol/value.ts'
import { COMPONENT_FIELDS, ENTITY_FIELDS } from '../wire-names.ts'
import { readComponentData, readList } from './decode-value.ts'
import type { JsonReader } from './reader.ts'
import { closeStruct, openStruct, seekField } from './struct.ts'

export function readEntities(reader: JsonReader): SerializedEntity[] {
  return readList(reader, readEntity)
}

function readEntity(reader: JsonReader): SerializedEntity {
  const struct = openStruct(reader, ENTITY_FIELDS)
  seekField(reader, struct, 0)
  const id = reader.readU32()
  seekField(reader, struct, 1)
  const components = readList(reader, readComponent)
  closeStruct(reader, struct)
  return { id, components }
}

export function readComponent(reader: JsonReader): SerializedComponent {
  const struct = openStruct(reader, COMPONENT_FIELDS)
  seekField(reader, struct, 0)
  const id = reader.readName()
  seekField(reader, struct, 1)
  const data = readComponentData(reader)
  closeStruct(reader, struct)
  return { id, data }
}
