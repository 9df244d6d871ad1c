import type { ValueKind } from './fields.ts'

const SIZES: ReadonlyMap<string, number> = new Map([
  ['b', 1],
  ['kb', 1_000],
  ['mb', 1_000_000],
  ['kib', 1_024],
  ['mib', 1_024 * 1_024],
])

const DURATIONS: ReadonlyMap<string, number> = new Map([
  ['ms', 1],
  ['s', 1_000],
  ['min', 60_000],
  ['h', 3_600_000],
])

const NONE: ReadonlyMap<string, number> = new Map()

/** Units that a number of this kind may have, with what each is in bytes or ms. */
export function unitsOf(kind: ValueKind): ReadonlyMap<string, number> {
  if (kind === 'size') return SIZES
  return kind === 'duration' || kind === 'moment' ? DURATIONS : NONE
}
