import type { SerializedComponent, SerializedEntity } from '../../protocol/value.ts'
import { COMPONENT_FIELDS, ENTITY_FIELDS } from '../wire-names.ts'
import { readComponentData, readList } from './decode-value.ts'
import type { MessagePackReader } from './reader.ts'
import { closeStruct, openStruct, seekField } from './struct.ts'

export function readEntities(reader: MessagePackReader): SerializedEntity[] {
  return readList(reader, readEntity)
}

function readEntity(reader: MessagePackReader): SerializedEntity {
  const places = openStruct(reader, ENTITY_FIELDS)
  seekField(reader, places, 0)
  const id = reader.readU32()
  seekField(reader, places, 1)
  const components = readList(reader, readComponent)
  closeStruct(reader, places)
  return { id, components }
}

export function readComponent(reader: MessagePackReader): SerializedComponent {
  const places = openStruct(reader, COMPONENT_FIELDS)
  seekField(reader, places, 0)
  const id = reader.readName()
  seekField(reader, places, 1)
  const data = readComponentData(reader)
  closeStruct(reader, places)
  return { id, data }
}
