import type {
  ComponentSchemaInfo,
  DeltaMetadata,
  FieldSchemaInfo,
  MessagePayload,
  SnapshotMetadata,
} from '../../protocol/message.ts'
import {
  ACK_FIELDS,
  COMPONENT_SCHEMA_FIELDS,
  COMPRESSION_TYPES,
  DELTA_FIELDS,
  DELTA_METADATA_FIELDS,
  ERROR_FIELDS,
  FIELD_SCHEMA_FIELDS,
  FIELD_TYPES,
  NO_FIELDS,
  PAYLOAD_TAGS,
  SCHEMA_SYNC_FIELDS,
  SNAPSHOT_FIELDS,
  SNAPSHOT_METADATA_FIELDS,
} from '../wire-names.ts'
import { readChanges } from './decode-changes.ts'
import { readEntities } from './decode-entities.ts'
import { readList, readUnit } from './decode-value.ts'
import type { MessagePackReader } from './reader.ts'
import { closeStruct, openFields, openStruct, openTagged, readTag, seekField } from './struct.ts'

export function readPayload(reader: MessagePackReader): MessagePayload {
  const form = openTagged(reader)
  const type = readTag(reader, form, PAYLOAD_TAGS)
  switch (type) {
    case 'delta': {
      const places = openFields(reader, form, DELTA_FIELDS)
      seekField(reader, places, 0)
      const changes = readChanges(reader)
      seekField(reader, places, 1)
      const baseTimestamp = reader.readU64()
      seekField(reader, places, 2)
      const metadata = readDeltaMetadata(reader)
      closeStruct(reader, places)
      return { type, changes, baseTimestamp, metadata }
    }
    case 'snapshot': {
      const places = openFields(reader, form, SNAPSHOT_FIELDS)
      seekField(reader, places, 0)
      const entities = readEntities(reader)
      seekField(reader, places, 1)
      const metadata = readSnapshotMetadata(reader)
      closeStruct(reader, places)
      return { type, entities, metadata }
    }
    case 'ack': {
      const places = openFields(reader, form, ACK_FIELDS)
      seekField(reader, places, 0)
      const ackId = reader.readU64()
      closeStruct(reader, places)
      return { type, ackId }
    }
    case 'schema_sync': {
      const places = openFields(reader, form, SCHEMA_SYNC_FIELDS)
      seekField(reader, places, 0)
      const schemas = readList(reader, readComponentSchema)
      closeStruct(reader, places)
      return { type, schemas }
    }
    case 'error': {
      const places = openFields(reader, form, ERROR_FIELDS)
      seekField(reader, places, 0)
      const code = reader.readU32()
      seekField(reader, places, 1)
      const message = reader.readText()
      closeStruct(reader, places)
      return { type, code, message }
    }
    case 'request_snapshot':
    case 'ping':
    case 'pong':
      closeStruct(reader, openFields(reader, form, NO_FIELDS))
      return { type }
  }
}

function readSnapshotMetadata(reader: MessagePackReader): SnapshotMetadata {
  const places = openStruct(reader, SNAPSHOT_METADATA_FIELDS)
  seekField(reader, places, 0)
  const worldTime = reader.readF64()
  seekField(reader, places, 1)
  const entityCount = reader.readU32()
  seekField(reader, places, 2)
  const componentCount = reader.readU32()
  seekField(reader, places, 3)
  const compression = readUnit(reader, COMPRESSION_TYPES)
  closeStruct(reader, places)
  return { worldTime, entityCount, componentCount, compression }
}

function readDeltaMetadata(reader: MessagePackReader): DeltaMetadata {
  const places = openStruct(reader, DELTA_METADATA_FIELDS)
  seekField(reader, places, 0)
  const changeCount = reader.readU32()
  seekField(reader, places, 1)
  const entitiesAdded = reader.readU32()
  seekField(reader, places, 2)
  const entitiesRemoved = reader.readU32()
  seekField(reader, places, 3)
  const componentsUpdated = reader.readU32()
  closeStruct(reader, places)
  return { changeCount, entitiesAdded, entitiesRemoved, componentsUpdated }
}

function readComponentSchema(reader: MessagePackReader): ComponentSchemaInfo {
  const places = openStruct(reader, COMPONENT_SCHEMA_FIELDS)
  seekField(reader, places, 0)
  const componentId = reader.readName()
  seekField(reader, places, 1)
  const version = reader.readU32()
  seekField(reader, places, 2)
  const fields = readList(reader, readFieldSchema)
  closeStruct(reader, places)
  return { componentId, version, fields }
}

function readFieldSchema(reader: MessagePackReader): FieldSchemaInfo {
  const places = openStruct(reader, FIELD_SCHEMA_FIELDS)
  seekField(reader, places, 0)
  const fieldId = reader.readName()
  seekField(reader, places, 1)
  const fieldType = readUnit(reader, FIELD_TYPES)
  seekField(reader, places, 2)
  const optional = reader.readBool()
  closeStruct(reader, places)
  return { fieldId, fieldType, optional }
}
