import type { Message, MessageHeader } from '../../protocol/message.ts'
import type { Delta, WorldSnapshot } from '../../protocol/world-snapshot.ts'
import {
  HEADER_FIELDS,
  HEADER_TYPES,
  MESSAGE_FIELDS,
  WORLD_DELTA_FIELDS,
  WORLD_SNAPSHOT_FIELDS,
} from '../wire-names.ts'
import { readChanges } from './decode-changes.ts'
import { readEntities } from './decode-entities.ts'
import { readPayload } from './decode-payload.ts'
import { readUnit } from './decode-value.ts'
import type { JsonReader } from './reader.ts'
import { closeStruct, openStruct, seekField } from './struct.ts'

export function readMessage(reader: JsonReader): Message {
  const struct = openStruct(reader, MESSAGE_FIELDS)
  seekField(reader, struct, 0)
  const header = readHeader(reader)
  seekField(reader, struct, 1)
  const payload = readPayload(reader)
  closeStruct(reader, struct)
  return { header, payload }
}

function readHeader(reader: JsonReader): MessageHeader {
  const struct = openStruct(reader, HEADER_FIELDS)
  seekField(reader, struct, 0)
  const messageType = readUnit(reader, HEADER_TYPES)
  seekField(reader, struct, 1)
  const timestamp = reader.readU64()
  seekField(reader, struct, 2)
  const id = reader.readU64()
  seekField(reader, struct, 3)
  const sequence = reader.readU64()
  seekField(reader, struct, 4)
  const schemaVersion = reader.readU32()
  closeStruct(reader, struct)
  return { messageType, timestamp, id, sequence, schemaVersion }
}

export function readWorldSnapshot(reader: JsonReader): WorldSnapshot {
  const struct = openStruct(reader, WORLD_SNAPSHOT_FIELDS)
  seekField(reader, struct, 0)
  const entities = readEntities(reader)
  seekField(reader, struct, 1)
  const timestamp = reader.readF64()
  seekField(reader, struct, 2)
  const version = reader.readText()
  closeStruct(reader, struct)
  return { entities, timestamp, version }
}

export function readDelta(reader: JsonReader): Delta {
  const struct = openStruct(reader, WORLD_DELTA_FIELDS)
  seekField(reader, struct, 0)
  const changes = readChanges(reader)
  seekField(reader, struct, 1)
  const timestamp = reader.readF64()
  seekField(reader, struct, 2)
  const baseTimestamp = reader.readF64()
  closeStruct(reader, struct)
  return { changes, timestamp, baseTimestamp }
}
