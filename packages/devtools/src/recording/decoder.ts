import { type Codec, type Format, LinkError, type Message, createCodec } from '@tx2-link/core'
import type { MessageLog } from './message-log.ts'

/** Decoded messages that are kept, and how many bytes they may have had together. */
const MAX_KEPT = 64
const MAX_KEPT_BYTES = 4 * 1024 * 1024

interface KeptMessage {
  readonly message: Message
  readonly byteLength: number
}

/** Reads recorded messages when somebody wants to see them; the last few are kept. */
export class Decoder {
  readonly #log: MessageLog
  readonly #codecs = new Map<Format, Codec>()
  /** Least recently used first. */
  readonly #kept = new Map<number, KeptMessage>()
  #keptBytes = 0

  constructor(log: MessageLog) {
    this.#log = log
  }

  /** Undefined for a message that is not there or cannot be read; the same object while it is kept. */
  message(index: number): Message | undefined {
    const kept = this.#kept.get(index)
    if (kept !== undefined) {
      this.#kept.delete(index)
      this.#kept.set(index, kept)
      return kept.message
    }
    const message = this.decode(index)
    if (message !== undefined) this.#keep(index, message)
    return message
  }

  /** The same without keeping it, for walks over many. */
  decode(index: number): Message | undefined {
    const format = this.#log.format(index)
    const bytes = this.#log.bytes(index)
    return format === undefined || bytes === undefined ? undefined : this.read(bytes, format)
  }

  /** Bytes that need not be of the recording; undefined if they cannot be read. */
  read(bytes: Uint8Array, format: Format): Message | undefined {
    try {
      return this.#codec(format).decodeMessage(bytes)
    } catch (error) {
      // The link may have been given wider limits than ours.
      if (error instanceof LinkError) return undefined
      throw error
    }
  }

  /** What lies below this index is gone. */
  forgetBefore(firstIndex: number): void {
    for (const index of this.#kept.keys()) if (index < firstIndex) this.#drop(index)
  }

  #keep(index: number, message: Message): void {
    const byteLength = this.#log.byteLength(index)
    this.#kept.set(index, { message, byteLength })
    this.#keptBytes += byteLength
    for (const oldest of this.#kept.keys()) {
      const isWithin = this.#kept.size <= MAX_KEPT && this.#keptBytes <= MAX_KEPT_BYTES
      if (isWithin || oldest === index) break
      this.#drop(oldest)
    }
  }

  #drop(index: number): void {
    this.#keptBytes -= this.#kept.get(index)?.byteLength ?? 0
    this.#kept.delete(index)
  }

  #codec(format: Format): Codec {
    let codec = this.#codecs.get(format)
    if (codec === undefined) {
      codec = createCodec(format)
      this.#codecs.set(format, codec)
    }
    return codec
  }
}
