import { ByteReader } from '../byte-reader.ts'
import { malformed } from '../codec-error.ts'
import { nearestFloat32 } from '../float32.ts'
import type { Keywords } from '../keywords.ts'
import { isArray, isBinary, isMap, isText, isUnsigned, lead, scalarLength } from './lead.ts'

const TWO_POW_32 = 2 ** 32
const MAX_I64 = 0x7fff_ffff_ffff_ffffn

/**
 * Reads MessagePack values one after the other, as the protocol expects them, with no tree between.
 * Every declared length is checked against what remains of the input and drawn from the budget
 * before anything is made of it. Throws LinkError `malformed` or `limit-exceeded`.
 */
export class MessagePackReader extends ByteReader {
  /**
   * Whether the place being read lies within a tagged enum. The crate buffers those before it
   * reads them, and its buffer takes no bin for bytes, and nothing but text for a bare variant.
   */
  buffered = false

  override start(bytes: Uint8Array): void {
    super.start(bytes)
    this.buffered = false
  }

  /** The first byte of the next value; at the end, one that begins none. */
  peek(): number {
    return this.bytes[this.position] ?? lead.reserved
  }

  isMapNext(): boolean {
    return isMap(this.peek())
  }

  /** Returns how many elements follow; {@link close} ends them. */
  openArray(): number {
    const at = this.position
    const first = this.readByte()
    let count: number
    if (first >= lead.fixarray && first < lead.fixstr) count = first & 0x0f
    else if (first === lead.array16) count = this.#readUint(2)
    else if (first === lead.array32) count = this.#readUint(4)
    else throw unexpected('an array', first, at)
    this.#open(count, count, at)
    return count
  }

  /** Returns how many pairs of key and value follow; {@link close} ends them. */
  openMap(): number {
    const at = this.position
    const first = this.readByte()
    let count: number
    if (first >= lead.fixmap && first < lead.fixarray) count = first & 0x0f
    else if (first === lead.map16) count = this.#readUint(2)
    else if (first === lead.map32) count = this.#readUint(4)
    else throw unexpected('a map', first, at)
    this.#open(count, count * 2, at)
    return count
  }

  /** Opens an enum's variant that holds data: a map of one entry. */
  openVariant(): void {
    const at = this.position
    if (this.openMap() !== 1) throw malformed('expected a map of one entry', at)
  }

  takeNil(): boolean {
    if (this.bytes[this.position] !== lead.nil) return false
    this.position += 1
    return true
  }

  readBool(): boolean {
    const at = this.position
    const first = this.readByte()
    if (first === lead.true) return true
    if (first === lead.false) return false
    throw unexpected('a boolean', first, at)
  }

  /** An integer of any width within these bounds, which must be those of 32 bits or closer. */
  readInteger(min: number, max: number): number {
    const at = this.position
    const value = this.#readNumber(this.readByte(), at)
    if (value < min || value > max) throw malformed(`${value} is not in ${min}..${max}`, at)
    return value
  }

  readU32(): number {
    return this.readInteger(0, 0xffff_ffff)
  }

  readU64(): bigint {
    const at = this.position
    const value = this.#readBigInteger()
    if (value < 0n) throw malformed(`${value} is no unsigned integer`, at)
    return value
  }

  readI64(): bigint {
    const at = this.position
    const value = this.#readBigInteger()
    if (value > MAX_I64) throw malformed(`${value} is no 64-bit signed integer`, at)
    return value
  }

  readF64(): number {
    const at = this.position
    const first = this.readByte()
    if (first === lead.float64) {
      const start = this.advance(8)
      return this.view.getFloat64(start)
    }
    if (first === lead.float32) return this.view.getFloat32(this.advance(4))
    return this.#readNumber(first, at)
  }

  readF32(): number {
    const at = this.position
    const first = this.readByte()
    if (first === lead.float32) return this.view.getFloat32(this.advance(4))
    if (first === lead.float64) return Math.fround(this.view.getFloat64(this.advance(8)))
    this.position = at
    return nearestFloat32(this.#readBigInteger())
  }

  readText(): string {
    return this.takeText(this.#readTextLength())
  }

  /** A text that is likely to come again. */
  readName(): string {
    return this.takeNameText(this.#readTextLength())
  }

  /** What the next name stands for, undefined if for nothing. As in the crate, its ordinal does as well. */
  readKeyword<Value>(keywords: Keywords<Value>): Value | undefined {
    const at = this.position
    if (isUnsigned(this.peek())) return keywords.at(this.#readNumber(this.readByte(), at))
    const length = this.#readTextLength()
    const start = this.advance(length)
    return keywords.find(this.bytes, start, start + length)
  }

  /** Bytes of their own: from an array of integers, or from bin where the crate takes that. */
  readBytes(): Uint8Array {
    const at = this.position
    this.budget.takeCollection(at)
    if (!this.buffered && isBinary(this.peek())) {
      const length = this.#readTextLength()
      const start = this.advance(length)
      this.budget.takeElements(length, at)
      return this.bytes.slice(start, start + length)
    }
    const count = this.openArray()
    const bytes = new Uint8Array(count)
    for (let index = 0; index < count; index += 1) bytes[index] = this.readInteger(0, 0xff)
    this.close()
    return bytes
  }

  /** Passes over one value of any kind, which costs nothing of the budget but its depth. */
  skip(): void {
    this.budget.isFree = true
    this.#skipValue()
    this.budget.isFree = false
  }

  #skipValue(): void {
    const at = this.position
    const first = this.peek()
    if (isMap(first)) {
      this.#skipValues(this.openMap() * 2)
    } else if (isArray(first)) {
      this.#skipValues(this.openArray())
    } else if (isText(first) || isBinary(first)) {
      this.advance(this.#readTextLength())
    } else {
      this.readByte()
      this.advance(scalarLength(first) ?? this.#readExtensionLength(first, at))
    }
  }

  #skipValues(count: number): void {
    for (let index = 0; index < count; index += 1) this.#skipValue()
    this.close()
  }

  #open(count: number, minBytes: number, at: number): void {
    this.need(minBytes, at)
    this.budget.takeElements(count, at)
    this.budget.enter(at)
  }

  #readUint(width: 1 | 2 | 4): number {
    const start = this.advance(width)
    if (width === 1) return this.view.getUint8(start)
    return width === 2 ? this.view.getUint16(start) : this.view.getUint32(start)
  }

  /** The length of a text or of bin, which must be all there. */
  #readTextLength(): number {
    const at = this.position
    const first = this.readByte()
    if (first >= lead.fixstr && first < lead.nil) return first & 0x1f
    switch (first) {
      case lead.str8:
      case lead.bin8:
        return this.#readUint(1)
      case lead.str16:
      case lead.bin16:
        return this.#readUint(2)
      case lead.str32:
      case lead.bin32:
        return this.#readUint(4)
      default:
        throw unexpected('a text', first, at)
    }
  }

  /** The bytes of an extension after its length: its type and its data. */
  #readExtensionLength(first: number, at: number): number {
    if (first >= lead.fixext1 && first <= lead.fixext16) return 1 + (1 << (first - lead.fixext1))
    if (first === lead.ext8) return 1 + this.#readUint(1)
    if (first === lead.ext16) return 1 + this.#readUint(2)
    if (first === lead.ext32) return 1 + this.#readUint(4)
    throw unexpected('a value', first, at)
  }

  /** An integer of any width as a number: exact within 53 bits, beyond them the nearest there is. */
  #readNumber(first: number, at: number): number {
    if (first < lead.fixmap) return first
    if (first >= lead.negativeFixint) return first - 0x100
    switch (first) {
      case lead.uint8:
        return this.#readUint(1)
      case lead.uint16:
        return this.#readUint(2)
      case lead.uint32:
        return this.#readUint(4)
      case lead.uint64:
        return this.#readUint(4) * TWO_POW_32 + this.#readUint(4)
      case lead.int8:
        return this.view.getInt8(this.advance(1))
      case lead.int16:
        return this.view.getInt16(this.advance(2))
      case lead.int32:
        return this.view.getInt32(this.advance(4))
      case lead.int64:
        return this.view.getInt32(this.advance(4)) * TWO_POW_32 + this.#readUint(4)
      default:
        throw unexpected('a number', first, at)
    }
  }

  #readBigInteger(): bigint {
    const at = this.position
    const first = this.readByte()
    if (first === lead.uint64) return this.view.getBigUint64(this.advance(8))
    if (first === lead.int64) return this.view.getBigInt64(this.advance(8))
    return BigInt(this.#readNumber(first, at))
  }
}

function unexpected(what: string, first: number, at: number): Error {
  return malformed(`expected ${what}, found 0x${first.toString(16).padStart(2, '0')}`, at)
}
