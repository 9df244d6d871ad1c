/** The value in the middle; NaN of none. */
export function median(values: readonly number[]): number {
  return percentile(values, 50)
}

/** The value that so many of a hundred are below; NaN of none. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((left, right) => left - right)
  const place = Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))
  return sorted[place] ?? Number.NaN
}
