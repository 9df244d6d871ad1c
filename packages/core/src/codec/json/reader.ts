import { DecodeBudget } from '../budget.ts'
import { malformed } from '../codec-error.ts'
import { nearestFloat32 } from '../float32.ts'
import type { Keywords } from '../keywords.ts'
import type { DecodeLimits } from '../limits.ts'
import { NameCache } from '../name-cache.ts'
import { checkUtf8, decodeUtf8 } from '../utf8.ts'
import { byte, END } from './byte.ts'
import { scanNumber, wholeNumber } from './number-text.ts'
import { scanString, StringContent } from './string-text.ts'

const NO_BYTES = new Uint8Array(0)
const encoder = new TextEncoder()
const NULL = encoder.encode('null')
const TRUE = encoder.encode('true')
const FALSE = encoder.encode('false')
/** Of a 64-bit integer, with its sign. Longer ones would take more time to convert than their length. */
const MAX_INTEGER_LENGTH = 20
/** Of an integer that its digits, added up, give exactly, with its sign. */
const MAX_SHORT_LENGTH = 15
const MIN_I64 = -0x8000_0000_0000_0000n
const MAX_I64 = 0x7fff_ffff_ffff_ffffn
const MAX_U64 = 0xffff_ffff_ffff_ffffn

/**
 * Reads JSON values one after the other, as the protocol expects them. The platform's own parser
 * would round 64-bit integers, and build objects with keys that a peer chose.
 * Throws LinkError `malformed` or `limit-exceeded`.
 */
export class JsonReader {
  /** Where the next token begins, or the space before it. */
  position = 0
  readonly #budget: DecodeBudget
  readonly #names = new NameCache()
  readonly #string = new StringContent()
  #bytes: Uint8Array = NO_BYTES
  /** Where the number that was read last begins; it ends at the position. */
  #numberStart = 0

  constructor(limits: DecodeLimits) {
    this.#budget = new DecodeBudget(limits)
  }

  start(bytes: Uint8Array): void {
    this.#budget.start(bytes)
    this.#bytes = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.position = 0
  }

  /** Only space may follow what was read. */
  finish(): void {
    if (this.peek() !== END) throw malformed('nothing may follow the message', this.position)
  }

  /** Lets go of the input. */
  release(): void {
    this.#bytes = NO_BYTES
    this.#string.release()
  }

  /** Passes over space; gives the byte that follows, or {@link END}. */
  peek(): number {
    for (;;) {
      const next = this.#bytes[this.position]
      if (next === undefined) return END
      if (
        next !== byte.space &&
        next !== byte.lineFeed &&
        next !== byte.carriageReturn &&
        next !== byte.tab
      ) {
        return next
      }
      this.position += 1
    }
  }

  /** Takes a byte that belongs to JSON's grammar if it is next. */
  take(expected: number): boolean {
    if (this.peek() !== expected) return false
    this.position += 1
    return true
  }

  expect(expected: number): void {
    if (!this.take(expected)) {
      throw malformed(`expected ${String.fromCharCode(expected)}`, this.position)
    }
  }

  /** Goes into an array or object whose bracket is next; {@link close} leaves it. */
  open(bracket: number): void {
    this.#budget.enter(this.position)
    this.expect(bracket)
  }

  close(bracket: number): void {
    this.expect(bracket)
    this.#budget.leave()
  }

  /** Opens an array; whether there is an element. When there is none it is closed already. */
  openArray(): boolean {
    this.open(byte.openBracket)
    return this.#next(byte.closeBracket, true)
  }

  /** After an element: whether another follows. When none does, the array is closed. */
  nextElement(): boolean {
    return this.#next(byte.closeBracket, false)
  }

  /** Opens an object; whether there is an entry. When there is none it is closed already. */
  openObject(): boolean {
    this.open(byte.openBrace)
    return this.#next(byte.closeBrace, true)
  }

  /** After an entry: whether another follows. When none does, the object is closed. */
  nextEntry(): boolean {
    return this.#next(byte.closeBrace, false)
  }

  /** Opens an enum's variant that holds data and reads its name; {@link close} with a brace ends it. */
  openVariant<Value>(keywords: Keywords<Value>): Value {
    this.open(byte.openBrace)
    const value = this.readKnown(keywords)
    this.expect(byte.colon)
    return value
  }

  takeNull(): boolean {
    return this.peek() === byte.n && this.#takeWord(NULL)
  }

  readBool(): boolean {
    const next = this.peek()
    if (next === byte.t && this.#takeWord(TRUE)) return true
    if (next === byte.f && this.#takeWord(FALSE)) return false
    throw malformed('expected true or false', this.position)
  }

  /** An integer within these bounds. */
  readInteger(min: number, max: number): number {
    this.#readInteger()
    const start = this.#numberStart
    const isShort = this.position - start <= MAX_SHORT_LENGTH
    const value = isShort
      ? wholeNumber(this.#bytes, start, this.position)
      : Number(this.#numberText())
    if (value < min || value > max) throw malformed(`${value} is not in ${min}..${max}`, start)
    return value
  }

  readU32(): number {
    return this.readInteger(0, 0xffff_ffff)
  }

  readU64(): bigint {
    return this.#readBigInteger(0n, MAX_U64)
  }

  readI64(): bigint {
    return this.#readBigInteger(MIN_I64, MAX_I64)
  }

  readF64(): number {
    this.#readNumber()
    return this.#finite()
  }

  /** Rounded by way of 64 bits, as in the crate, but integers at once. */
  readF32(): number {
    const isInteger = this.#readNumber()
    const value = this.#finite()
    const isWhole = isInteger && value !== 0
    if (isWhole && value >= Number(MIN_I64) && value < Number(MAX_U64)) {
      return nearestFloat32(BigInt(this.#numberText()))
    }
    return Math.fround(value)
  }

  readText(): string {
    const at = this.position
    const { bytes, start, end } = this.#readString()
    return decodeUtf8(bytes, start, end, at)
  }

  /** A text that is likely to come again. */
  readName(): string {
    const at = this.position
    const { bytes, start, end } = this.#readString()
    return this.#names.read(bytes, start, end, at)
  }

  /** Draws on the budget for a collection that is about to be made. */
  takeCollection(): void {
    this.#budget.takeCollection(this.position)
  }

  /** Draws on the budget for a name's place in an object; see {@link DecodeBudget.takeName}. */
  takeName(name: string, numericNames: number): number {
    return this.#budget.takeName(name, numericNames, this.position)
  }

  /** What the next name stands for, undefined if for nothing. */
  readKeyword<Value>(keywords: Keywords<Value>): Value | undefined {
    const at = this.position
    const { bytes, start, end } = this.#readString()
    const value = keywords.find(bytes, start, end)
    // The crate minds the spelling even of names that it does not know.
    if (value === undefined) checkUtf8(bytes, start, end, at)
    return value
  }

  /** What the next name stands for; it must stand for something. */
  readKnown<Value>(keywords: Keywords<Value>): Value {
    const at = this.position
    const value = this.readKeyword(keywords)
    if (value === undefined) throw malformed(`expected one of ${keywords.names.join(', ')}`, at)
    return value
  }

  readBytes(): Uint8Array {
    this.#budget.takeCollection(this.position)
    const bytes: number[] = []
    for (let more = this.openArray(); more; more = this.nextElement()) {
      bytes.push(this.readInteger(0, 0xff))
    }
    return Uint8Array.from(bytes)
  }

  /** Passes over one value of any kind, which costs nothing of the budget but its depth. */
  skip(): void {
    this.#budget.isFree = true
    this.#skipValue()
    this.#budget.isFree = false
  }

  #skipValue(): void {
    const next = this.peek()
    if (next === byte.openBracket) {
      for (let more = this.openArray(); more; more = this.nextElement()) this.#skipValue()
    } else if (next === byte.openBrace) {
      for (let more = this.openObject(); more; more = this.nextEntry()) {
        this.#skipString()
        this.expect(byte.colon)
        this.#skipValue()
      }
    } else if (next === byte.quote) {
      this.#skipString()
    } else if (next === byte.n || next === byte.t || next === byte.f) {
      if (!this.takeNull()) this.readBool()
    } else {
      this.#readNumber()
    }
  }

  #next(bracket: number, isFirst: boolean): boolean {
    if (this.take(bracket)) {
      this.#budget.leave()
      return false
    }
    if (!isFirst) this.expect(byte.comma)
    this.#budget.takeElements(1, this.position)
    return true
  }

  #takeWord(word: Uint8Array): boolean {
    for (let index = 0; index < word.length; index += 1) {
      if (this.#bytes[this.position + index] !== word[index]) return false
    }
    this.position += word.length
    return true
  }

  /** Whether it is spelled as an integer. */
  #readNumber(): boolean {
    this.peek()
    const start = this.position
    const end = scanNumber(this.#bytes, start)
    if (end === start) throw malformed('expected a number', start)
    this.#numberStart = start
    this.position = end < 0 ? ~end : end
    return end > 0
  }

  #numberText(): string {
    return decodeUtf8(this.#bytes, this.#numberStart, this.position)
  }

  #readInteger(): void {
    const isInteger = this.#readNumber()
    const start = this.#numberStart
    const length = this.position - start
    // The crate reads -0 as a float, since no integer is a negative zero.
    const isNegativeZero =
      length === 2 && this.#bytes[start] === byte.minus && this.#bytes[start + 1] === byte.zero
    if (!isInteger || length > MAX_INTEGER_LENGTH || isNegativeZero) {
      throw malformed('expected an integer', start)
    }
  }

  #readBigInteger(min: bigint, max: bigint): bigint {
    this.#readInteger()
    const value = BigInt(this.#numberText())
    if (value < min || value > max) {
      throw malformed(`${value} is not in ${min}..${max}`, this.#numberStart)
    }
    return value
  }

  #finite(): number {
    const value = Number(this.#numberText())
    if (!Number.isFinite(value)) throw malformed('this number is too large', this.#numberStart)
    return value
  }

  #skipString(): void {
    this.expect(byte.quote)
    const end = scanString(this.#bytes, this.position)
    this.position = (end < 0 ? ~end : end) + 1
  }

  /** The UTF-8 of a string, until the next is read. */
  #readString(): StringContent {
    this.expect(byte.quote)
    this.position = this.#string.read(this.#bytes, this.position) + 1
    return this.#string
  }
}
