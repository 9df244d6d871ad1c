import type { SerializedComponent, SerializedEntity } from '../../protocol/value.ts'
import { COMPONENT_FIELDS, ENTITY_FIELDS } from '../wire-names.ts'
import { readComponentData, readList } from './decode-value.ts'
import type { BincodeReader } from './reader.ts'

/** An id and no components. */
const MIN_ENTITY_BYTES = 12
/** An empty name, the ordinal of its data, and the length of that. */
const MIN_COMPONENT_BYTES = 20

export function readEntities(reader: BincodeReader): SerializedEntity[] {
  return readList(reader, MIN_ENTITY_BYTES, readEntity)
}

function readEntity(reader: BincodeReader): SerializedEntity {
  reader.open(ENTITY_FIELDS.length)
  const id = reader.readU32()
  const components = readList(reader, MIN_COMPONENT_BYTES, readComponent)
  reader.close()
  return { id, components }
}

export function readComponent(reader: BincodeReader): SerializedComponent {
  reader.open(COMPONENT_FIELDS.length)
  const id = reader.readName()
  const data = readComponentData(reader)
  reader.close()
  return { id, data }
}
