import type { DeltaChange, FieldDelta } from '../../protocol/change.ts'
import {
  CHANGE_TAGS,
  COMPONENT_CHANGE_FIELDS,
  COMPONENT_REMOVED_FIELDS,
  ENTITY_CHANGE_FIELDS,
  FIELD_DELTA_FIELDS,
  FIELDS_UPDATED_FIELDS,
} from '../wire-names.ts'
import { readComponentData, readFieldValue, readList } from './decode-value.ts'
import type { BincodeReader } from './reader.ts'

/** The shortest tag's, and an entity's id. */
const MIN_CHANGE_BYTES = 24
/** An empty name, no old value, and Null. */
const MIN_FIELD_DELTA_BYTES = 13

export function readChanges(reader: BincodeReader): DeltaChange[] {
  return readList(reader, MIN_CHANGE_BYTES, readChange)
}

function readChange(reader: BincodeReader): DeltaChange {
  const type = reader.readTag(CHANGE_TAGS)
  switch (type) {
    case 'fields_updated': {
      reader.open(1 + FIELDS_UPDATED_FIELDS.length)
      const entityId = reader.readU32()
      const componentId = reader.readName()
      const fields = readList(reader, MIN_FIELD_DELTA_BYTES, readFieldDelta)
      reader.close()
      return { type, entityId, componentId, fields }
    }
    case 'component_added':
    case 'component_updated': {
      reader.open(1 + COMPONENT_CHANGE_FIELDS.length)
      const entityId = reader.readU32()
      const componentId = reader.readName()
      const data = readComponentData(reader)
      reader.close()
      return { type, entityId, componentId, data }
    }
    case 'component_removed': {
      reader.open(1 + COMPONENT_REMOVED_FIELDS.length)
      const entityId = reader.readU32()
      const componentId = reader.readName()
      reader.close()
      return { type, entityId, componentId }
    }
    case 'entity_added':
    case 'entity_removed': {
      reader.open(1 + ENTITY_CHANGE_FIELDS.length)
      const entityId = reader.readU32()
      reader.close()
      return { type, entityId }
    }
  }
}

function readFieldDelta(reader: BincodeReader): FieldDelta {
  reader.open(FIELD_DELTA_FIELDS.length)
  const fieldId = reader.readName()
  const oldValue = reader.readOption() ? readFieldValue(reader) : undefined
  const newValue = readFieldValue(reader)
  reader.close()
  return { fieldId, oldValue, newValue }
}
