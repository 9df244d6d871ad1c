import { UsageError } from '../command/usage-error.ts'

/** Bytes from hexadecimal text, with or without space, commas and `0x`. */
export function bytesOfHex(text: string): Uint8Array {
  const digits = text.replaceAll(/0x|[\s,]/gi, '')
  const wrong = digits.search(/[^0-9a-f]/i)
  if (wrong !== -1) {
    throw new UsageError(`no hexadecimal text: ${digits[wrong]} stands at digit ${wrong}`)
  }
  if (digits.length % 2 === 1) {
    throw new UsageError(`hexadecimal text has two digits a byte, and this has ${digits.length}`)
  }
  return Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
}

export function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}
