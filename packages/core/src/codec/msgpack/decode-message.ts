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
import type { MessagePackReader } from './reader.ts'
import { closeStruct, openStruct, seekField } from './struct.ts'

/** What follows the message is not looked at, as the crate does. */
export function readMessage(reader: MessagePackReader): Message {
  const places = openStruct(reader, MESSAGE_FIELDS)
  seekField(reader, places, 0)
  const header = readHeader(reader)
  seekField(reader, places, 1)
  reader.buffered = true
  const payload = readPayload(reader)
  closeStruct(reader, places)
  return { header, payload }
}

function readHeader(reader: MessagePackReader): MessageHeader {
  const places = openStruct(reader, HEADER_FIELDS)
  seekField(reader, places, 0)
  const messageType = readUnit(reader, HEADER_TYPES)
  seekField(reader, places, 1)
  const timestamp = reader.readU64()
  seekField(reader, places, 2)
  const id = reader.readU64()
  seekField(reader, places, 3)
  const sequence = reader.readU64()
  seekField(reader, places, 4)
  const schemaVersion = reader.readU32()
  closeStruct(reader, places)
  return { messageType, timestamp, id, sequence, schemaVersion }
}

export function readWorldSnapshot(reader: MessagePackReader): WorldSnapshot {
  const places = openStruct(reader, WORLD_SNAPSHOT_FIELDS)
  seekField(reader, places, 0)
  const entities = readEntities(reader)
  seekField(reader, places, 1)
  const timestamp = reader.readF64()
  seekField(reader, places, 2)
  const version = reader.readText()
  closeStruct(reader, places)
  return { entities, timestamp, version }
}

export function readDelta(reader: MessagePackReader): Delta {
  const places = openStruct(reader, WORLD_DELTA_FIELDS)
  seekField(reader, places, 0)
  reader.buffered = true
  const changes = readChanges(reader)
  seekField(reader, places, 1)
  const timestamp = reader.readF64()
  seekField(reader, places, 2)
  const baseTimestamp = reader.readF64()
  closeStruct(reader, places)
  return { changes, timestamp, baseTimestamp }
}
