import type { DeltaChange, FieldDelta } from '../../src/protocol/change.ts'
import type { ComponentSchemaInfo, Message, MessagePayload } from '../../src/protocol/message.ts'
import type {
  ComponentData,
  FieldType,
  FieldValue,
  SerializedComponent,
  SerializedEntity,
} from '../../src/protocol/value.ts'
import type { Delta, WorldSnapshot } from '../../src/protocol/world-snapshot.ts'
import { HEADER_TYPES } from '../../src/codec/wire-names.ts'

/**
 * The vectors write a value as the crate's JSON has it, but 64-bit integers as decimal strings,
 * and NaN, infinities and -0 as strings of those names.
 */
type VectorNumber = number | 'NaN' | 'Infinity' | '-Infinity' | '-0'
type VectorField = 'Null' | { readonly [variant in FieldType]?: unknown }
type VectorData = {
  readonly Binary?: readonly number[]
  readonly Json?: string
  readonly Structured?: Readonly<Record<string, VectorField>>
}

export interface VectorComponent {
  readonly id: string
  readonly data: VectorData
}

interface VectorEntity {
  readonly id: number
  readonly components: readonly VectorComponent[]
}

interface VectorFieldDelta {
  readonly field_id: string
  readonly old_value: VectorField | null
  readonly new_value: VectorField
}

interface VectorChange {
  readonly type: DeltaChange['type']
  readonly entity_id: number
  readonly component_id?: string
  readonly data?: VectorData
  readonly fields?: readonly VectorFieldDelta[]
}

interface VectorSchema {
  readonly component_id: string
  readonly version: number
  readonly fields: readonly {
    readonly field_id: string
    readonly field_type: FieldType
    readonly optional: boolean
  }[]
}

type VectorPayload =
  | {
      readonly type: 'snapshot'
      readonly entities: readonly VectorEntity[]
      readonly metadata: {
        readonly world_time: VectorNumber
        readonly entity_count: number
        readonly component_count: number
        readonly compression: 'None' | 'Deflate' | 'Lz4' | 'Zstd'
      }
    }
  | {
      readonly type: 'delta'
      readonly changes: readonly VectorChange[]
      readonly base_timestamp: string
      readonly metadata: {
        readonly change_count: number
        readonly entities_added: number
        readonly entities_removed: number
        readonly components_updated: number
      }
    }
  | { readonly type: 'ack'; readonly ack_id: string }
  | { readonly type: 'schema_sync'; readonly schemas: readonly VectorSchema[] }
  | { readonly type: 'error'; readonly code: number; readonly message: string }
  | { readonly type: 'request_snapshot' | 'ping' | 'pong' }

export interface VectorMessage {
  readonly header: {
    readonly msg_type: string
    readonly timestamp: string
    readonly id: string
    readonly sequence: string
    readonly schema_version: number
  }
  readonly payload: VectorPayload
}

export interface VectorWorldSnapshot {
  readonly entities: readonly VectorEntity[]
  readonly timestamp: VectorNumber
  readonly version: string
}

export interface VectorDelta {
  readonly changes: readonly VectorChange[]
  readonly timestamp: VectorNumber
  readonly base_timestamp: VectorNumber
}

export function messageOf(vector: VectorMessage): Message {
  const { header, payload } = vector
  const index = HEADER_TYPES.names.indexOf(header.msg_type)
  return {
    header: {
      messageType: HEADER_TYPES.at(index)!,
      timestamp: BigInt(header.timestamp),
      id: BigInt(header.id),
      sequence: BigInt(header.sequence),
      schemaVersion: header.schema_version,
    },
    payload: payloadOf(payload),
  }
}

function payloadOf(payload: VectorPayload): MessagePayload {
  switch (payload.type) {
    case 'snapshot':
      return {
        type: payload.type,
        entities: payload.entities.map(entityOf),
        metadata: {
          worldTime: Number(payload.metadata.world_time),
          entityCount: payload.metadata.entity_count,
          componentCount: payload.metadata.component_count,
          compression: payload.metadata.compression,
        },
      }
    case 'delta':
      return {
        type: payload.type,
        changes: payload.changes.map(changeOf),
        baseTimestamp: BigInt(payload.base_timestamp),
        metadata: {
          changeCount: payload.metadata.change_count,
          entitiesAdded: payload.metadata.entities_added,
          entitiesRemoved: payload.metadata.entities_removed,
          componentsUpdated: payload.metadata.components_updated,
        },
      }
    case 'ack':
      return { type: payload.type, ackId: BigInt(payload.ack_id) }
    case 'schema_sync':
      return { type: payload.type, schemas: payload.schemas.map(schemaOf) }
    case 'error':
      return { type: payload.type, code: payload.code, message: payload.message }
    default:
      return { type: payload.type }
  }
}

function schemaOf(schema: VectorSchema): ComponentSchemaInfo {
  return {
    componentId: schema.component_id,
    version: schema.version,
    fields: schema.fields.map((field) => ({
      fieldId: field.field_id,
      fieldType: field.field_type,
      optional: field.optional,
    })),
  }
}

export function worldSnapshotOf(vector: VectorWorldSnapshot): WorldSnapshot {
  return {
    entities: vector.entities.map(entityOf),
    timestamp: Number(vector.timestamp),
    version: vector.version,
  }
}

export function deltaOf(vector: VectorDelta): Delta {
  return {
    changes: vector.changes.map(changeOf),
    timestamp: Number(vector.timestamp),
    baseTimestamp: Number(vector.base_timestamp),
  }
}

export function componentOf(vector: VectorComponent): SerializedComponent {
  return { id: vector.id, data: dataOf(vector.data) }
}

function entityOf(vector: VectorEntity): SerializedEntity {
  return { id: vector.id, components: vector.components.map(componentOf) }
}

function changeOf(vector: VectorChange): DeltaChange {
  const { type, entity_id: entityId } = vector
  switch (type) {
    case 'entity_added':
    case 'entity_removed':
      return { type, entityId }
    case 'component_removed':
      return { type, entityId, componentId: vector.component_id! }
    case 'component_added':
    case 'component_updated':
      return { type, entityId, componentId: vector.component_id!, data: dataOf(vector.data!) }
    case 'fields_updated':
      return {
        type,
        entityId,
        componentId: vector.component_id!,
        fields: vector.fields!.map(fieldDeltaOf),
      }
  }
}

function fieldDeltaOf(vector: VectorFieldDelta): FieldDelta {
  return {
    fieldId: vector.field_id,
    oldValue: vector.old_value === null ? undefined : fieldOf(vector.old_value),
    newValue: fieldOf(vector.new_value),
  }
}

function dataOf(vector: VectorData): ComponentData {
  if (vector.Binary !== undefined) return { type: 'Binary', bytes: Uint8Array.from(vector.Binary) }
  if (vector.Json !== undefined) return { type: 'Json', text: vector.Json }
  return { type: 'Structured', fields: namedFieldsOf(vector.Structured!) }
}

function namedFieldsOf(vector: Readonly<Record<string, VectorField>>): Map<string, FieldValue> {
  return new Map(Object.entries(vector).map(([name, value]) => [name, fieldOf(value)]))
}

function fieldOf(vector: VectorField): FieldValue {
  if (vector === 'Null') return { type: 'Null' }
  const [type, value] = Object.entries(vector)[0] as [FieldType, never]
  switch (type) {
    case 'Null':
      return { type }
    case 'U64':
    case 'I64':
      return { type, value: BigInt(value) }
    case 'Bool':
      return { type, value }
    case 'String':
      return { type, value }
    case 'Bytes':
      return { type, value: Uint8Array.from(value as readonly number[]) }
    case 'Array':
      return { type, value: (value as readonly VectorField[]).map(fieldOf) }
    case 'Map':
      return { type, value: namedFieldsOf(value) }
    default:
      return { type, value: Number(value) }
  }
}
