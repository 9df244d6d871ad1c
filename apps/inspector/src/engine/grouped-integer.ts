const INTEGERS = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 })

/** `18,188`. */
export function groupedInteger(value: number): string {
  return INTEGERS.format(value).replace('-', '\u2212')
}
