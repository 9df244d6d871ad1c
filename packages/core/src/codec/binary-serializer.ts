import type { Message } from '../protocol/message.ts'
import type { SerializedComponent } from '../protocol/value.ts'
import type { Delta, WorldSnapshot } from '../protocol/world-snapshot.ts'
import type { Codec, Format } from './codec.ts'
import { createCodec } from './create-codec.ts'
import type { DecodeLimits } from './limits.ts'

/** Messages and worlds as bytes, under the crate's names; {@link createCodec} is what it stands on. */
export class BinarySerializer {
  readonly format: Format
  readonly #codec: Codec

  constructor(format: Format = 'msgpack', limits?: Partial<DecodeLimits>) {
    this.format = format
    this.#codec = createCodec(format, limits)
  }

  serializeMessage(message: Message): Uint8Array {
    return this.#codec.encodeMessage(message)
  }

  deserializeMessage(bytes: Uint8Array): Message {
    return this.#codec.decodeMessage(bytes)
  }

  serializeSnapshot(snapshot: WorldSnapshot): Uint8Array {
    return this.#codec.encodeSnapshot(snapshot)
  }

  deserializeSnapshot(bytes: Uint8Array): WorldSnapshot {
    return this.#codec.decodeSnapshot(bytes)
  }

  serializeDelta(delta: Delta): Uint8Array {
    return this.#codec.encodeDelta(delta)
  }

  deserializeDelta(bytes: Uint8Array): Delta {
    return this.#codec.decodeDelta(bytes)
  }

  serializeComponent(component: SerializedComponent): Uint8Array {
    return this.#codec.encodeComponent(component)
  }

  deserializeComponent(bytes: Uint8Array): SerializedComponent {
    return this.#codec.decodeComponent(bytes)
  }
}
