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
import type { BincodeReader } from './reader.ts'

/** What follows the message is not looked at, as the crate does. */
export function readMessage(reader: BincodeReader): Message {
  reader.open(MESSAGE_FIELDS.length)
  const header = readHeader(reader)
  const payload = readPayload(reader)
  reader.close()
  return { header, payload }
}

function readHeader(reader: BincodeReader): MessageHeader {
  reader.open(HEADER_FIELDS.length)
  const messageType = reader.readVariant(HEADER_TYPES)
  const timestamp = reader.readU64()
  const id = reader.readU64()
  const sequence = reader.readU64()
  const schemaVersion = reader.readU32()
  reader.close()
  return { messageType, timestamp, id, sequence, schemaVersion }
}

export function readWorldSnapshot(reader: BincodeReader): WorldSnapshot {
  reader.open(WORLD_SNAPSHOT_FIELDS.length)
  const entities = readEntities(reader)
  const timestamp = reader.readF64()
  const version = reader.readText()
  reader.close()
  return { entities, timestamp, version }
}

export function readDelta(reader: BincodeReader): Delta {
  reader.open(WORLD_DELTA_FIELDS.length)
  const changes = readChanges(reader)
  const timestamp = reader.readF64()
  const baseTimestamp = reader.readF64()
  reader.close()
  return { changes, timestamp, baseTimestamp }
}
