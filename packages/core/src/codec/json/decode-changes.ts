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
import type { JsonReader } from './reader.ts'
import { closeStruct, findField, openStruct, openTagged, readTag, seekField } from './struct.ts'

export function readChanges(reader: JsonReader): DeltaChange[] {
  return readList(reader, readChange)
}

function readChange(reader: JsonReader): DeltaChange {
  const struct = openTagged(reader)
  const type = readTag(reader, struct, CHANGE_TAGS)
  switch (type) {
    case 'fields_updated': {
      struct.fields = FIELDS_UPDATED_FIELDS
      seekField(reader, struct, 0)
      const entityId = reader.readU32()
      seekField(reader, struct, 1)
      const componentId = reader.readName()
      seekField(reader, struct, 2)
      const fields = readList(reader, readFieldDelta)
      closeStruct(reader, struct)
      return { type, entityId, componentId, fields }
    }
    case 'component_added':
    case 'component_updated': {
      struct.fields = COMPONENT_CHANGE_FIELDS
      seekField(reader, struct, 0)
      const entityId = reader.readU32()
      seekField(reader, struct, 1)
      const componentId = reader.readName()
      seekField(reader, struct, 2)
      const data = readComponentData(reader)
      closeStruct(reader, struct)
      return { type, entityId, componentId, data }
    }
    case 'component_removed': {
      struct.fields = COMPONENT_REMOVED_FIELDS
      seekField(reader, struct, 0)
      const entityId = reader.readU32()
      seekField(reader, struct, 1)
      const componentId = reader.readName()
      closeStruct(reader, struct)
      return { type, entityId, componentId }
    }
    case 'entity_added':
    case 'entity_removed': {
      struct.fields = ENTITY_CHANGE_FIELDS
      seekField(reader, struct, 0)
      const entityId = reader.readU32()
      closeStruct(reader, struct)
      return { type, entityId }
    }
  }
}

function readFieldDelta(reader: JsonReader): FieldDelta {
  const struct = openStruct(reader, FIELD_DELTA_FIELDS)
  seekField(reader, struct, 0)
  const fieldId = reader.readName()
  let oldValue: FieldDelta['oldValue']
  if (findField(reader, struct, 1) && !reader.takeNull()) oldValue = readFieldValue(reader)
  seekField(reader, struct, 2)
  const newValue = readFieldValue(reader)
  closeStruct(reader, struct)
  return { fieldId, oldValue, newValue }
}
