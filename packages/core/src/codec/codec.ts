import type { Message } from '../protocol/message.ts'
import type { SerializedComponent } from '../protocol/value.ts'
import type { Delta, WorldSnapshot } from '../protocol/world-snapshot.ts'

/** The formats that this version can write and read. */
export type Format = 'msgpack' | 'json' | 'bincode'

/** Turns messages into bytes and back. Encoding gives bytes of their own; decoding throws only LinkError. */
export interface Codec {
  readonly format: Format
  encodeMessage(message: Message): Uint8Array
  decodeMessage(bytes: Uint8Array): Message
  encodeSnapshot(snapshot: WorldSnapshot): Uint8Array
  decodeSnapshot(bytes: Uint8Array): WorldSnapshot
  encodeDelta(delta: Delta): Uint8Array
  decodeDelta(bytes: Uint8Array): Delta
  encodeComponent(component: SerializedComponent): Uint8Array
  decodeComponent(bytes: Uint8Array): SerializedComponent
}
