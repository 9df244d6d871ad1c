import { LinkError, LinkErrorCode } from '../error.ts'
import { encodeFrame } from '../frame/encode-frame.ts'
import { DEFAULT_MAX_FRAME_BYTES } from '../frame/frame-limit.ts'
import type { Message } from '../protocol/message.ts'
import type { Codec } from './codec.ts'

export interface StreamingSerializerOptions {
  /** Bytes of one message; 64 MiB unless given. */
  readonly maxFrameBytes?: number
  /** Bytes that may wait for `flush`; 64 MiB unless given. */
  readonly maxPendingBytes?: number
}

const DEFAULT_MAX_PENDING_BYTES = 64 * 1024 * 1024

/** Writes messages behind each other as a stream of frames, as the crate does. */
export class StreamingSerializer {
  readonly #codec: Codec
  readonly #maxFrameBytes: number
  readonly #maxPendingBytes: number
  #frames: Uint8Array[] = []
  #pendingBytes = 0

  constructor(codec: Codec, options: StreamingSerializerOptions = {}) {
    this.#codec = codec
    this.#maxFrameBytes = options.maxFrameBytes ?? DEFAULT_MAX_FRAME_BYTES
    this.#maxPendingBytes = options.maxPendingBytes ?? DEFAULT_MAX_PENDING_BYTES
    if (this.#maxPendingBytes >= 1) return
    throw new LinkError(
      LinkErrorCode.invalidConfig,
      `maxPendingBytes must be a number of at least 1, not ${this.#maxPendingBytes}`,
    )
  }

  /** Bytes that wait for `flush`. */
  get pendingBytes(): number {
    return this.#pendingBytes
  }

  /** Throws LinkError `limit-exceeded` for a message for which there is no room; nothing of it is kept. */
  writeMessage(message: Message): void {
    const framed = encodeFrame(this.#codec.encodeMessage(message), this.#maxFrameBytes)
    if (this.#pendingBytes + framed.length > this.#maxPendingBytes) {
      throw new LinkError(
        LinkErrorCode.limitExceeded,
        `more than ${this.#maxPendingBytes} bytes wait to be flushed`,
      )
    }
    this.#frames.push(framed)
    this.#pendingBytes += framed.length
  }

  /** What was written since the last time, for the stream. */
  flush(): Uint8Array {
    const bytes = new Uint8Array(this.#pendingBytes)
    let offset = 0
    for (const framed of this.#frames) {
      bytes.set(framed, offset)
      offset += framed.length
    }
    this.clear()
    return bytes
  }

  /** Forgets what waits. */
  clear(): void {
    this.#frames = []
    this.#pendingBytes = 0
  }
}
