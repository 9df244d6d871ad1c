import { byte, END, isDigit } from './byte.ts'

/**
 * Where the number that begins here ends: its complement, which is negative, when it has a fraction or an
 * exponent, and its beginning when there is none by JSON's grammar.
 */
export function scanNumber(bytes: Uint8Array, start: number): number {
  let at = bytes[start] === byte.minus ? start + 1 : start
  const first = bytes[at] ?? END
  if (!isDigit(first)) return start
  at = first === byte.zero ? at + 1 : skipDigits(bytes, at)
  if (isDigit(bytes[at] ?? END)) return start
  const whole = at
  if (bytes[at] === byte.dot) {
    const fraction = at + 1
    at = skipDigits(bytes, fraction)
    if (at === fraction) return start
  }
  if (((bytes[at] ?? 0) | 0x20) === byte.e) {
    at += 1
    if (bytes[at] === byte.plus || bytes[at] === byte.minus) at += 1
    const exponent = at
    at = skipDigits(bytes, exponent)
    if (at === exponent) return start
  }
  return at === whole ? at : ~at
}

/** The value of digits, with a sign or without; exact for at most 15 of them. */
export function wholeNumber(bytes: Uint8Array, start: number, end: number): number {
  const isNegative = bytes[start] === byte.minus
  let value = 0
  for (let at = isNegative ? start + 1 : start; at < end; at += 1) {
    value = value * 10 + ((bytes[at] ?? byte.zero) - byte.zero)
  }
  return isNegative ? -value : value
}

function skipDigits(bytes: Uint8Array, start: number): number {
  let at = start
  while (isDigit(bytes[at] ?? END)) at += 1
  return at
}

/** A 64-bit float in the crate's spelling: the fewest digits that tell it, and a fraction even if it is whole. */
export function float64Text(value: number): string {
  return floatText(value, 1e-5, 1e16)
}

/** A 32-bit float with the fewest digits that tell it from its neighbours of 32 bits. */
export function float32Text(value: number): string {
  if (value === 0) return float64Text(value)
  for (let digits = 1; digits < 9; digits += 1) {
    const candidate = Number(value.toPrecision(digits))
    if (Math.fround(candidate) === value) return floatText(candidate, 1e-6, 1e13)
  }
  return floatText(Number(value.toPrecision(9)), 1e-6, 1e13)
}

/** Plain from `plainFrom` up to below `plainTo`, with an exponent beyond. */
function floatText(value: number, plainFrom: number, plainTo: number): string {
  if (value === 0) return Object.is(value, -0) ? '-0.0' : '0.0'
  const size = Math.abs(value)
  if (size < plainFrom || size >= plainTo) return value.toExponential().replace('+', '')
  return Number.isInteger(value) ? `${value}.0` : String(value)
}
