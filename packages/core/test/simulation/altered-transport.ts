import { createCodec } from '../../src/codec/create-codec.ts'
import type { Format } from '../../src/codec/codec.ts'
import type { Message } from '../../src/protocol/message.ts'
import type {
  CloseReason,
  Transport,
  TransportListener,
  TransportState,
} from '../../src/transport/transport.ts'

export interface Alteration {
  readonly ordered?: boolean
  /** What becomes of a message that comes in; the message itself unless told. */
  readonly hear?: (bytes: Uint8Array) => Uint8Array
  /** Bytes that may wait; more are taken from the sender and thrown away. */
  readonly takes?: (bytes: Uint8Array) => boolean
}

/** A transport that breaks a rule which its link relies on. */
export class AlteredTransport implements Transport {
  readonly #inner: Transport
  readonly #alteration: Alteration

  constructor(inner: Transport, alteration: Alteration) {
    this.#inner = inner
    this.#alteration = alteration
  }

  get state(): TransportState {
    return this.#inner.state
  }

  get ordered(): boolean {
    return this.#alteration.ordered ?? this.#inner.ordered
  }

  get bufferedBytes(): number {
    return this.#inner.bufferedBytes
  }

  send(bytes: Uint8Array): boolean {
    if (this.#alteration.takes?.(bytes) === false) return true
    return this.#inner.send(bytes)
  }

  close(reason?: CloseReason): void {
    this.#inner.close(reason)
  }

  listen(listener: TransportListener): void {
    this.#inner.listen({
      open: () => listener.open?.(),
      message: (bytes) => listener.message(this.#alteration.hear?.(bytes) ?? bytes),
      close: (reason) => listener.close?.(reason),
    })
  }
}

/** Changes messages of any format on their way. */
export function rewrite(change: (message: Message) => Message): (bytes: Uint8Array) => Uint8Array {
  return (bytes) => {
    const codec = createCodec(formatOf(bytes))
    return codec.encodeMessage(change(codec.decodeMessage(bytes)))
  }
}

/** The first byte tells them apart: a brace, the map or array of MessagePack, or else bincode's kind. */
function formatOf(bytes: Uint8Array): Format {
  const first = bytes[0] ?? 0
  if (first === 0x7b) return 'json'
  return first >= 0x80 ? 'msgpack' : 'bincode'
}
