import { LinkError, LinkErrorCode } from '../error.ts'
import type { FieldValue } from '../protocol/value.ts'
import { MAX_I64, MAX_U64, MIN_I64 } from './plain-value.ts'

/** Arrays and objects within each other in one text, at the most; the crate's parser stops there too. */
const MAX_DEPTH = 127

/** Longer integers are beyond 64 bits, and turning them into bigints would cost their length squared. */
const LONGEST_INTEGER = 20

const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y
const SPACE = /[ \t\n\r]*/y
const INTEGER = /^-?[0-9]+$/

/**
 * Reads JSON text without losing a number: integers become I64, or U64 above its range, and all
 * others F64. Throws LinkError `malformed`, also past 127 levels of nesting.
 */
export function parseJson(text: string): FieldValue {
  const reader = new JsonReader(text)
  const value = reader.readValue(0)
  reader.end()
  return value
}

/** The value of JSON text, or undefined when the text is none. */
export function tryParseJson(text: string): FieldValue | undefined {
  try {
    return parseJson(text)
  } catch {
    return undefined
  }
}

class JsonReader {
  readonly #text: string
  #position = 0

  constructor(text: string) {
    this.#text = text
  }

  readValue(depth: number): FieldValue {
    this.#skipSpace()
    switch (this.#text[this.#position]) {
      case '{':
        return this.#readObject(depth)
      case '[':
        return this.#readArray(depth)
      case '"':
        return { type: 'String', value: this.#readString() }
      case 't':
        this.#expect('true')
        return { type: 'Bool', value: true }
      case 'f':
        this.#expect('false')
        return { type: 'Bool', value: false }
      case 'n':
        this.#expect('null')
        return { type: 'Null' }
      default:
        return this.#readNumber()
    }
  }

  end(): void {
    this.#skipSpace()
    if (this.#position !== this.#text.length) throw this.#fault()
  }

  #readObject(depth: number): FieldValue {
    if (depth === MAX_DEPTH) throw this.#fault()
    const entries = new Map<string, FieldValue>()
    this.#position += 1
    this.#skipSpace()
    if (this.#skip('}')) return { type: 'Map', value: entries }
    do {
      this.#skipSpace()
      const key = this.#readString()
      this.#skipSpace()
      this.#expect(':')
      entries.set(key, this.readValue(depth + 1))
      this.#skipSpace()
    } while (this.#skip(','))
    this.#expect('}')
    return { type: 'Map', value: entries }
  }

  #readArray(depth: number): FieldValue {
    if (depth === MAX_DEPTH) throw this.#fault()
    const elements: FieldValue[] = []
    this.#position += 1
    this.#skipSpace()
    if (this.#skip(']')) return { type: 'Array', value: elements }
    do {
      elements.push(this.readValue(depth + 1))
      this.#skipSpace()
    } while (this.#skip(','))
    this.#expect(']')
    return { type: 'Array', value: elements }
  }

  #readString(): string {
    const start = this.#position
    if (this.#text[start] !== '"') throw this.#fault()
    let end = start + 1
    while (end < this.#text.length && this.#text[end] !== '"') {
      end += this.#text[end] === '\\' ? 2 : 1
    }
    this.#position = end + 1
    try {
      return String(JSON.parse(this.#text.slice(start, end + 1)))
    } catch {
      this.#position = start
      throw this.#fault()
    }
  }

  #readNumber(): FieldValue {
    NUMBER.lastIndex = this.#position
    const digits = NUMBER.exec(this.#text)?.[0]
    if (digits === undefined) throw this.#fault()
    this.#position += digits.length
    // "-0" is the float, since no integer is.
    if (INTEGER.test(digits) && digits.length <= LONGEST_INTEGER && digits !== '-0') {
      const integer = BigInt(digits)
      if (integer >= MIN_I64 && integer <= MAX_I64) return { type: 'I64', value: integer }
      if (integer >= 0n && integer <= MAX_U64) return { type: 'U64', value: integer }
    }
    return { type: 'F64', value: Number(digits) }
  }

  #skipSpace(): void {
    SPACE.lastIndex = this.#position
    this.#position += SPACE.exec(this.#text)?.[0].length ?? 0
  }

  #skip(character: string): boolean {
    if (this.#text[this.#position] !== character) return false
    this.#position += 1
    return true
  }

  #expect(word: string): void {
    if (!this.#text.startsWith(word, this.#position)) throw this.#fault()
    this.#position += word.length
  }

  #fault(): LinkError {
    return new LinkError(
      LinkErrorCode.malformed,
      `a component's JSON text is broken or nested too deep at character ${this.#position}`,
    )
  }
}

/**
 * Writes a value as JSON text that reads back as the same value. What JSON cannot carry becomes
 * what the crate makes of it: bytes a list of integers, NaN and infinities null.
 */
export function formatJson(value: FieldValue): string {
  switch (value.type) {
    case 'Null':
      return 'null'
    case 'F32':
    case 'F64':
      return formatFloat(value.value)
    case 'String':
      return JSON.stringify(value.value)
    case 'Bytes':
      return `[${value.value.join(',')}]`
    case 'Array':
      return `[${value.value.map(formatJson).join(',')}]`
    case 'Map':
      return `{${Array.from(value.value, ([key, entry]) => `${JSON.stringify(key)}:${formatJson(entry)}`).join(',')}}`
    default:
      return String(value.value)
  }
}

/** A fraction even where there is none, so that the number stays a float. */
function formatFloat(value: number): string {
  if (!Number.isFinite(value)) return 'null'
  if (Object.is(value, -0)) return '-0.0'
  const digits = String(value)
  return /^-?[0-9]+$/.test(digits) ? `${digits}.0` : digits
}
