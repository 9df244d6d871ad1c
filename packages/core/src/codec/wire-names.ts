import type { CompressionType, MessageType } from '../protocol/message.ts'
import type { ComponentData, FieldType } from '../protocol/value.ts'
import type { DeltaChange } from '../protocol/change.ts'
import { fieldNames, Keywords, nameSet } from './keywords.ts'

/** How a header spells a message's kind; a payload's tag spells it as {@link MessageType} does. */
export const HEADER_NAMES: Readonly<Record<MessageType, string>> = {
  snapshot: 'Snapshot',
  delta: 'Delta',
  request_snapshot: 'RequestSnapshot',
  ack: 'Ack',
  ping: 'Ping',
  pong: 'Pong',
  schema_sync: 'SchemaSync',
  error: 'Error',
}

export const HEADER_TYPES: Keywords<MessageType> = new Keywords<MessageType>([
  ['Snapshot', 'snapshot'],
  ['Delta', 'delta'],
  ['RequestSnapshot', 'request_snapshot'],
  ['Ack', 'ack'],
  ['Ping', 'ping'],
  ['Pong', 'pong'],
  ['SchemaSync', 'schema_sync'],
  ['Error', 'error'],
])

export const PAYLOAD_TAGS: Keywords<MessageType> = nameSet<MessageType>(
  'snapshot',
  'delta',
  'request_snapshot',
  'ack',
  'ping',
  'pong',
  'schema_sync',
  'error',
)

export const CHANGE_TAGS: Keywords<DeltaChange['type']> = nameSet<DeltaChange['type']>(
  'entity_added',
  'entity_removed',
  'component_added',
  'component_removed',
  'component_updated',
  'fields_updated',
)

export const COMPONENT_DATA_TYPES: Keywords<ComponentData['type']> = nameSet<ComponentData['type']>(
  'Binary',
  'Json',
  'Structured',
)

export const FIELD_TYPES: Keywords<FieldType> = nameSet<FieldType>(
  'Null',
  'Bool',
  'U8',
  'U16',
  'U32',
  'U64',
  'I8',
  'I16',
  'I32',
  'I64',
  'F32',
  'F64',
  'String',
  'Bytes',
  'Array',
  'Map',
)

export const COMPRESSION_TYPES: Keywords<CompressionType> = nameSet<CompressionType>(
  'None',
  'Deflate',
  'Lz4',
  'Zstd',
)

/** The field that holds a payload's or a change's tag when it is written as a map; ordinals are for the others. */
export const TAG_FIELD: Keywords<number> = new Keywords([['type', 0]], false)

/** No struct has more fields. */
export const MOST_FIELDS = 5

export const NO_FIELDS: Keywords<number> = fieldNames()
export const MESSAGE_FIELDS: Keywords<number> = fieldNames('header', 'payload')
export const HEADER_FIELDS: Keywords<number> = fieldNames(
  'msg_type',
  'timestamp',
  'id',
  'sequence',
  'schema_version',
)
export const SNAPSHOT_FIELDS: Keywords<number> = fieldNames('entities', 'metadata')
export const SNAPSHOT_METADATA_FIELDS: Keywords<number> = fieldNames(
  'world_time',
  'entity_count',
  'component_count',
  'compression',
)
export const DELTA_FIELDS: Keywords<number> = fieldNames('changes', 'base_timestamp', 'metadata')
export const DELTA_METADATA_FIELDS: Keywords<number> = fieldNames(
  'change_count',
  'entities_added',
  'entities_removed',
  'components_updated',
)
export const ACK_FIELDS: Keywords<number> = fieldNames('ack_id')
export const ERROR_FIELDS: Keywords<number> = fieldNames('code', 'message')
export const SCHEMA_SYNC_FIELDS: Keywords<number> = fieldNames('schemas')
export const COMPONENT_SCHEMA_FIELDS: Keywords<number> = fieldNames(
  'component_id',
  'version',
  'fields',
)
export const FIELD_SCHEMA_FIELDS: Keywords<number> = fieldNames(
  'field_id',
  'field_type',
  'optional',
)
export const ENTITY_FIELDS: Keywords<number> = fieldNames('id', 'components')
export const COMPONENT_FIELDS: Keywords<number> = fieldNames('id', 'data')
export const ENTITY_CHANGE_FIELDS: Keywords<number> = fieldNames('entity_id')
export const COMPONENT_CHANGE_FIELDS: Keywords<number> = fieldNames(
  'entity_id',
  'component_id',
  'data',
)
export const COMPONENT_REMOVED_FIELDS: Keywords<number> = fieldNames('entity_id', 'component_id')
export const FIELDS_UPDATED_FIELDS: Keywords<number> = fieldNames(
  'entity_id',
  'component_id',
  'fields',
)
export const FIELD_DELTA_FIELDS: Keywords<number> = fieldNames('field_id', 'old_value', 'new_value')
export const WORLD_SNAPSHOT_FIELDS: Keywords<number> = fieldNames(
  'entities',
  'timestamp',
  'version',
)
export const WORLD_DELTA_FIELDS: Keywords<number> = fieldNames(
  'changes',
  'timestamp',
  'base_timestamp',
)
