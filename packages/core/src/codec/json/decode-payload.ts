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
import type { JsonReader } from './reader.ts'
import { closeStruct, openStruct, openTagged, readTag, seekField } from './struct.ts'

export function readPayload(reader: JsonReader): MessagePayload {
  const struct = openTagged(reader)
  const type = readTag(reader, struct, PAYLOAD_TAGS)
  switch (type) {
    case 'delta': {
      struct.fields = DELTA_FIELDS
      seekField(reader, struct, 0)
      const changes = readChanges(reader)
      seekField(reader, struct, 1)
      const baseTimestamp = reader.readU64()
      seekField(reader, struct, 2)
      const metadata = readDeltaMetadata(reader)
      closeStruct(reader, struct)
      return { type, changes, baseTimestamp, metadata }
    }
    case 'snapshot': {
      struct.fields = SNAPSHOT_FIELDS
      seekField(reader, struct, 0)
      const entities = readEntities(reader)
      seekField(reader, struct, 1)
      const metadata = readSnapshotMetadata(reader)
      closeStruct(reader, struct)
      return { type, entities, metadata }
    }
    case 'ack': {
      struct.fields = ACK_FIELDS
      seekField(reader, struct, 0)
      const ackId = reader.readU64()
      closeStruct(reader, struct)
      return { type, ackId }
    }
    case 'schema_sync': {
      struct.fields = SCHEMA_SYNC_FIELDS
      seekField(reader, struct, 0)
      const schemas = readList(reader, readComponentSchema)
      closeStruct(reader, struct)
      return { type, schemas }
    }
    case 'error': {
      struct.fields = ERROR_FIELDS
      seekField(reader, struct, 0)
      const code = reader.readU32()
      seekField(reader, struct, 1)
      const message = reader.readText()
      closeStruct(reader, struct)
      return { type, code, message }
    }
    case 'request_snapshot':
    case 'ping':
    case 'pong':
      struct.fields = NO_FIELDS
      closeStruct(reader, struct)
      return { type }
  }
}

function readSnapshotMetadata(reader: JsonReader): SnapshotMetadata {
  const struct = openStruct(reader, SNAPSHOT_METADATA_FIELDS)
  seekField(reader, struct, 0)
  const worldTime = reader.readF64()
  seekField(reader, struct, 1)
  const entityCount = reader.readU32()
  seekField(reader, struct, 2)
  const componentCount = reader.readU32()
  seekField(reader, struct, 3)
  const compression = readUnit(reader, COMPRESSION_TYPES)
  closeStruct(reader, struct)
  return { worldTime, entityCount, componentCount, compression }
}

function readDeltaMetadata(reader: JsonReader): DeltaMetadata {
  const struct = openStruct(reader, DELTA_METADATA_FIELDS)
  seekField(reader, struct, 0)
  const changeCount = reader.readU32()
  seekField(reader, struct, 1)
  const entitiesAdded = reader.readU32()
  seekField(reader, struct, 2)
  const entitiesRemoved = reader.readU32()
  seekField(reader, struct, 3)
  const componentsUpdated = reader.readU32()
  closeStruct(reader, struct)
  return { changeCount, entitiesAdded, entitiesRemoved, componentsUpdated }
}

function readComponentSchema(reader: JsonReader): ComponentSchemaInfo {
  const struct = openStruct(reader, COMPONENT_SCHEMA_FIELDS)
  seekField(reader, struct, 0)
  const componentId = reader.readName()
  seekField(reader, struct, 1)
  const version = reader.readU32()
  seekField(reader, struct, 2)
  const fields = readList(reader, readFieldSchema)
  closeStruct(reader, struct)
  return { componentId, version, fields }
}

function readFieldSchema(reader: JsonReader): FieldSchemaInfo {
  const struct = openStruct(reader, FIELD_SCHEMA_FIELDS)
  seekField(reader, struct, 0)
  const fieldId = reader.readName()
  seekField(reader, struct, 1)
  const fieldType = readUnit(reader, FIELD_TYPES)
  seekField(reader, struct, 2)
  const optional = reader.readBool()
  closeStruct(reader, struct)
  return { fieldId, fieldType, optional }
}
