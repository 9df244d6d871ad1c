import type { Codec, Format } from '../codec/codec.ts'
import { createCodec } from '../codec/create-codec.ts'
import { LinkError } from '../error.ts'
import type { MessageProbeEvent } from '../probe.ts'
import type { Message } from '../protocol/message.ts'

const FORMATS: readonly Format[] = ['msgpack', 'json', 'bincode']

/** Reads the messages that a probe is told of, whatever their format, up to a size. */
export class MessageReader {
  readonly #maxBytes: number
  readonly #codecs = new Map<Format, Codec>()

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes
  }

  /** The message, or in words why it is not read. */
  read({ bytes, format }: MessageProbeEvent): Message | string {
    if (bytes.length > this.#maxBytes) return `more than ${this.#maxBytes} bytes`
    const codec = this.#codecOf(format)
    if (codec === undefined) return `${format} is unknown here`
    try {
      return codec.decodeMessage(bytes)
    } catch (error) {
      if (error instanceof LinkError) return error.message
      throw error
    }
  }

  /** Undefined for a name that is no format of this version. */
  #codecOf(name: string): Codec | undefined {
    const format = FORMATS.find((known) => known === name)
    if (format === undefined) return undefined
    const codec = this.#codecs.get(format) ?? createCodec(format)
    this.#codecs.set(format, codec)
    return codec
  }
}
