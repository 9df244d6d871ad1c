import type { NumberArg } from '../../engine/args.ts'

const NUMBERS = new Intl.NumberFormat('en-US', { maximumFractionDigits: 10 })

/** `60,000`, `0.05`. */
export function numberText(value: number): string {
  return NUMBERS.format(value).replace('-', '\u2212')
}

/** A number as typed, grouped or not; NaN where it is none. */
export function parseNumber(text: string): number {
  const digits = text.trim().replaceAll(',', '').replace('\u2212', '-')
  return digits === '' ? Number.NaN : Number(digits)
}

/** The value some steps on, within its bounds and without the dust of binary fractions. */
export function nudged({ min, max, step }: NumberArg, value: number, steps: number): number {
  const wanted = Number((value + steps * step).toFixed(10))
  return Math.min(max, Math.max(min, wanted))
}
