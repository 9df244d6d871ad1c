import type { DeltaChange } from './change.ts'
import type {
  DeltaMetadata,
  DeltaPayload,
  Message,
  MessagePayload,
  SnapshotPayload,
} from './message.ts'
import type { SerializedEntity } from './value.ts'

const SEQUENCE_BITS = 20n
const SEQUENCE_MASK = (1n << SEQUENCE_BITS) - 1n
const U64_MASK = (1n << 64n) - 1n

export interface MessageStamp {
  /** Milliseconds. */
  readonly timestamp: bigint
  readonly sequence: bigint
  readonly schemaVersion: number
}

/** A message's id, made of its time and sequence as the crate makes it. */
export function createMessageId(timestamp: bigint, sequence: bigint): bigint {
  return ((timestamp << SEQUENCE_BITS) | (sequence & SEQUENCE_MASK)) & U64_MASK
}

/** The time of the message with this id, in ms; exact until the year 2527, when ids run out of bits. */
export function timestampOfId(id: bigint): bigint {
  return id >> SEQUENCE_BITS
}

export function createMessage(payload: MessagePayload, stamp: MessageStamp): Message {
  return {
    header: {
      messageType: payload.type,
      timestamp: stamp.timestamp,
      id: createMessageId(stamp.timestamp, stamp.sequence),
      sequence: stamp.sequence,
      schemaVersion: stamp.schemaVersion,
    },
    payload,
  }
}

/** A snapshot's payload with its counts; `worldTime` in seconds. */
export function createSnapshotPayload(
  entities: readonly SerializedEntity[],
  worldTime: number,
): SnapshotPayload {
  let componentCount = 0
  for (const entity of entities) componentCount += entity.components.length
  return {
    type: 'snapshot',
    entities,
    metadata: { worldTime, entityCount: entities.length, componentCount, compression: 'None' },
  }
}

/** A delta's payload with its counts; `baseTimestamp` in milliseconds. */
export function createDeltaPayload(
  changes: readonly DeltaChange[],
  baseTimestamp: bigint,
): DeltaPayload {
  return { type: 'delta', changes, baseTimestamp, metadata: countChanges(changes) }
}

function countChanges(changes: readonly DeltaChange[]): DeltaMetadata {
  let entitiesAdded = 0
  let entitiesRemoved = 0
  let componentsUpdated = 0
  for (const change of changes) {
    switch (change.type) {
      case 'entity_added':
        entitiesAdded += 1
        break
      case 'entity_removed':
        entitiesRemoved += 1
        break
      case 'component_updated':
      case 'fields_updated':
        componentsUpdated += 1
        break
      case 'component_added':
      case 'component_removed':
        break
    }
  }
  return { changeCount: changes.length, entitiesAdded, entitiesRemoved, componentsUpdated }
}
