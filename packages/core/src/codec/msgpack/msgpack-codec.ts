import type { Message } from '../../protocol/message.ts'
import type { SerializedComponent } from '../../protocol/value.ts'
import type { Delta, WorldSnapshot } from '../../protocol/world-snapshot.ts'
import type { Codec } from '../codec.ts'
import { type DecodeLimits, MAX_BINARY_DEPTH, resolveDecodeLimits } from '../limits.ts'
import { readComponent } from './decode-entities.ts'
import { readDelta, readMessage, readWorldSnapshot } from './decode-message.ts'
import { writeComponent, writeDelta, writeMessage, writeWorldSnapshot } from './encode-message.ts'
import { MessagePackReader } from './reader.ts'
import { MessagePackWriter } from './writer.ts'

/** MessagePack, byte for byte as the crate writes it, and read in every spelling that the crate reads. */
export class MessagePackCodec implements Codec {
  readonly format = 'msgpack'
  readonly #reader: MessagePackReader
  readonly #writer = new MessagePackWriter()

  constructor(limits?: Partial<DecodeLimits>) {
    this.#reader = new MessagePackReader(resolveDecodeLimits(limits, MAX_BINARY_DEPTH))
  }

  encodeMessage(message: Message): Uint8Array {
    return this.#encode(writeMessage, message)
  }

  decodeMessage(bytes: Uint8Array): Message {
    return this.#decode(readMessage, bytes)
  }

  encodeSnapshot(snapshot: WorldSnapshot): Uint8Array {
    return this.#encode(writeWorldSnapshot, snapshot)
  }

  decodeSnapshot(bytes: Uint8Array): WorldSnapshot {
    return this.#decode(readWorldSnapshot, bytes)
  }

  encodeDelta(delta: Delta): Uint8Array {
    return this.#encode(writeDelta, delta)
  }

  decodeDelta(bytes: Uint8Array): Delta {
    return this.#decode(readDelta, bytes)
  }

  encodeComponent(component: SerializedComponent): Uint8Array {
    return this.#encode(writeComponent, component)
  }

  decodeComponent(bytes: Uint8Array): SerializedComponent {
    return this.#decode(readComponent, bytes)
  }

  #encode<Value>(
    write: (writer: MessagePackWriter, value: Value) => void,
    value: Value,
  ): Uint8Array {
    this.#writer.start()
    write(this.#writer, value)
    return this.#writer.finish()
  }

  #decode<Value>(read: (reader: MessagePackReader) => Value, bytes: Uint8Array): Value {
    this.#reader.start(bytes)
    try {
      return read(this.#reader)
    } finally {
      this.#reader.release()
    }
  }
}
