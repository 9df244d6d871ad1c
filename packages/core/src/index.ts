export { type Clock, type Random, systemClock } from './clock.ts'
export { BinarySerializer } from './codec/binary-serializer.ts'
export type { Codec, Format } from './codec/codec.ts'
export { createCodec } from './codec/create-codec.ts'
export { Explainer, explain } from './codec/explain/explain.ts'
export {
  BYTE_ROLES,
  type ByteRole,
  type ExplainedNode,
  type ExplainedValue,
  type Explanation,
  type NodeKind,
} from './codec/explain/explained-node.ts'
export { findNodeAt } from './codec/explain/find-node.ts'
export { type NodeSubject, pathOf, subjectOf } from './codec/explain/node-path.ts'
export { DEFAULT_DECODE_LIMITS, type DecodeLimits } from './codec/limits.ts'
export { type StreamedMessage, StreamingDeserializer } from './codec/streaming-deserializer.ts'
export {
  StreamingSerializer,
  type StreamingSerializerOptions,
} from './codec/streaming-serializer.ts'
export { formatBytes } from './debug/format-bytes.ts'
export { messageSummary } from './debug/message-summary.ts'
export { printable } from './debug/printable.ts'
export type { TraceLevel } from './debug/trace-level.ts'
export { createTraceProbe, type TraceFormat, type TraceProbeOptions } from './debug/trace-probe.ts'
export { applyDelta } from './delta/apply-delta.ts'
export type { ApplyOptions, ApplyResult } from './delta/apply-result.ts'
export { applySnapshot } from './delta/apply-snapshot.ts'
export { checkChanges, checkEntities, type Strictness } from './delta/check.ts'
export { DeltaCompressor, type DeltaCompressorOptions } from './delta/delta-compressor.ts'
export { FieldCompressor } from './delta/field-compressor.ts'
export { LinkError, LinkErrorCode, type LinkErrorOptions } from './error.ts'
export { encodeFrame, encodeFrameHeader } from './frame/encode-frame.ts'
export { FrameDecoder, type FrameFault, type FrameOutcome } from './frame/frame-decoder.ts'
export { DEFAULT_MAX_FRAME_BYTES } from './frame/frame-limit.ts'
export type {
  DeferralProbeEvent,
  DeferralReason,
  Direction,
  LimiterProbeEvent,
  MessageProbeEvent,
  Probe,
  ProbeEvent,
  StateProbeEvent,
  WarningProbeEvent,
} from './probe.ts'
export type { DeltaChange, FieldDelta } from './protocol/change.ts'
export {
  createDeltaPayload,
  createMessage,
  createMessageId,
  createSnapshotPayload,
  type MessageStamp,
} from './protocol/create-message.ts'
export {
  type ComponentId,
  type EntityId,
  type FieldId,
  isEntityId,
  MAX_ENTITY_ID,
} from './protocol/ids.ts'
export type {
  ComponentSchemaInfo,
  CompressionType,
  DeltaMetadata,
  DeltaPayload,
  FieldSchemaInfo,
  Message,
  MessageHeader,
  MessagePayload,
  MessageType,
  SnapshotMetadata,
  SnapshotPayload,
} from './protocol/message.ts'
export type {
  ComponentData,
  FieldType,
  FieldValue,
  SerializedComponent,
  SerializedEntity,
} from './protocol/value.ts'
export type { Delta, WorldSnapshot } from './protocol/world-snapshot.ts'
export { createRateLimiter } from './rate/create-rate-limiter.ts'
export type {
  MessageLimiter,
  RateAllowance,
  RateDecision,
  RateLimiterStats,
  RateRefusal,
} from './rate/message-limiter.ts'
export {
  DEFAULT_RATE_LIMIT_CONFIG,
  type RateLimitAlgorithm,
  type RateLimitConfig,
} from './rate/rate-limit-config.ts'
export { RateLimiter } from './rate/rate-limiter.ts'
export { TokenBucketRateLimiter } from './rate/token-bucket-rate-limiter.ts'
export {
  type ComponentSchema,
  componentSchemas,
  type FieldSchema,
} from './schema/component-schema.ts'
export {
  type ComponentDefinition,
  type ComponentName,
  type ComponentPatch,
  type ComponentShape,
  type ComponentValue,
  type ComponentValueOf,
  defineSchema,
  type EntityComponents,
  type FieldName,
  type FieldValueOf,
  type NamedField,
  type Schema,
  type SchemaDefinition,
} from './schema/define-schema.ts'
export {
  array,
  bool,
  bytes,
  f32,
  f64,
  type Field,
  i16,
  i32,
  i64,
  i8,
  map,
  optional,
  type PlainMap,
  type PlainValue,
  type PlainValues,
  string,
  u16,
  u32,
  u64,
  u8,
  withDefault,
} from './schema/field.ts'
export { type Compatibility, SchemaRegistry } from './schema/schema-registry.ts'
export { LinkCloseCode } from './sync/close-code.ts'
export { RefusalCode } from './sync/refusal-code.ts'
export { surfaceError } from './surface-error.ts'
export { connect, type ConnectOptions } from './sync/connect.ts'
export { resolveSyncConfig, type SyncConfig, type SyncMode, type SyncRole } from './sync/config.ts'
export type { TransportFactory } from './sync/connection.ts'
export { createEpoch } from './sync/epoch.ts'
export type { EncodedMessage } from './sync/encoded-message.ts'
export type { ReceiveResult, SendResult, SyncEvent, SyncListener } from './sync/events.ts'
export type { HeardState } from './sync/inbound-state.ts'
export { entitiesOfFullDelta } from './sync/full-state.ts'
export type { Greeting, IdRange } from './sync/greeting.ts'
export type {
  Link,
  LinkState,
  LinkStats,
  LinkStatus,
  ReplicaSink,
  Resumption,
} from './sync/link.ts'
export { startsAnew } from './sync/plain-world.ts'
export { type PageScope, pageSurroundings, type Surroundings } from './sync/surroundings.ts'
export { createSnapshotPart, entityBefore, isPart, NO_ENTITY } from './sync/snapshot-part.ts'
export { StagedSnapshot } from './sync/staged-snapshot.ts'
export { SyncManager } from './sync/sync-manager.ts'
export type { SyncStats } from './sync/sync-stats.ts'
export { type ReplicatedWorld, WorldEncoder, type WorldMoment } from './sync/world-encoder.ts'
export type { WorldSender } from './sync/world-sender.ts'
export { TransportCloseCode } from './transport/close-code.ts'
export { type CloseKind, closeKind } from './transport/close-kind.ts'
export { MemoryTransport, type MemoryTransportOptions } from './transport/memory-transport.ts'
export type { MessagePortLike } from './transport/message-port.ts'
export {
  connectPort,
  listenPort,
  type ListenPortOptions,
  type PortListener,
  type PortTransportOptions,
} from './transport/message-port-transport.ts'
export type { NetworkCounts } from './transport/network-counts.ts'
export {
  createNetworkModel,
  type NetworkChange,
  type NetworkModel,
  type NetworkModelContext,
  type NetworkModelOptions,
} from './transport/network-model.ts'
export { type NetworkSettings, PERFECT_NETWORK } from './transport/network-settings.ts'
export { DEFAULT_TRANSPORT_LIMITS, type TransportLimits } from './transport/transport-limits.ts'
export type {
  CloseReason,
  SendOptions,
  Transport,
  TransportListener,
  TransportState,
} from './transport/transport.ts'
export {
  connectWebSocket,
  type WebSocketConstructor,
  type WebSocketLike,
  type WebSocketTransportOptions,
} from './transport/web-socket-transport.ts'
export {
  type WindowPort,
  windowPort,
  type WindowScope,
  type WindowTarget,
} from './transport/window-port.ts'
export { type ChangeVisitor, type EntityVisitor, type Table } from './world/change-visitor.ts'
export { maskHas } from './world/field-mask.ts'
export { plainEquals } from './world/plain-value.ts'
export { createWorld, type SpawnOptions, World } from './world/world.ts'
export type { WorldOptions } from './world/world-options.ts'
export type { WriteObserver } from './world/write-observer.ts'
