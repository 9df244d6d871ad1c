import { ByteWriter } from '../byte-writer.ts'
import { misfit } from '../codec-error.ts'
import { MAX_BINARY_DEPTH } from '../limits.ts'
import { utf8Length, writeUtf8 } from '../utf8.ts'
import { checkI64, checkU64 } from '../wide-integer.ts'
import { lead } from './lead.ts'

const MAX_U32 = 0xffff_ffff

/**
 * Writes MessagePack values one after the other, each in the bytes that the crate would give it:
 * the smallest width, and the unsigned one for what is not negative.
 * Throws LinkError `invalid-value` for a number that does not fit its type, `unrepresentable` for
 * a lone surrogate, `limit-exceeded` for what no reader would take for its depth.
 */
export class MessagePackWriter extends ByteWriter {
  constructor() {
    super(MAX_BINARY_DEPTH)
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
    checkU64(value)
    this.#writeUnsigned64(value)
  }

  writeI64(value: bigint): void {
    checkI64(value)
    if (value >= 0n) {
      this.#writeUnsigned64(value)
    } else if (value >= -0x8000_0000n) {
      this.#writeNegative(Number(value))
    } else {
      const start = this.reserve(9)
      this.bytes[start] = lead.int64
      this.view.setBigInt64(start + 1, value)
    }
  }

  writeF32(value: number): void {
    const start = this.reserve(5)
    this.bytes[start] = lead.float32
    this.view.setFloat32(start + 1, value)
  }

  writeF64(value: number): void {
    const start = this.reserve(9)
    this.bytes[start] = lead.float64
    this.view.setFloat64(start + 1, value)
  }

  override writeText(text: string): void {
    const length = utf8Length(text)
    if (length < 0x20) {
      this.#writeByte(lead.fixstr | length)
    } else if (length < 0x100) {
      const start = this.reserve(2)
      this.bytes[start] = lead.str8
      this.bytes[start + 1] = length
    } else {
      this.#writeLength(length, lead.str16, lead.str32)
    }
    const start = this.reserve(length)
    writeUtf8(text, this.bytes, start)
  }

  /** An array of integers, never bin: the crate refuses bin within messages. */
  writeBytes(bytes: Uint8Array): void {
    const count = bytes.length
    this.openArray(count)
    let at = this.reserve(count * 2)
    for (let index = 0; index < count; index += 1) {
      const byte = bytes[index] ?? 0
      if (byte >= lead.fixmap) {
        this.bytes[at] = lead.uint8
        at += 1
      }
      this.bytes[at] = byte
      at += 1
    }
    this.position = at
    this.close()
  }

  #writeByte(byte: number): void {
    const start = this.reserve(1)
    this.bytes[start] = byte
  }

  /** The length of what is too long for one byte of its own. */
  #writeLength(length: number, lead16: number, lead32: number): void {
    if (length > MAX_U32) throw misfit('32-bit length', length)
    const start = this.reserve(5)
    if (length < 0x1_0000) {
      this.bytes[start] = lead16
      this.view.setUint16(start + 1, length)
      this.position = start + 3
    } else {
      this.bytes[start] = lead32
      this.view.setUint32(start + 1, length)
    }
  }

  /** An integer in 0..2^32-1. */
  #writeUnsigned(value: number): void {
    const start = this.reserve(5)
    const bytes = this.bytes
    if (value < lead.fixmap) {
      bytes[start] = value
      this.position = start + 1
    } else if (value < 0x100) {
      bytes[start] = lead.uint8
      bytes[start + 1] = value
      this.position = start + 2
    } else if (value < 0x1_0000) {
      bytes[start] = lead.uint16
      bytes[start + 1] = value >>> 8
      bytes[start + 2] = value
      this.position = start + 3
    } else {
      bytes[start] = lead.uint32
      this.view.setUint32(start + 1, value)
    }
  }

  /** An integer in -2^31..-1. */
  #writeNegative(value: number): void {
    const start = this.reserve(5)
    const bytes = this.bytes
    if (value >= -0x20) {
      bytes[start] = value
      this.position = start + 1
    } else if (value >= -0x80) {
      bytes[start] = lead.int8
      bytes[start + 1] = value
      this.position = start + 2
    } else if (value >= -0x8000) {
      bytes[start] = lead.int16
      this.view.setInt16(start + 1, value)
      this.position = start + 3
    } else {
      bytes[start] = lead.int32
      this.view.setInt32(start + 1, value)
    }
  }

  #writeUnsigned64(value: bigint): void {
    if (value <= 0xffff_ffffn) {
      this.#writeUnsigned(Number(value))
      return
    }
    const start = this.reserve(9)
    this.bytes[start] = lead.uint64
    this.view.setBigUint64(start + 1, value)
  }
}
