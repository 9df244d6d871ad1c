import type {
  ComponentSchemaInfo,
  FieldSchemaInfo,
  Message,
  MessageHeader,
  MessagePayload,
} from '../../protocol/message.ts'
import type { SerializedComponent, SerializedEntity } from '../../protocol/value.ts'
import type { Delta, WorldSnapshot } from '../../protocol/world-snapshot.ts'
import { COMPRESSION_TYPES, FIELD_TYPES, HEADER_TYPES } from '../wire-names.ts'
import { writeChanges } from './encode-changes.ts'
import { writeComponentData, writeList } from './encode-value.ts'
import type { BincodeWriter } from './writer.ts'

export function writeMessage(writer: BincodeWriter, message: Message): void {
  writer.open()
  writeHeader(writer, message.header)
  writePayload(writer, message.payload)
  writer.close()
}

function writeHeader(writer: BincodeWriter, header: MessageHeader): void {
  writer.writeVariant(HEADER_TYPES, header.messageType)
  writer.writeU64(header.timestamp)
  writer.writeU64(header.id)
  writer.writeU64(header.sequence)
  writer.writeU32(header.schemaVersion)
}

function writePayload(writer: BincodeWriter, payload: MessagePayload): void {
  writer.open()
  writer.writeName(payload.type)
  switch (payload.type) {
    case 'delta': {
      const { changeCount, entitiesAdded, entitiesRemoved, componentsUpdated } = payload.metadata
      writeChanges(writer, payload.changes)
      writer.writeU64(payload.baseTimestamp)
      writer.writeU32(changeCount)
      writer.writeU32(entitiesAdded)
      writer.writeU32(entitiesRemoved)
      writer.writeU32(componentsUpdated)
      break
    }
    case 'snapshot': {
      const { worldTime, entityCount, componentCount, compression } = payload.metadata
      writeList(writer, payload.entities, writeEntity)
      writer.writeF64(worldTime)
      writer.writeU32(entityCount)
      writer.writeU32(componentCount)
      writer.writeVariant(COMPRESSION_TYPES, compression)
      break
    }
    case 'ack':
      writer.writeU64(payload.ackId)
      break
    case 'schema_sync':
      writeList(writer, payload.schemas, writeComponentSchema)
      break
    case 'error':
      writer.writeU32(payload.code)
      writer.writeText(payload.message)
      break
    case 'request_snapshot':
    case 'ping':
    case 'pong':
      break
  }
  writer.close()
}

function writeComponentSchema(writer: BincodeWriter, schema: ComponentSchemaInfo): void {
  writer.writeName(schema.componentId)
  writer.writeU32(schema.version)
  writeList(writer, schema.fields, writeFieldSchema)
}

function writeFieldSchema(writer: BincodeWriter, field: FieldSchemaInfo): void {
  writer.writeName(field.fieldId)
  writer.writeVariant(FIELD_TYPES, field.fieldType)
  writer.writeBool(field.optional)
}

function writeEntity(writer: BincodeWriter, entity: SerializedEntity): void {
  writer.open()
  writer.writeU32(entity.id)
  writeList(writer, entity.components, writeComponent)
  writer.close()
}

export function writeComponent(writer: BincodeWriter, component: SerializedComponent): void {
  writer.open()
  writer.writeName(component.id)
  writeComponentData(writer, component.data)
  writer.close()
}

export function writeWorldSnapshot(writer: BincodeWriter, snapshot: WorldSnapshot): void {
  writer.open()
  writeList(writer, snapshot.entities, writeEntity)
  writer.writeF64(snapshot.timestamp)
  writer.writeText(snapshot.version)
  writer.close()
}

export function writeDelta(writer: BincodeWriter, delta: Delta): void {
  writer.open()
  writeChanges(writer, delta.changes)
  writer.writeF64(delta.timestamp)
  writer.writeF64(delta.baseTimestamp)
  writer.close()
}
