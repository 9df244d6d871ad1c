import { ByteReader } from '../byte-reader.ts'
import { malformed } from '../codec-error.ts'
import type { Keywords } from '../keywords.ts'

const LENGTH_BYTES = 8
const TWO_POW_32 = 2 ** 32

/**
 * Reads bincode values one after the other: integers of fixed width, little-endian, with nothing
 * that says what comes. Every declared length is checked against what remains of the input and drawn
 * from the budget before anything is made of it. Throws LinkError `malformed` or `limit-exceeded`.
 */
export class BincodeReader extends ByteReader {
  /** Goes into a struct, which has no bytes of its own, or an enum's variant; {@link close} leaves it. */
  open(fields: number): void {
    this.budget.takeElements(fields, this.position)
    this.budget.enter(this.position)
  }

  /** Returns how many elements follow, of at least so many bytes each; {@link close} ends them. */
  openList(minBytes: number): number {
    const at = this.position
    const count = this.#readLength()
    this.need(count * minBytes, at)
    this.budget.takeElements(count, at)
    this.budget.enter(at)
    return count
  }

  /** Whether a value follows where there may be none. */
  readOption(): boolean {
    return this.#readFlag('an option')
  }

  readBool(): boolean {
    return this.#readFlag('a boolean')
  }

  readU8(): number {
    return this.readByte()
  }

  readU16(): number {
    return this.view.getUint16(this.advance(2), true)
  }

  readU32(): number {
    return this.view.getUint32(this.advance(4), true)
  }

  readU64(): bigint {
    return this.view.getBigUint64(this.advance(8), true)
  }

  readI8(): number {
    return this.view.getInt8(this.advance(1))
  }

  readI16(): number {
    return this.view.getInt16(this.advance(2), true)
  }

  readI32(): number {
    return this.view.getInt32(this.advance(4), true)
  }

  readI64(): bigint {
    return this.view.getBigInt64(this.advance(8), true)
  }

  readF32(): number {
    return this.view.getFloat32(this.advance(4), true)
  }

  readF64(): number {
    return this.view.getFloat64(this.advance(8), true)
  }

  readText(): string {
    return this.takeText(this.#readByteLength())
  }

  /** A text that is likely to come again. */
  readName(): string {
    return this.takeNameText(this.#readByteLength())
  }

  /** A copy of bytes. */
  readBytes(): Uint8Array {
    this.takeCollection()
    const length = this.openList(1)
    const start = this.advance(length)
    this.close()
    return this.bytes.slice(start, start + length)
  }

  /** An enum's variant, by its ordinal. */
  readVariant<Value>(keywords: Keywords<Value>): Value {
    const at = this.position
    const ordinal = this.readU32()
    const value = keywords.at(ordinal)
    if (value === undefined) throw malformed(`${ordinal} is not in 0..${keywords.length - 1}`, at)
    return value
  }

  /** What a struct's tag stands for, which is written as a text. */
  readTag<Value>(keywords: Keywords<Value>): Value {
    const at = this.position
    const length = this.#readByteLength()
    const start = this.advance(length)
    const value = keywords.find(this.bytes, start, start + length)
    if (value === undefined) throw malformed(`expected one of ${keywords.names.join(', ')}`, at)
    return value
  }

  /** Whether the next enum is of this ordinal; false at the end. */
  isVariantNext(ordinal: number): boolean {
    if (this.bytes.length - this.position < 4) return false
    return this.view.getUint32(this.position, true) === ordinal
  }

  #readFlag(what: string): boolean {
    const at = this.position
    const byte = this.readByte()
    if (byte > 1) throw malformed(`expected ${what}, found ${byte}`, at)
    return byte === 1
  }

  /** Exact within 53 bits; beyond them more than any input has. */
  #readLength(): number {
    const start = this.advance(LENGTH_BYTES)
    return this.view.getUint32(start, true) + this.view.getUint32(start + 4, true) * TWO_POW_32
  }

  /** The length of what has that many bytes, which must be all there. */
  #readByteLength(): number {
    const at = this.position
    const length = this.#readLength()
    this.need(length, at)
    return length
  }
}
