/** The bytes that JSON is made of. */
export const byte = {
  tab: 0x09,
  lineFeed: 0x0a,
  carriageReturn: 0x0d,
  space: 0x20,
  quote: 0x22,
  plus: 0x2b,
  comma: 0x2c,
  minus: 0x2d,
  dot: 0x2e,
  slash: 0x2f,
  zero: 0x30,
  nine: 0x39,
  colon: 0x3a,
  openBracket: 0x5b,
  backslash: 0x5c,
  closeBracket: 0x5d,
  b: 0x62,
  e: 0x65,
  f: 0x66,
  n: 0x6e,
  r: 0x72,
  t: 0x74,
  u: 0x75,
  openBrace: 0x7b,
  closeBrace: 0x7d,
} as const

/** What {@link JsonReader.peek} gives at the end of the input: no byte. */
export const END = -1

export function isDigit(value: number): boolean {
  return value >= byte.zero && value <= byte.nine
}

/** The value of a hexadecimal digit, or -1. */
export function hexValue(value: number): number {
  if (isDigit(value)) return value - byte.zero
  const letter = value | 0x20
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x61 + 10 : -1
}
