import type { DeltaChange } from './change.ts'
import type { ComponentId, FieldId } from './ids.ts'
import type { FieldType, SerializedEntity } from './value.ts'

/** A label only: the crate never compresses, and neither do plain codecs. */
export type CompressionType = 'None' | 'Deflate' | 'Lz4' | 'Zstd'

export interface SnapshotMetadata {
  /** World time in seconds. */
  readonly worldTime: number
  readonly entityCount: number
  readonly componentCount: number
  readonly compression: CompressionType
}

export interface DeltaMetadata {
  readonly changeCount: number
  readonly entitiesAdded: number
  readonly entitiesRemoved: number
  /** `component_updated` and `fields_updated` together. */
  readonly componentsUpdated: number
}

export interface FieldSchemaInfo {
  readonly fieldId: FieldId
  readonly fieldType: FieldType
  readonly optional: boolean
}

export interface ComponentSchemaInfo {
  readonly componentId: ComponentId
  readonly version: number
  readonly fields: readonly FieldSchemaInfo[]
}

export interface SnapshotPayload {
  readonly type: 'snapshot'
  readonly entities: readonly SerializedEntity[]
  readonly metadata: SnapshotMetadata
}

export interface DeltaPayload {
  readonly type: 'delta'
  readonly changes: readonly DeltaChange[]
  /** Timestamp of the state that this delta starts from, in ms. */
  readonly baseTimestamp: bigint
  readonly metadata: DeltaMetadata
}

export type MessagePayload =
  | SnapshotPayload
  | DeltaPayload
  | { readonly type: 'request_snapshot' }
  | { readonly type: 'ack'; readonly ackId: bigint }
  | { readonly type: 'ping' }
  | { readonly type: 'pong' }
  | { readonly type: 'schema_sync'; readonly schemas: readonly ComponentSchemaInfo[] }
  | { readonly type: 'error'; readonly code: number; readonly message: string }

/** A payload's kind, by its name on the wire. */
export type MessageType = MessagePayload['type']

export interface MessageHeader {
  /** The kind that the header claims; a peer may contradict its payload, which is accepted and reported. */
  readonly messageType: MessageType
  /** Milliseconds: the world's time for snapshots and deltas, the clock's for the rest. */
  readonly timestamp: bigint
  /** `(timestamp << 20) | (sequence & 0xFFFFF)`; above 2^53, hence a bigint. */
  readonly id: bigint
  /** The world's tick for snapshots and deltas, a counter of the link for the rest. */
  readonly sequence: bigint
  readonly schemaVersion: number
}

export interface Message {
  readonly header: MessageHeader
  readonly payload: MessagePayload
}
