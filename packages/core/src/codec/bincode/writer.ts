import { ByteWriter } from '../byte-writer.ts'
import { misfit } from '../codec-error.ts'
import type { Keywords } from '../keywords.ts'
import { MAX_BINARY_DEPTH } from '../limits.ts'
import { utf8Length, writeUtf8 } from '../utf8.ts'
import { checkI64, checkU64 } from '../wide-integer.ts'

const LENGTH_BYTES = 8
const TWO_POW_32 = 2 ** 32

/**
 * Writes bincode values one after the other, each in the bytes that the crate would give it: fixed
 * widths, little-endian. Throws LinkError `invalid-value` for a number that does not fit its type,
 * `unrepresentable` for a lone surrogate, `limit-exceeded` for what no reader would take for its depth.
 */
export class BincodeWriter extends ByteWriter {
  constructor() {
    super(MAX_BINARY_DEPTH)
  }

  /** Opens a list or map of so many elements; {@link close} ends it. */
  openList(count: number): void {
    this.open()
    this.#writeLength(count)
  }

  writeBool(value: boolean): void {
    this.#writeByte(value ? 1 : 0)
  }

  /** Says whether a value follows where there may be none. */
  writeOption(isThere: boolean): void {
    this.#writeByte(isThere ? 1 : 0)
  }

  /** An enum's variant, by its ordinal. */
  writeVariant<Value>(keywords: Keywords<Value>, value: Value): void {
    const ordinal = keywords.ordinalOf(value)
    if (ordinal === undefined) throw misfit(`one of ${keywords.names.join(', ')}`, value)
    const start = this.reserve(4)
    this.view.setUint32(start, ordinal, true)
  }

  writeU8(value: number): void {
    this.#writeByte(checked(value, 0, 0xff))
  }

  writeU16(value: number): void {
    const fitting = checked(value, 0, 0xffff)
    const start = this.reserve(2)
    this.view.setUint16(start, fitting, true)
  }

  writeU32(value: number): void {
    const fitting = checked(value, 0, 0xffff_ffff)
    const start = this.reserve(4)
    this.view.setUint32(start, fitting, true)
  }

  writeI8(value: number): void {
    this.#writeByte(checked(value, -0x80, 0x7f))
  }

  writeI16(value: number): void {
    const fitting = checked(value, -0x8000, 0x7fff)
    const start = this.reserve(2)
    this.view.setInt16(start, fitting, true)
  }

  writeI32(value: number): void {
    const fitting = checked(value, -0x8000_0000, 0x7fff_ffff)
    const start = this.reserve(4)
    this.view.setInt32(start, fitting, true)
  }

  writeU64(value: bigint): void {
    checkU64(value)
    const start = this.reserve(8)
    this.view.setBigUint64(start, value, true)
  }

  writeI64(value: bigint): void {
    checkI64(value)
    const start = this.reserve(8)
    this.view.setBigInt64(start, value, true)
  }

  writeF32(value: number): void {
    const start = this.reserve(4)
    this.view.setFloat32(start, value, true)
  }

  writeF64(value: number): void {
    const start = this.reserve(8)
    this.view.setFloat64(start, value, true)
  }

  override writeText(text: string): void {
    const length = utf8Length(text)
    this.#writeLength(length)
    const start = this.reserve(length)
    writeUtf8(text, this.bytes, start)
  }

  writeBytes(bytes: Uint8Array): void {
    this.openList(bytes.length)
    this.writeRaw(bytes)
    this.close()
  }

  #writeByte(byte: number): void {
    const start = this.reserve(1)
    this.bytes[start] = byte
  }

  #writeLength(length: number): void {
    const start = this.reserve(LENGTH_BYTES)
    this.view.setUint32(start, length % TWO_POW_32, true)
    this.view.setUint32(start + 4, Math.floor(length / TWO_POW_32), true)
  }
}

function checked(value: number, min: number, max: number): number {
  if (!Number.isInteger(value) || value < min || value > max) {
    throw misfit(`integer in ${min}..${max}`, value)
  }
  return value
}
