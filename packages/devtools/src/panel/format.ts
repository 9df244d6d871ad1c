const integers = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 })
const MINUS = '\u2212'

/** `18,188`; works for ticks, sequence numbers and exact byte counts. */
export function groupedInteger(value: number | bigint): string {
  return integers.format(value).replace('-', MINUS)
}

/** `38.4 kB`, `2.41 MB`: SI, for charts, rates and totals; lists show exact bytes. */
export function siBytes(bytes: number): string {
  if (bytes < 1000) return `${Math.round(bytes)} B`
  if (bytes < 1e6) return `${trimmed(bytes / 1e3, 1)} kB`
  if (bytes < 1e9) return `${(bytes / 1e6).toFixed(2)} MB`
  return `${(bytes / 1e9).toFixed(2)} GB`
}

/** `38.4 kB/s`. */
export function siByteRate(bytesPerSecond: number): string {
  return `${siBytes(bytesPerSecond)}/s`
}

function trimmed(value: number, digits: number): string {
  return value >= 1000 ? integers.format(value) : value.toFixed(digits)
}

/** `14:02:10.401` in the reader's time zone; `timeMs` since 1970. */
export function clockTime(timeMs: number): string {
  const date = new Date(timeMs)
  return `${clockSeconds(date)}.${String(date.getMilliseconds()).padStart(3, '0')}`
}

/** `14:02:10`. */
export function clockTimeToSecond(timeMs: number): string {
  return clockSeconds(new Date(timeMs))
}

function clockSeconds(date: Date): string {
  return `${twoDigits(date.getHours())}:${twoDigits(date.getMinutes())}:${twoDigits(date.getSeconds())}`
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}

/** `84 ms`, `1.9 s`, `8 min`, `2 h`. */
export function age(ms: number): string {
  if (ms < 0) return `${MINUS}${age(-ms)}`
  if (ms < 999.5) return `${Math.round(ms)} ms`
  if (ms < 99_950) return `${(ms / 1000).toFixed(1)} s`
  if (ms < 5_970_000) return `${Math.round(ms / 60_000)} min`
  return `${Math.round(ms / 3_600_000)} h`
}

/** `20.8 %` with a thin gap; `<0.1 %` for what is there and yet rounds to nothing. */
export function share(fraction: number): string {
  if (fraction > 0 && fraction < 0.0005) return '<0.1\u202f%'
  return `${(fraction * 100).toFixed(1)}\u202f%`
}

/** `94 %`. */
export function wholeShare(fraction: number): string {
  return `${Math.round(fraction * 100)}\u202f%`
}

/** `01a4`: at least four digits. */
export function hexOffset(offset: number): string {
  return offset.toString(16).padStart(4, '0')
}
