import type {
  ComponentSchemaInfo,
  Message,
  MessageHeader,
  MessagePayload,
} from '../../protocol/message.ts'
import type { SerializedComponent, SerializedEntity } from '../../protocol/value.ts'
import type { Delta, WorldSnapshot } from '../../protocol/world-snapshot.ts'
import { HEADER_NAMES } from '../wire-names.ts'
import { writeChanges } from './encode-changes.ts'
import { writeComponentData } from './encode-value.ts'
import type { MessagePackWriter } from './writer.ts'

export function writeMessage(writer: MessagePackWriter, message: Message): void {
  writer.openArray(2)
  writeHeader(writer, message.header)
  writePayload(writer, message.payload)
  writer.close()
}

function writeHeader(writer: MessagePackWriter, header: MessageHeader): void {
  writer.openArray(5)
  writer.writeName(HEADER_NAMES[header.messageType])
  writer.writeU64(header.timestamp)
  writer.writeU64(header.id)
  writer.writeU64(header.sequence)
  writer.writeU32(header.schemaVersion)
  writer.close()
}

function writePayload(writer: MessagePackWriter, payload: MessagePayload): void {
  switch (payload.type) {
    case 'delta': {
      const { changeCount, entitiesAdded, entitiesRemoved, componentsUpdated } = payload.metadata
      writer.openArray(4)
      writer.writeName('delta')
      writeChanges(writer, payload.changes)
      writer.writeU64(payload.baseTimestamp)
      writer.openArray(4)
      writer.writeU32(changeCount)
      writer.writeU32(entitiesAdded)
      writer.writeU32(entitiesRemoved)
      writer.writeU32(componentsUpdated)
      writer.close()
      break
    }
    case 'snapshot': {
      const { worldTime, entityCount, componentCount, compression } = payload.metadata
      writer.openArray(3)
      writer.writeName('snapshot')
      writeEntities(writer, payload.entities)
      writer.openArray(4)
      writer.writeF64(worldTime)
      writer.writeU32(entityCount)
      writer.writeU32(componentCount)
      writer.writeName(compression)
      writer.close()
      break
    }
    case 'ack':
      writer.openArray(2)
      writer.writeName('ack')
      writer.writeU64(payload.ackId)
      break
    case 'schema_sync':
      writer.openArray(2)
      writer.writeName('schema_sync')
      writeComponentSchemas(writer, payload.schemas)
      break
    case 'error':
      writer.openArray(3)
      writer.writeName('error')
      writer.writeU32(payload.code)
      writer.writeText(payload.message)
      break
    case 'request_snapshot':
    case 'ping':
    case 'pong':
      writer.openArray(1)
      writer.writeName(payload.type)
      break
  }
  writer.close()
}

function writeComponentSchemas(
  writer: MessagePackWriter,
  schemas: readonly ComponentSchemaInfo[],
): void {
  writer.openArray(schemas.length)
  for (const schema of schemas) {
    writer.openArray(3)
    writer.writeName(schema.componentId)
    writer.writeU32(schema.version)
    writer.openArray(schema.fields.length)
    for (const field of schema.fields) {
      writer.openArray(3)
      writer.writeName(field.fieldId)
      writer.writeName(field.fieldType)
      writer.writeBool(field.optional)
      writer.close()
    }
    writer.close()
    writer.close()
  }
  writer.close()
}

function writeEntities(writer: MessagePackWriter, entities: readonly SerializedEntity[]): void {
  writer.openArray(entities.length)
  for (const entity of entities) {
    writer.openArray(2)
    writer.writeU32(entity.id)
    writer.openArray(entity.components.length)
    for (const component of entity.components) writeComponent(writer, component)
    writer.close()
    writer.close()
  }
  writer.close()
}

export function writeComponent(writer: MessagePackWriter, component: SerializedComponent): void {
  writer.openArray(2)
  writer.writeName(component.id)
  writeComponentData(writer, component.data)
  writer.close()
}

export function writeWorldSnapshot(writer: MessagePackWriter, snapshot: WorldSnapshot): void {
  writer.openArray(3)
  writeEntities(writer, snapshot.entities)
  writer.writeF64(snapshot.timestamp)
  writer.writeText(snapshot.version)
  writer.close()
}

export function writeDelta(writer: MessagePackWriter, delta: Delta): void {
  writer.openArray(3)
  writeChanges(writer, delta.changes)
  writer.writeF64(delta.timestamp)
  writer.writeF64(delta.baseTimestamp)
  writer.close()
}
