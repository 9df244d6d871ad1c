import type { SerializedComponent, SerializedEntity } from '../../protocol/value.ts'
import { COMPONENT_FIELDS, ENTITY_FIELDS } from '../wire-names.ts'
import { readComponentData } from './decode-value.ts'
import type { MessagePackReader } from './reader.ts'
import { closeStruct, openStruct, seekField } from './struct.ts'

export function readEntities(reader: MessagePackReader): SerializedEntity[] {
  const count = reader.openArray()
  const entities: SerializedEntity[] = []
  for (let index = 0; index < count; index += 1) entities.push(readEntity(reader))
  reader.close()
  return entities
}

function readEntity(reader: MessagePackReader): SerializedEntity {
  const places = openStruct(reader, ENTITY_FIELDS)
  seekField(reader, places, 0)
  const id = reader.readU32()
  seekField(reader, places, 1)
  const count = reader.openArray()
  const components: SerializedComponent[] = []
  for (let index = 0; index < count; index += 1) components.push(readComponent(reader))
  reader.close()
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
