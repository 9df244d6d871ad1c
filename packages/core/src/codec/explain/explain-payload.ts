import type { MessagePayload } from '../../protocol/message.ts'
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
import { changeList } from './explain-changes.ts'
import { entities, ownName } from './explain-entities.ts'
import { bool, f64, oneOf, property, struct, structs, tagOf, text, u32, u64 } from './rules.ts'
import type { FieldRule, StructRules } from './walk.ts'

const tag = tagOf(PAYLOAD_TAGS)

const snapshotMetadata = struct('metadata', 'metadata', {
  fields: SNAPSHOT_METADATA_FIELDS,
  rules: [property(f64), property(u32), property(u32), property(oneOf(COMPRESSION_TYPES))],
})

const deltaMetadata = struct('metadata', 'metadata', {
  fields: DELTA_METADATA_FIELDS,
  rules: [property(u32), property(u32), property(u32), property(u32)],
})

const fieldType: FieldRule = (walk, name, start) => {
  const { holder } = walk
  holder.type = walk.leaf('property', name, start, oneOf(FIELD_TYPES))
}

const schemaFields = structs('schema-field', {
  fields: FIELD_SCHEMA_FIELDS,
  rules: [ownName, fieldType, property(bool)],
})

const schemas = structs('schema', {
  fields: COMPONENT_SCHEMA_FIELDS,
  rules: [ownName, property(u32), schemaFields],
})

const SNAPSHOT: StructRules = { fields: SNAPSHOT_FIELDS, rules: [entities, snapshotMetadata], tag }
const ACK: StructRules = { fields: ACK_FIELDS, rules: [property(u64)], tag }
const SCHEMA_SYNC: StructRules = { fields: SCHEMA_SYNC_FIELDS, rules: [schemas], tag }
const ERROR: StructRules = { fields: ERROR_FIELDS, rules: [property(u32), property(text)], tag }
const EMPTY: StructRules = { fields: NO_FIELDS, rules: [], tag }

/** The payload's kind is known from decoding: on the wire it may come last. */
export function payloadOf(payload: MessagePayload): FieldRule {
  return struct('payload', payload.type, rulesOf(payload))
}

function rulesOf(payload: MessagePayload): StructRules {
  switch (payload.type) {
    case 'delta':
      return {
        fields: DELTA_FIELDS,
        rules: [changeList(payload.changes), property(u64), deltaMetadata],
        tag,
      }
    case 'snapshot':
      return SNAPSHOT
    case 'ack':
      return ACK
    case 'schema_sync':
      return SCHEMA_SYNC
    case 'error':
      return ERROR
    case 'request_snapshot':
    case 'ping':
    case 'pong':
      return EMPTY
  }
}
