import { type RateLimitConfig } from '@tx2-link/core'
import { ALGORITHMS, MAX_TEXT_BYTES, SETTINGS } from './protocol.ts'

const encoder = new TextEncoder()
const NO_BYTES = new Uint8Array(0)

/** A text of at most this many ASCII characters is written without the platform's encoder. */
const MAX_SHORT_TEXT = 127

/** Writes one frame after another into a buffer that it keeps. */
export class FrameWriter {
  #bytes: Uint8Array<ArrayBuffer> = new Uint8Array(256)
  #view: DataView = new DataView(this.#bytes.buffer)
  #length = 0

  /** Begins a frame; what was written since the last `finish` is forgotten. */
  begin(kind: number): this {
    this.#length = 0
    return this.u8(kind)
  }

  u8(value: number): this {
    this.#reserve(1)
    this.#bytes[this.#length] = value
    this.#length += 1
    return this
  }

  /** A whole number from 0 to 2^53 - 1. */
  varint(value: number): this {
    this.#reserve(8)
    this.#length = writeVarint(value, this.#bytes, this.#length)
    return this
  }

  f64(value: number): this {
    this.#reserve(8)
    this.#view.setFloat64(this.#length, value, true)
    this.#length += 8
    return this
  }

  u64(value: bigint): this {
    this.#reserve(8)
    this.#view.setBigUint64(this.#length, value, true)
    this.#length += 8
    return this
  }

  /** Cuts what is longer than `MAX_TEXT_BYTES`, never within a character. */
  text(value: string): this {
    if (value.length <= MAX_SHORT_TEXT && this.#shortText(value)) return this
    const room = Math.min(value.length * 3, MAX_TEXT_BYTES)
    this.#reserve(room + 8)
    // Behind the longest length that it may have, then moved up to its own.
    const at = this.#length + 8
    const { written } = encoder.encodeInto(value, this.#bytes.subarray(at, at + room))
    this.varint(written)
    this.#bytes.copyWithin(this.#length, at, at + written)
    this.#length += written
    return this
  }

  config(config: RateLimitConfig): this {
    this.u8(ALGORITHMS.indexOf(config.algorithm))
    for (const setting of SETTINGS) this.f64(config[setting])
    return this
  }

  /** The frame with its length before it and `tail` as its end, in memory of its own. */
  finish(tail: Uint8Array = NO_BYTES): Uint8Array {
    const length = this.#length + tail.length
    const frame = new Uint8Array(varintLength(length) + length)
    const start = writeVarint(length, frame, 0)
    frame.set(this.#bytes.subarray(0, this.#length), start)
    frame.set(tail, start + this.#length)
    return frame
  }

  /** False, and nothing is written, when the text is not ASCII. */
  #shortText(value: string): boolean {
    this.#reserve(1 + value.length)
    const start = this.#length + 1
    for (let index = 0; index < value.length; index += 1) {
      const unit = value.charCodeAt(index)
      if (unit > 0x7f) return false
      this.#bytes[start + index] = unit
    }
    this.#bytes[this.#length] = value.length
    this.#length = start + value.length
    return true
  }

  #reserve(count: number): void {
    const needed = this.#length + count
    if (needed <= this.#bytes.length) return
    const grown = new Uint8Array(Math.max(needed, this.#bytes.length * 2))
    grown.set(this.#bytes)
    this.#bytes = grown
    this.#view = new DataView(grown.buffer)
  }
}

function varintLength(value: number): number {
  let length = 1
  for (let rest = value; rest >= 0x80; rest = Math.floor(rest / 0x80)) length += 1
  return length
}

/** Divides instead of shifting: shifts end at 32 bits. Returns where the next value goes. */
function writeVarint(value: number, target: Uint8Array, at: number): number {
  let position = at
  let rest = value
  while (rest >= 0x80) {
    target[position] = (rest % 0x80) | 0x80
    rest = Math.floor(rest / 0x80)
    position += 1
  }
  target[position] = rest
  return position + 1
}
