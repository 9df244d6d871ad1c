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
import type { MessagePackReader } from './reader.ts'
import {
  closeStruct,
  hasField,
  openFields,
  openStruct,
  openTagged,
  readTag,
  seekField,
} from './struct.ts'

export function readChanges(reader: MessagePackReader): DeltaChange[] {
  return readList(reader, readChange)
}

function readChange(reader: MessagePackReader): DeltaChange {
  const form = openTagged(reader)
  const type = readTag(reader, form, CHANGE_TAGS)
  switch (type) {
    case 'fields_updated': {
      const places = openFields(reader, form, FIELDS_UPDATED_FIELDS)
      seekField(reader, places, 0)
      const entityId = reader.readU32()
      seekField(reader, places, 1)
      const componentId = reader.readName()
      seekField(reader, places, 2)
      const fields = readList(reader, readFieldDelta)
      closeStruct(reader, places)
      return { type, entityId, componentId, fields }
    }
    case 'component_added':
    case 'component_updated': {
      const places = openFields(reader, form, COMPONENT_CHANGE_FIELDS)
      seekField(reader, places, 0)
      const entityId = reader.readU32()
      seekField(reader, places, 1)
      const componentId = reader.readName()
      seekField(reader, places, 2)
      const data = readComponentData(reader)
      closeStruct(reader, places)
      return { type, entityId, componentId, data }
    }
    case 'component_removed': {
      const places = openFields(reader, form, COMPONENT_REMOVED_FIELDS)
      seekField(reader, places, 0)
      const entityId = reader.readU32()
      seekField(reader, places, 1)
      const componentId = reader.readName()
      closeStruct(reader, places)
      return { type, entityId, componentId }
    }
    case 'entity_added':
    case 'entity_removed': {
      const places = openFields(reader, form, ENTITY_CHANGE_FIELDS)
      seekField(reader, places, 0)
      const entityId = reader.readU32()
      closeStruct(reader, places)
      return { type, entityId }
    }
  }
}

function readFieldDelta(reader: MessagePackReader): FieldDelta {
  const places = openStruct(reader, FIELD_DELTA_FIELDS)
  seekField(reader, places, 0)
  const fieldId = reader.readName()
  let oldValue: FieldDelta['oldValue']
  if (hasField(places, 1)) {
    seekField(reader, places, 1)
    if (!reader.takeNil()) oldValue = readFieldValue(reader)
  }
  seekField(reader, places, 2)
  const newValue = readFieldValue(reader)
  closeStruct(reader, places)
  return { fieldId, oldValue, newValue }
}
