import { LinkError } from '../error.ts'
import { FrameDecoder } from '../frame/frame-decoder.ts'
import type { Message } from '../protocol/message.ts'
import type { Codec } from './codec.ts'

/** A message of a stream, or why there is none where one should be; the stream goes on either way. */
export type StreamedMessage =
  | { readonly ok: true; readonly message: Message }
  | {
      readonly ok: false
      /** The frame's content is no message, the frame is too large, or the stream ended within it. */
      readonly reason: 'malformed' | 'oversized' | 'truncated'
      readonly error: LinkError
    }

/** Reads messages from a stream of frames in chunks of any size; a bad one costs only itself. */
export class StreamingDeserializer {
  readonly #codec: Codec
  readonly #decoder: FrameDecoder

  /** A frame has at most `maxFrameBytes`, 64 MiB unless given. */
  constructor(codec: Codec, maxFrameBytes?: number) {
    this.#codec = codec
    this.#decoder = new FrameDecoder(maxFrameBytes)
  }

  /** Takes a piece of the stream; it must not change until `tryReadMessage` has nothing more. */
  feed(chunk: Uint8Array): void {
    this.#decoder.push(chunk)
  }

  /** The next message or fault; undefined until more of the stream is there. */
  tryReadMessage(): StreamedMessage | undefined {
    const outcome = this.#decoder.next()
    if (outcome === undefined) return undefined
    return outcome.ok ? this.#decode(outcome.bytes) : outcome
  }

  /** The stream ended: the fault if that was within a frame. */
  end(): StreamedMessage | undefined {
    return this.#decoder.end()
  }

  /** Forgets what is held, as if a new stream began. */
  clear(): void {
    this.#decoder.clear()
  }

  #decode(bytes: Uint8Array): StreamedMessage {
    try {
      return { ok: true, message: this.#codec.decodeMessage(bytes) }
    } catch (error) {
      if (error instanceof LinkError) return { ok: false, reason: 'malformed', error }
      throw error
    }
  }
}
