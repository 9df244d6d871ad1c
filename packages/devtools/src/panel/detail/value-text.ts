const MINUS = '\u2212'
const BYTES_SHOWN = 8

/** A value as the tree shows it: floats with two decimals, everything else exact. */
export function valueText(value: unknown, type: string): string {
  if (value === undefined) return ''
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) return String(value).replace('-', MINUS)
    const isFloat = type === 'F32' || type === 'F64'
    return (isFloat ? value.toFixed(2) : String(value)).replace('-', MINUS)
  }
  if (typeof value === 'bigint') return String(value).replace('-', MINUS)
  if (typeof value === 'string') return JSON.stringify(value)
  if (value instanceof Uint8Array) return bytesText(value)
  return exactText(value)
}

function bytesText(bytes: Uint8Array): string {
  const head = hexText(bytes.subarray(0, BYTES_SHOWN))
  return bytes.length > BYTES_SHOWN ? `${head} … ${bytes.length} B` : head
}

/** All digits, for tooltips. */
export function exactText(value: unknown): string {
  if (value === undefined) return ''
  if (value instanceof Uint8Array) return hexText(value)
  if (typeof value === 'bigint' || typeof value === 'number') return String(value)
  return plainJson(value, 0)
}

/** `0a ff 31`. */
export function hexText(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += `${text === '' ? '' : ' '}${byte.toString(16).padStart(2, '0')}`
  return text
}

/** JSON of what JSON cannot say: 64-bit integers as digits, bytes as hex, maps as objects. */
export function plainJson(value: unknown, indent = 2): string {
  return (
    JSON.stringify(
      value,
      (_, part: unknown) => {
        if (typeof part === 'bigint') return String(part)
        if (part instanceof Uint8Array) return hexText(part)
        if (part instanceof Map) return Object.fromEntries(part)
        return part
      },
      indent,
    ) ?? ''
  )
}
