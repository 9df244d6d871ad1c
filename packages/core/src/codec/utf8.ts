import type { LinkError } from '../error.ts'
import { malformed, unrepresentable } from './codec-error.ts'

const encoder = new TextEncoder()
/** A leading U+FEFF is part of the text, not a mark to be dropped. */
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

const ANY_SECOND = [0x80, 0xbf] as const
/** What may follow these first bytes of a character: the rest would be longer spellings, surrogates, or past the last. */
const SECOND: ReadonlyMap<number, readonly [least: number, most: number]> = new Map([
  [0xe0, [0xa0, 0xbf]],
  [0xed, [0x80, 0x9f]],
  [0xf0, [0x90, 0xbf]],
  [0xf4, [0x80, 0x8f]],
])

/** Up to here building a text byte by byte is faster than the call to the platform's decoder. */
const MAX_SHORT = 12
/** From here on the platform's encoder is faster than a loop. */
const MIN_LONG = 128

/** Reads UTF-8; throws LinkError `malformed` when it is not, with the offset at which the text lies in the input. */
export function decodeUtf8(
  bytes: Uint8Array,
  start: number,
  end: number,
  offset: number = start,
): string {
  if (end - start > MAX_SHORT) return decodeLong(bytes, start, end, offset)
  let text = ''
  for (let index = start; index < end; index += 1) {
    const byte = bytes[index] ?? 0
    if (byte > 0x7f) return decodeLong(bytes, start, end, offset)
    text += String.fromCharCode(byte)
  }
  return text
}

function decodeLong(bytes: Uint8Array, start: number, end: number, offset: number): string {
  try {
    return decoder.decode(bytes.subarray(start, end))
  } catch {
    throw notUtf8(offset)
  }
}

function notUtf8(offset: number): LinkError {
  return malformed('this text is not UTF-8', offset)
}

/** Throws LinkError `malformed` when this is not UTF-8, as {@link decodeUtf8}, but makes no text of it. */
export function checkUtf8(bytes: Uint8Array, start: number, end: number, offset: number): void {
  let at = start
  while (at < end) {
    const first = bytes[at] ?? 0
    at += first < 0x80 ? 1 : multiByteLength(bytes, at, end, offset)
  }
}

/** How many bytes the character takes that begins here and is not of ASCII. */
function multiByteLength(bytes: Uint8Array, start: number, end: number, offset: number): number {
  const first = bytes[start] ?? 0
  const second = start + 1 < end ? (bytes[start + 1] ?? 0) : 0
  let length = 2
  if (first >= 0xf0) length = 4
  else if (first >= 0xe0) length = 3
  const [least, most] = SECOND.get(first) ?? ANY_SECOND
  let isWhole = first >= 0xc2 && first <= 0xf4 && start + length <= end
  isWhole &&= second >= least && second <= most
  for (let at = start + 2; at < start + length; at += 1)
    isWhole &&= ((bytes[at] ?? 0) & 0xc0) === 0x80
  if (!isWhole) throw notUtf8(offset)
  return length
}

/** How many bytes a text takes; throws LinkError `unrepresentable` for a lone surrogate, which UTF-8 cannot carry. */
export function utf8Length(text: string): number {
  const units = text.length
  let length = units
  for (let index = 0; index < units; index += 1) {
    const unit = text.charCodeAt(index)
    if (unit < 0x80) continue
    if (unit < 0x800) {
      length += 1
    } else if (unit < 0xd800 || unit > 0xdfff) {
      length += 2
    } else {
      const next = index + 1 < units ? text.charCodeAt(index + 1) : 0
      if (unit > 0xdbff || next < 0xdc00 || next > 0xdfff) {
        throw unrepresentable('a text holds a lone surrogate')
      }
      length += 2
      index += 1
    }
  }
  return length
}

/** Writes a text whose length {@link utf8Length} gave; there must be room for it. */
export function writeUtf8(text: string, target: Uint8Array, at: number): void {
  if (text.length >= MIN_LONG) {
    encoder.encodeInto(text, target.subarray(at))
    return
  }
  let position = at
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index)
    if (unit < 0x80) {
      target[position] = unit
      position += 1
    } else {
      position = writeCodePoint(text.codePointAt(index) ?? 0, target, position)
      if (unit >= 0xd800 && unit <= 0xdbff) index += 1
    }
  }
}

/** Writes one code point as UTF-8 and returns where the next goes. */
export function writeCodePoint(point: number, target: Uint8Array, at: number): number {
  if (point < 0x80) {
    target[at] = point
    return at + 1
  }
  let position = at
  if (point < 0x800) {
    target[position] = 0xc0 | (point >> 6)
  } else {
    if (point < 0x1_0000) {
      target[position] = 0xe0 | (point >> 12)
    } else {
      target[position] = 0xf0 | (point >> 18)
      position += 1
      target[position] = 0x80 | ((point >> 12) & 0x3f)
    }
    position += 1
    target[position] = 0x80 | ((point >> 6) & 0x3f)
  }
  position += 1
  target[position] = 0x80 | (point & 0x3f)
  return position + 1
}
