import type { Codec } from '../codec/codec.ts'
import type { Message, MessageType } from '../protocol/message.ts'

/** A message as bytes, with what the probe tells about it. Peers may share one: its bytes never change. */
export interface EncodedMessage {
  readonly bytes: Uint8Array
  readonly messageType: MessageType
  readonly timestamp: bigint
  readonly sequence: bigint
  readonly changeCount: number
}

export function encodeMessage(codec: Codec, message: Message): EncodedMessage {
  return {
    bytes: codec.encodeMessage(message),
    messageType: message.payload.type,
    timestamp: message.header.timestamp,
    sequence: message.header.sequence,
    changeCount: countChanges(message),
  }
}

/** Changes of a delta, entities of a snapshot, 0 for the rest. */
export function countChanges({ payload }: Message): number {
  if (payload.type === 'delta') return payload.changes.length
  return payload.type === 'snapshot' ? payload.entities.length : 0
}
