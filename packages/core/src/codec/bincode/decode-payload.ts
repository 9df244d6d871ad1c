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
  PAYLOAD_TAGS,
  SCHEMA_SYNC_FIELDS,
  SNAPSHOT_FIELDS,
  SNAPSHOT_METADATA_FIELDS,
} from '../wire-names.ts'
import { readChanges } from './decode-changes.ts'
import { readEntities } from './decode-entities.ts'
import { readList } from './decode-value.ts'
import type { BincodeReader } from './reader.ts'

/** An empty name, a version and no fields. */
const MIN_SCHEMA_BYTES = 20
/** An empty name, a type's ordinal and a boolean. */
const MIN_SCHEMA_FIELD_BYTES = 13

export function readPayload(reader: BincodeReader): MessagePayload {
  const type = reader.readTag(PAYLOAD_TAGS)
  switch (type) {
    case 'delta': {
      reader.open(1 + DELTA_FIELDS.length)
      const changes = readChanges(reader)
      const baseTimestamp = reader.readU64()
      const metadata = readDeltaMetadata(reader)
      reader.close()
      return { type, changes, baseTimestamp, metadata }
    }
    case 'snapshot': {
      reader.open(1 + SNAPSHOT_FIELDS.length)
      const entities = readEntities(reader)
      const metadata = readSnapshotMetadata(reader)
      reader.close()
      return { type, entities, metadata }
    }
    case 'ack': {
      reader.open(1 + ACK_FIELDS.length)
      const ackId = reader.readU64()
      reader.close()
      return { type, ackId }
    }
    case 'schema_sync': {
      reader.open(1 + SCHEMA_SYNC_FIELDS.length)
      const schemas = readList(reader, MIN_SCHEMA_BYTES, readComponentSchema)
      reader.close()
      return { type, schemas }
    }
    case 'error': {
      reader.open(1 + ERROR_FIELDS.length)
      const code = reader.readU32()
      const message = reader.readText()
      reader.close()
      return { type, code, message }
    }
    case 'request_snapshot':
    case 'ping':
    case 'pong':
      reader.open(1)
      reader.close()
      return { type }
  }
}

function readSnapshotMetadata(reader: BincodeReader): SnapshotMetadata {
  reader.open(SNAPSHOT_METADATA_FIELDS.length)
  const worldTime = reader.readF64()
  const entityCount = reader.readU32()
  const componentCount = reader.readU32()
  const compression = reader.readVariant(COMPRESSION_TYPES)
  reader.close()
  return { worldTime, entityCount, componentCount, compression }
}

function readDeltaMetadata(reader: BincodeReader): DeltaMetadata {
  reader.open(DELTA_METADATA_FIELDS.length)
  const changeCount = reader.readU32()
  const entitiesAdded = reader.readU32()
  const entitiesRemoved = reader.readU32()
  const componentsUpdated = reader.readU32()
  reader.close()
  return { changeCount, entitiesAdded, entitiesRemoved, componentsUpdated }
}

function readComponentSchema(reader: BincodeReader): ComponentSchemaInfo {
  reader.open(COMPONENT_SCHEMA_FIELDS.length)
  const componentId = reader.readName()
  const version = reader.readU32()
  const fields = readList(reader, MIN_SCHEMA_FIELD_BYTES, readFieldSchema)
  reader.close()
  return { componentId, version, fields }
}

function readFieldSchema(reader: BincodeReader): FieldSchemaInfo {
  reader.open(FIELD_SCHEMA_FIELDS.length)
  const fieldId = reader.readName()
  const fieldType = reader.readVariant(FIELD_TYPES)
  const optional = reader.readBool()
  reader.close()
  return { fieldId, fieldType, optional }
}
