import { LinkError, LinkErrorCode } from '../error.ts'

const UNITS = [
  ['GB', 1024 ** 3],
  ['MB', 1024 ** 2],
  ['KB', 1024],
] as const

/**
 * A number of bytes as the crate prints it: `500 bytes`, `1.50 KB`, `1024.00 GB`. A KB is 1,024
 * bytes. Throws `LinkError` `invalidValue` for what is no number of bytes.
 */
export function formatBytes(bytes: number): string {
  if (!Number.isSafeInteger(bytes) || bytes < 0) {
    throw new LinkError(LinkErrorCode.invalidValue, `${bytes} is no number of bytes`)
  }
  for (const [unit, size] of UNITS) {
    if (bytes >= size) return `${hundredths(bytes / size)} ${unit}`
  }
  return `${bytes} bytes`
}

/** Two decimals, a tie to the even one, as Rust rounds. */
function hundredths(value: number): string {
  const whole = Math.floor(value * 100)
  const isTie = value * 100 - whole === 0.5
  return isTie ? ((whole + (whole % 2)) / 100).toFixed(2) : value.toFixed(2)
}
