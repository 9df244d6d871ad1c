import {
  type FieldValue,
  type Message,
  type MessagePayload,
  createCodec,
  createDeltaPayload,
  createMessage,
  createSnapshotPayload,
} from '@tx2-link/core'

const ENTITIES = 500

/** Fields that each delta changes. */
const CHANGES = 20

const codec = createCodec('msgpack')

export interface EncodedMessage {
  readonly message: Message
  readonly bytes: Uint8Array
}

function encode(payload: MessagePayload, sequence: number): EncodedMessage {
  const message = createMessage(payload, {
    timestamp: BigInt(sequence),
    sequence: BigInt(sequence),
    schemaVersion: 1,
  })
  return { message, bytes: codec.encodeMessage(message) }
}

/** The world in which everything else happens. */
export function snapshotMessage(): EncodedMessage {
  const entities = Array.from({ length: ENTITIES }, (_, id) => ({
    id,
    components: [
      {
        id: 'Position',
        data: { type: 'Structured' as const, fields: new Map([field('x', id), field('y', id)]) },
      },
    ],
  }))
  return encode(createSnapshotPayload(entities, 0), 1)
}

/** Of ten messages nine are deltas of 20 changes, and one is an ack or a ping. */
export function mixedMessage(number: number): EncodedMessage {
  const sequence = number + 2
  if (number % 20 === 9) return encode({ type: 'ack', ackId: BigInt(sequence) }, sequence)
  if (number % 20 === 19) return encode({ type: 'ping' }, sequence)
  const changes = Array.from({ length: CHANGES }, (_, index) => ({
    type: 'fields_updated' as const,
    entityId: (number * CHANGES + index) % ENTITIES,
    componentId: 'Position',
    fields: [
      {
        fieldId: index % 2 === 0 ? 'x' : 'y',
        oldValue: undefined,
        newValue: { type: 'F32' as const, value: number % 1_000 },
      },
    ],
  }))
  return encode(createDeltaPayload(changes, BigInt(sequence - 1)), sequence)
}

/** A delta of one field: small, as in an idle world. */
export function smallMessage(number: number): EncodedMessage {
  const sequence = number + 2
  if (number % 10 === 9) return encode({ type: 'ack', ackId: BigInt(sequence) }, sequence)
  const change = {
    type: 'fields_updated' as const,
    entityId: number % ENTITIES,
    componentId: 'Position',
    fields: [
      { fieldId: 'x', oldValue: undefined, newValue: { type: 'F32' as const, value: number } },
    ],
  }
  return encode(createDeltaPayload([change], BigInt(sequence - 1)), sequence)
}

function field(id: string, value: number): [string, FieldValue] {
  return [id, { type: 'F32', value }]
}
