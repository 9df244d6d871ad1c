import { BoundedCache } from '../bounded-cache.ts'
import { misfit, tooDeep } from '../codec-error.ts'
import { MAX_MSGPACK_DEPTH } from '../limits.ts'
import { utf8Length, writeUtf8 } from '../utf8.ts'
import { lead } from './lead.ts'

const FIRST_CAPACITY = 4096
/** A buffer that one large message made grow beyond this is let go after it. */
const MAX_KEPT_CAPACITY = 1024 * 1024
const MAX_U32 = 0xffff_ffff
const MAX_U64 = 0xffff_ffff_ffff_ffffn
const MIN_I64 = -0x8000_0000_0000_0000n
const MAX_I64 = 0x7fff_ffff_ffff_ffffn
/** Copying fewer bytes than this one by one is faster than the call that copies them. */
const MIN_BLOCK = 32

/**
 * Writes MessagePack values one after the other, each in the bytes that the crate would give it:
 * the smallest width, and the unsigned one for what is not negative. One buffer serves all messages.
 * Throws LinkError `invalid-value` for a number that does not fit its type, `unrepresentable` for
 * a lone surrogate, `limit-exceeded` for what no reader would take for its depth.
 */
export class MessagePackWriter {
  readonly #names = new BoundedCache<Uint8Array>()
  #bytes = new Uint8Array(FIRST_CAPACITY)
  #view = new DataView(this.#bytes.buffer)
  #position = 0
  #depth = 0

  start(): void {
    this.#position = 0
    this.#depth = 0
  }

  /** A copy of what was written since {@link start}. */
  finish(): Uint8Array {
    const bytes = this.#bytes.slice(0, this.#position)
    if (this.#bytes.length > MAX_KEPT_CAPACITY) this.#allocate(FIRST_CAPACITY)
    return bytes
  }

  /** Goes into an array or map; {@link close} leaves it. */
  open(): void {
    this.#depth += 1
    if (this.#depth > MAX_MSGPACK_DEPTH) throw tooDeep(MAX_MSGPACK_DEPTH)
  }

  close(): void {
    this.#depth -= 1
  }

  openArray(count: number): void {
    this.open()
    if (count < 0x10) this.#writeByte(lead.fixarray | count)
    else this.#writeLength(count, lead.array16, lead.array32)
  }

  openMap(count: number): void {
    this.open()
    if (count < 0x10) this.#writeByte(lead.fixmap | count)
    else this.#writeLength(count, lead.map16, lead.map32)
  }

  /** Bytes that are MessagePack already. */
  writeRaw(raw: Uint8Array): void {
    const { length } = raw
    const start = this.#reserve(length)
    if (length >= MIN_BLOCK) {
      this.#bytes.set(raw, start)
      return
    }
    for (let index = 0; index < length; index += 1) this.#bytes[start + index] = raw[index] ?? 0
  }

  writeNil(): void {
    this.#writeByte(lead.nil)
  }

  writeBool(value: boolean): void {
    this.#writeByte(value ? lead.true : lead.false)
  }

  /** Also for the smaller unsigned types, by their greatest value. */
  writeU32(value: number, max: number = MAX_U32): void {
    if (value >>> 0 !== value || value > max) throw misfit(`integer in 0..${max}`, value)
    this.#writeUnsigned(value)
  }

  /** Also for the smaller signed types, by their least value. */
  writeI32(value: number, min: number = -0x8000_0000): void {
    if ((value | 0) !== value || value < min || value > ~min) {
      throw misfit(`integer in ${min}..${~min}`, value)
    }
    if (value >= 0) this.#writeUnsigned(value)
    else this.#writeNegative(value)
  }

  writeU64(value: bigint): void {
    if (value < 0n || value > MAX_U64) throw misfit('64-bit unsigned integer', value)
    this.#writeUnsigned64(value)
  }

  writeI64(value: bigint): void {
    if (value < MIN_I64 || value > MAX_I64) throw misfit('64-bit signed integer', value)
    if (value >= 0n) {
      this.#writeUnsigned64(value)
    } else if (value >= -0x8000_0000n) {
      this.#writeNegative(Number(value))
    } else {
      const start = this.#reserve(9)
      this.#bytes[start] = lead.int64
      this.#view.setBigInt64(start + 1, value)
    }
  }

  writeF32(value: number): void {
    const start = this.#reserve(5)
    this.#bytes[start] = lead.float32
    this.#view.setFloat32(start + 1, value)
  }

  writeF64(value: number): void {
    const start = this.#reserve(9)
    this.#bytes[start] = lead.float64
    this.#view.setFloat64(start + 1, value)
  }

  writeText(text: string): void {
    const length = utf8Length(text)
    if (length < 0x20) {
      this.#writeByte(lead.fixstr | length)
    } else if (length < 0x100) {
      const start = this.#reserve(2)
      this.#bytes[start] = lead.str8
      this.#bytes[start + 1] = length
    } else {
      this.#writeLength(length, lead.str16, lead.str32)
    }
    const start = this.#reserve(length)
    writeUtf8(text, this.#bytes, start)
  }

  /** A text that is likely to come again. */
  writeName(name: string): void {
    const known = this.#names.get(name)
    if (known !== undefined) {
      this.writeRaw(known)
      return
    }
    const start = this.#position
    this.writeText(name)
    this.#names.set(name, this.#bytes.slice(start, this.#position))
  }

  /** An array of integers, never bin: the crate refuses bin within messages. */
  writeBytes(bytes: Uint8Array): void {
    const count = bytes.length
    this.openArray(count)
    let at = this.#reserve(count * 2)
    for (let index = 0; index < count; index += 1) {
      const byte = bytes[index] ?? 0
      if (byte >= lead.fixmap) {
        this.#bytes[at] = lead.uint8
        at += 1
      }
      this.#bytes[at] = byte
      at += 1
    }
    this.#position = at
    this.close()
  }

  #writeByte(byte: number): void {
    const start = this.#reserve(1)
    this.#bytes[start] = byte
  }

  /** The length of what is too long for one byte of its own. */
  #writeLength(length: number, lead16: number, lead32: number): void {
    if (length > MAX_U32) throw misfit('32-bit length', length)
    const start = this.#reserve(5)
    if (length < 0x1_0000) {
      this.#bytes[start] = lead16
      this.#view.setUint16(start + 1, length)
      this.#position = start + 3
    } else {
      this.#bytes[start] = lead32
      this.#view.setUint32(start + 1, length)
    }
  }

  /** An integer in 0..2^32-1. */
  #writeUnsigned(value: number): void {
    const start = this.#reserve(5)
    const bytes = this.#bytes
    if (value < lead.fixmap) {
      bytes[start] = value
      this.#position = start + 1
    } else if (value < 0x100) {
      bytes[start] = lead.uint8
      bytes[start + 1] = value
      this.#position = start + 2
    } else if (value < 0x1_0000) {
      bytes[start] = lead.uint16
      bytes[start + 1] = value >>> 8
      bytes[start + 2] = value
      this.#position = start + 3
    } else {
      bytes[start] = lead.uint32
      this.#view.setUint32(start + 1, value)
    }
  }

  /** An integer in -2^31..-1. */
  #writeNegative(value: number): void {
    const start = this.#reserve(5)
    const bytes = this.#bytes
    if (value >= -0x20) {
      bytes[start] = value
      this.#position = start + 1
    } else if (value >= -0x80) {
      bytes[start] = lead.int8
      bytes[start + 1] = value
      this.#position = start + 2
    } else if (value >= -0x8000) {
      bytes[start] = lead.int16
      this.#view.setInt16(start + 1, value)
      this.#position = start + 3
    } else {
      bytes[start] = lead.int32
      this.#view.setInt32(start + 1, value)
    }
  }

  #writeUnsigned64(value: bigint): void {
    if (value <= 0xffff_ffffn) {
      this.#writeUnsigned(Number(value))
      return
    }
    const start = this.#reserve(9)
    this.#bytes[start] = lead.uint64
    this.#view.setBigUint64(start + 1, value)
  }

  /** Makes room for so many bytes, passes over them and returns where they begin. */
  #reserve(count: number): number {
    const start = this.#position
    const end = start + count
    if (end > this.#bytes.length) this.#grow(end)
    this.#position = end
    return start
  }

  #grow(needed: number): void {
    const written = this.#bytes.subarray(0, this.#position)
    this.#allocate(Math.max(needed, this.#bytes.length * 2))
    this.#bytes.set(written)
  }

  #allocate(capacity: number): void {
    this.#bytes = new Uint8Array(capacity)
    this.#view = new DataView(this.#bytes.buffer)
  }
}
