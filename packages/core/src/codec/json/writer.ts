import { BoundedCache } from '../bounded-cache.ts'
import { misfit, tooDeep, unrepresentable } from '../codec-error.ts'
import { MAX_JSON_DEPTH } from '../limits.ts'
import { checkI64, checkU64 } from '../wide-integer.ts'
import { float32Text, float64Text } from './number-text.ts'

const MAX_U32 = 0xffff_ffff
/** With the flag u, surrogates that pair up are not seen as such. */
const LONE_SURROGATE = /[\ud800-\udfff]/u

/**
 * Writes JSON as the crate does: no space, 64-bit integers as bare digits, floats with a fraction.
 * Throws LinkError `invalid-value` for a number that does not fit its type, `unrepresentable` for
 * NaN, infinities and lone surrogates, `limit-exceeded` for what no reader would take for its depth.
 */
export class JsonWriter {
  readonly #names = new BoundedCache<string>()
  readonly #encoder = new TextEncoder()
  #text = ''
  #depth = 0

  start(): void {
    this.#text = ''
    this.#depth = 0
  }

  finish(): Uint8Array {
    const bytes = this.#encoder.encode(this.#text)
    this.#text = ''
    return bytes
  }

  /** Text that is JSON already. */
  raw(json: string): void {
    this.#text += json
  }

  /** Goes into an array or object, whose opening this text holds. */
  open(json: string): void {
    this.#depth += 1
    if (this.#depth > MAX_JSON_DEPTH) throw tooDeep(MAX_JSON_DEPTH)
    this.#text += json
  }

  close(json: string): void {
    this.#depth -= 1
    this.#text += json
  }

  writeBool(value: boolean): void {
    this.#text += value ? 'true' : 'false'
  }

  writeInteger(value: number, min: number = 0, max: number = MAX_U32): void {
    if (!Number.isInteger(value) || value < min || value > max) {
      throw misfit(`integer in ${min}..${max}`, value)
    }
    this.#text += String(value)
  }

  writeU64(value: bigint): void {
    checkU64(value)
    this.#text += String(value)
  }

  writeI64(value: bigint): void {
    checkI64(value)
    this.#text += String(value)
  }

  writeF32(value: number): void {
    const rounded = Math.fround(value)
    if (!Number.isFinite(rounded)) throw unrepresentable(`JSON has no ${rounded}`)
    this.#text += float32Text(rounded)
  }

  writeF64(value: number): void {
    if (!Number.isFinite(value)) throw unrepresentable(`JSON has no ${value}`)
    this.#text += float64Text(value)
  }

  writeText(text: string): void {
    this.#text += quote(text)
  }

  /** A text that is likely to come again. */
  writeName(name: string): void {
    let quoted = this.#names.get(name)
    if (quoted === undefined) {
      quoted = quote(name)
      this.#names.set(name, quoted)
    }
    this.#text += quoted
  }

  writeBytes(bytes: Uint8Array): void {
    this.open('[')
    this.#text += bytes.join(',')
    this.close(']')
  }
}

function quote(text: string): string {
  if (LONE_SURROGATE.test(text)) throw unrepresentable('a text holds a lone surrogate')
  return JSON.stringify(text)
}
