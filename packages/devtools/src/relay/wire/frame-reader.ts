import { LinkError, LinkErrorCode, type RateLimitConfig } from '@tx2-link/core'
import { ALGORITHMS, MAX_TEXT_BYTES } from './protocol.ts'

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Texts up to here are mostly a link's name or a format, and built faster than the platform decodes. */
const MAX_SHORT_TEXT = 16

/** Reads a frame's values; throws LinkError `malformed` with the offset where they are not what they should be. */
export class FrameReader {
  readonly #bytes: Uint8Array
  readonly #view: DataView
  #offset = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  get offset(): number {
    return this.#offset
  }

  get isAtEnd(): boolean {
    return this.#offset === this.#bytes.length
  }

  u8(): number {
    return this.#view.getUint8(this.#take(1))
  }

  varint(): number {
    const start = this.#offset
    let value = 0
    for (let scale = 1; scale <= 2 ** 49; scale *= 0x80) {
      const byte = this.u8()
      value += (byte & 0x7f) * scale
      if (byte < 0x80) {
        if (value > Number.MAX_SAFE_INTEGER) break
        return value
      }
    }
    throw malformed('a number is larger than 2^53 - 1', start)
  }

  f64(): number {
    return this.#view.getFloat64(this.#take(8), true)
  }

  /** A time or duration in ms. */
  finite(): number {
    const start = this.#offset
    const value = this.f64()
    if (!Number.isFinite(value)) throw malformed('a time is not finite', start)
    return value
  }

  u64(): bigint {
    return this.#view.getBigUint64(this.#take(8), true)
  }

  text(): string {
    const start = this.#offset
    const length = this.varint()
    if (length > MAX_TEXT_BYTES) {
      throw new LinkError(LinkErrorCode.limitExceeded, `a text has ${length} bytes`, {
        offset: start,
      })
    }
    const bytes = this.bytes(length)
    return shortText(bytes) ?? decodeText(bytes, start)
  }

  config(): RateLimitConfig {
    const start = this.#offset
    const algorithm = ALGORITHMS[this.u8()]
    if (algorithm === undefined) throw malformed('a rate limit of an unknown algorithm', start)
    const maxMessagesPerSecond = this.f64()
    const maxBytesPerSecond = this.f64()
    const burstSize = this.f64()
    const windowMs = this.f64()
    return { algorithm, maxMessagesPerSecond, maxBytesPerSecond, burstSize, windowMs }
  }

  /** A view of the next bytes. */
  bytes(length: number): Uint8Array {
    const start = this.#take(length)
    return this.#bytes.subarray(start, start + length)
  }

  /** A view of all that is left. */
  rest(): Uint8Array {
    return this.bytes(this.#bytes.length - this.#offset)
  }

  /** What follows belongs to nobody: the other end means something else. */
  end(): void {
    if (!this.isAtEnd) throw malformed('a frame is longer than what it says', this.#offset)
  }

  #take(count: number): number {
    const start = this.#offset
    if (count > this.#bytes.length - start) throw malformed('a frame ends too early', start)
    this.#offset = start + count
    return start
  }
}

export function malformed(text: string, offset: number): LinkError {
  return new LinkError(LinkErrorCode.malformed, text, { offset })
}

function shortText(bytes: Uint8Array): string | undefined {
  if (bytes.length > MAX_SHORT_TEXT) return undefined
  let text = ''
  for (const byte of bytes) {
    if (byte > 0x7f) return undefined
    text += String.fromCharCode(byte)
  }
  return text
}

function decodeText(bytes: Uint8Array, offset: number): string {
  try {
    return decoder.decode(bytes)
  } catch {
    throw malformed('a text is not UTF-8', offset)
  }
}
