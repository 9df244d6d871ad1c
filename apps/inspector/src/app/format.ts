import { groupedInteger } from '../engine/grouped-integer.ts'

const THIN = '\u202f'

/** `12.450 s`: a moment of a story. */
export function moment(ms: number): string {
  return `${(ms / 1000).toFixed(3)} s`
}

/** `1.2 s`: how long something took, or about when it was. */
export function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`
}

/** `84 ms`, `1.9 s`, `8 min`. */
export function age(ms: number): string {
  if (ms < 999.5) return `${Math.max(0, Math.round(ms))} ms`
  if (ms < 99_950) return seconds(ms)
  return `${Math.round(ms / 60_000)} min`
}

/** `0.83 units`. */
export function units(distance: number): string {
  return `${distance.toFixed(2)} units`
}

/** `24.6 kB/s`. */
export function byteRate(bytesPerSecond: number): string {
  if (bytesPerSecond < 1000) return `${Math.round(bytesPerSecond)} B/s`
  if (bytesPerSecond < 1e6) return `${(bytesPerSecond / 1e3).toFixed(1)} kB/s`
  return `${(bytesPerSecond / 1e6).toFixed(2)} MB/s`
}

/** `5 %`, `0.1 %`: a setting, as exact as it is. */
export function settingShare(fraction: number): string {
  return `${Number((fraction * 100).toFixed(2))}${THIN}%`
}

/** `100 %`. */
export function wholeShare(fraction: number): string {
  return `${Math.round(fraction * 100)}${THIN}%`
}

/** `1 entity`, `20,000 entities`. */
export function count(amount: number, one: string, many: string): string {
  return `${groupedInteger(amount)} ${amount === 1 ? one : many}`
}
