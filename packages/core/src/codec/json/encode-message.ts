import type {
  ComponentSchemaInfo,
  DeltaMetadata,
  FieldSchemaInfo,
  Message,
  MessageHeader,
  MessagePayload,
  SnapshotMetadata,
} from '../../protocol/message.ts'
import type { SerializedComponent, SerializedEntity } from '../../protocol/value.ts'
import type { Delta, WorldSnapshot } from '../../protocol/world-snapshot.ts'
import { HEADER_NAMES } from '../wire-names.ts'
import { writeChanges } from './encode-changes.ts'
import { writeComponentData, writeList } from './encode-value.ts'
import type { JsonWriter } from './writer.ts'

export function writeMessage(writer: JsonWriter, message: Message): void {
  writer.open('{"header":')
  writeHeader(writer, message.header)
  writer.raw(',"payload":')
  writePayload(writer, message.payload)
  writer.close('}')
}

function writeHeader(writer: JsonWriter, header: MessageHeader): void {
  writer.open(`{"msg_type":"${HEADER_NAMES[header.messageType]}","timestamp":`)
  writer.writeU64(header.timestamp)
  writer.raw(',"id":')
  writer.writeU64(header.id)
  writer.raw(',"sequence":')
  writer.writeU64(header.sequence)
  writer.raw(',"schema_version":')
  writer.writeInteger(header.schemaVersion)
  writer.close('}')
}

function writePayload(writer: JsonWriter, payload: MessagePayload): void {
  writer.open(`{"type":"${payload.type}"`)
  switch (payload.type) {
    case 'delta':
      writer.raw(',"changes":')
      writeChanges(writer, payload.changes)
      writer.raw(',"base_timestamp":')
      writer.writeU64(payload.baseTimestamp)
      writer.raw(',"metadata":')
      writeDeltaMetadata(writer, payload.metadata)
      break
    case 'snapshot':
      writer.raw(',"entities":')
      writeList(writer, payload.entities, writeEntity)
      writer.raw(',"metadata":')
      writeSnapshotMetadata(writer, payload.metadata)
      break
    case 'ack':
      writer.raw(',"ack_id":')
      writer.writeU64(payload.ackId)
      break
    case 'schema_sync':
      writer.raw(',"schemas":')
      writeList(writer, payload.schemas, writeComponentSchema)
      break
    case 'error':
      writer.raw(',"code":')
      writer.writeInteger(payload.code)
      writer.raw(',"message":')
      writer.writeText(payload.message)
      break
    case 'request_snapshot':
    case 'ping':
    case 'pong':
      break
  }
  writer.close('}')
}

function writeSnapshotMetadata(writer: JsonWriter, metadata: SnapshotMetadata): void {
  writer.open('{"world_time":')
  writer.writeF64(metadata.worldTime)
  writer.raw(',"entity_count":')
  writer.writeInteger(metadata.entityCount)
  writer.raw(',"component_count":')
  writer.writeInteger(metadata.componentCount)
  writer.close(`,"compression":"${metadata.compression}"}`)
}

function writeDeltaMetadata(writer: JsonWriter, metadata: DeltaMetadata): void {
  writer.open('{"change_count":')
  writer.writeInteger(metadata.changeCount)
  writer.raw(',"entities_added":')
  writer.writeInteger(metadata.entitiesAdded)
  writer.raw(',"entities_removed":')
  writer.writeInteger(metadata.entitiesRemoved)
  writer.raw(',"components_updated":')
  writer.writeInteger(metadata.componentsUpdated)
  writer.close('}')
}

function writeComponentSchema(writer: JsonWriter, schema: ComponentSchemaInfo): void {
  writer.open('{"component_id":')
  writer.writeName(schema.componentId)
  writer.raw(',"version":')
  writer.writeInteger(schema.version)
  writer.raw(',"fields":')
  writeList(writer, schema.fields, writeFieldSchema)
  writer.close('}')
}

function writeFieldSchema(writer: JsonWriter, field: FieldSchemaInfo): void {
  writer.open('{"field_id":')
  writer.writeName(field.fieldId)
  writer.raw(`,"field_type":"${field.fieldType}","optional":`)
  writer.writeBool(field.optional)
  writer.close('}')
}

function writeEntity(writer: JsonWriter, entity: SerializedEntity): void {
  writer.open('{"id":')
  writer.writeInteger(entity.id)
  writer.raw(',"components":')
  writeList(writer, entity.components, writeComponent)
  writer.close('}')
}

export function writeComponent(writer: JsonWriter, component: SerializedComponent): void {
  writer.open('{"id":')
  writer.writeName(component.id)
  writer.raw(',"data":')
  writeComponentData(writer, component.data)
  writer.close('}')
}

export function writeWorldSnapshot(writer: JsonWriter, snapshot: WorldSnapshot): void {
  writer.open('{"entities":')
  writeList(writer, snapshot.entities, writeEntity)
  writer.raw(',"timestamp":')
  writer.writeF64(snapshot.timestamp)
  writer.raw(',"version":')
  writer.writeText(snapshot.version)
  writer.close('}')
}

export function writeDelta(writer: JsonWriter, delta: Delta): void {
  writer.open('{"changes":')
  writeChanges(writer, delta.changes)
  writer.raw(',"timestamp":')
  writer.writeF64(delta.timestamp)
  writer.raw(',"base_timestamp":')
  writer.writeF64(delta.baseTimestamp)
  writer.close('}')
}
