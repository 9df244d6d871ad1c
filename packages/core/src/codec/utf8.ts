import { malformed, unrepresentable } from './codec-error.ts'

const encoder = new TextEncoder()
/** A leading U+FEFF is part of the text, not a mark to be dropped. */
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

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
    throw malformed('this text is not UTF-8', offset)
  }
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
