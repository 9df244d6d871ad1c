import { malformed } from '../codec-error.ts'
import { writeCodePoint } from '../utf8.ts'
import { byte, END, hexValue } from './byte.ts'

const NO_BYTES = new Uint8Array(0)

/** Longer strings with escapes get memory of their own, which is not kept. */
const KEPT_BYTES = 4096

/** The UTF-8 of the string that was read last: a part of the input, or, when it holds escapes, of a buffer. */
export class StringContent {
  bytes: Uint8Array = NO_BYTES
  start = 0
  end = 0
  readonly #resolved = new Uint8Array(KEPT_BYTES)

  /** Reads the string whose first byte after the quote is here; returns where its last quote is. */
  read(input: Uint8Array, start: number): number {
    const end = scanString(input, start)
    if (end >= 0) {
      this.bytes = input
      this.start = start
      this.end = end
      return end
    }
    const length = ~end - start
    this.bytes = length > KEPT_BYTES ? new Uint8Array(length) : this.#resolved
    this.start = 0
    this.end = resolveEscapes(input, start, ~end, this.bytes)
    return ~end
  }

  /** Lets go of the input. */
  release(): void {
    this.bytes = NO_BYTES
  }
}

/**
 * Where the string whose first byte after the quote is here ends; the quote after it follows.
 * Negative (the complement) when it holds escapes.
 */
export function scanString(bytes: Uint8Array, start: number): number {
  let at = start
  let escaped = false
  for (;;) {
    const value = bytes[at] ?? END
    if (value === byte.quote) return escaped ? ~at : at
    if (value < byte.space) {
      throw malformed(value === END ? 'this string does not end' : 'a bare control character', at)
    }
    if (value === byte.backslash) {
      escaped = true
      at += 1
      if (bytes[at] === undefined) throw malformed('this string does not end', at)
    }
    at += 1
  }
}

/** Writes the UTF-8 of a string with its escapes resolved, which is never longer than it, and returns its length. */
function resolveEscapes(bytes: Uint8Array, start: number, end: number, target: Uint8Array): number {
  let length = 0
  let at = start
  while (at < end) {
    const value = bytes[at] ?? 0
    at += 1
    if (value !== byte.backslash) {
      target[length] = value
      length += 1
      continue
    }
    const escape = bytes[at] ?? 0
    at += 1
    if (escape !== byte.u) {
      target[length] = simpleEscape(escape, at - 1)
      length += 1
      continue
    }
    let point = readHex(bytes, at, end)
    at += 4
    if (point >= 0xd800 && point <= 0xdfff) {
      point = joinSurrogates(point, bytes, at, end)
      at += 6
    }
    length = writeCodePoint(point, target, length)
  }
  return length
}

function simpleEscape(escape: number, at: number): number {
  switch (escape) {
    case byte.quote:
    case byte.backslash:
    case byte.slash:
      return escape
    case byte.b:
      return 0x08
    case byte.f:
      return 0x0c
    case byte.n:
      return byte.lineFeed
    case byte.r:
      return byte.carriageReturn
    case byte.t:
      return byte.tab
    default:
      throw malformed('an unknown escape', at)
  }
}

function readHex(bytes: Uint8Array, at: number, end: number): number {
  let unit = 0
  for (let index = at; index < at + 4; index += 1) {
    const digit = index < end ? hexValue(bytes[index] ?? 0) : -1
    if (digit < 0) throw malformed('expected four hexadecimal digits', at)
    unit = unit * 16 + digit
  }
  return unit
}

function joinSurrogates(high: number, bytes: Uint8Array, at: number, end: number): number {
  const escaped = bytes[at] === byte.backslash && bytes[at + 1] === byte.u
  const low = high <= 0xdbff && escaped ? readHex(bytes, at + 2, end) : 0
  if (low < 0xdc00 || low > 0xdfff) throw malformed('a lone surrogate', at)
  return 0x1_0000 + ((high - 0xd800) << 10) + (low - 0xdc00)
}
