const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 })

/** An integer in groups of three: `18,188`. */
export function formatCount(value: number): string {
  return grouped.format(value)
}

/** Bytes a second in SI units with one decimal: `38.4 kB/s`. */
export function formatRate(bytesPerSecond: number): string {
  if (bytesPerSecond < 1_000) return `${Math.round(bytesPerSecond)} B/s`
  if (bytesPerSecond < 1_000_000) return `${(bytesPerSecond / 1_000).toFixed(1)} kB/s`
  return `${(bytesPerSecond / 1_000_000).toFixed(2)} MB/s`
}

/** A span of time as ages are written: `84 ms`, `1.9 s`, `8 min`. */
export function formatSpan(ms: number): string {
  if (ms < 1_000) return `${Math.round(ms)} ms`
  if (ms < 60_000) return `${(ms / 1_000).toFixed(1)} s`
  return `${Math.floor(ms / 60_000)} min`
}

/** What is left of a round: `6:42`. */
export function formatClock(seconds: number): string {
  const whole = Math.max(0, Math.ceil(seconds))
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}
