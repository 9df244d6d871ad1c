import type { VariantName } from '../../pages/react/variants.ts'
import { median } from '../median.ts'
import type { UpdateRow } from './measure-updates.ts'
import type { ReactReport } from './report.ts'

/** Something that is to hold. */
export interface Target {
  readonly name: string
  readonly value: number
  readonly bound: 'at most' | 'at least'
  readonly limit: number
  readonly isMet: boolean
}

/** A fixed cost of an update, in ms, that is granted on top of the share. */
const ALLOWANCE_MS = 0.2

/** The targets of what was measured. */
export function targetsOf(report: ReactReport): Target[] {
  return [...updateTargets(report), ...queryTargets(report), ...liveTargets(report)]
}

function updateTargets({ rows }: ReactReport): Target[] {
  if (rows.length === 0) return []
  const find = (variant: VariantName, shown: number): UpdateRow => {
    const row = rows.find((each) => each.variant === variant && each.shown === shown)
    if (row === undefined) throw new Error(`${variant} was not measured with ${shown} shown`)
    return row
  }
  const floor = (shown: number): UpdateRow => find('floor', shown)
  const inexact = rows.filter((row) => isOurs(row) && row.renders !== rendersDue(row))
  return [
    atMost('rows of ours in which not exactly what changed renders', inexact.length, 0),
    atMost(
      'ours of the floor, 10 changed, less 0.2 ms',
      ratio(find('ours', 10), floor(10), ALLOWANCE_MS),
      1.15,
    ),
    atMost(
      'ours of the floor, 100 changed, less 0.2 ms',
      ratio(find('ours', 100), floor(100), ALLOWANCE_MS),
      1.15,
    ),
    atMost('ours of the floor, 1,000 changed', ratio(find('ours', 1_000), floor(1_000)), 1.25),
    atLeast('zustand of ours, 10 changed', ratio(find('zustand', 10), find('ours', 10)), 7),
    atLeast(
      'zustand of ours, 10,000 changed and none shown',
      ratio(find('zustand', 0), find('ours', 0)),
      8,
    ),
    atMost(
      'transient of rendering, 1,000 changed',
      ratio(find('ours-transient', 1_000), find('ours', 1_000)),
      0.5,
    ),
  ]
}

function queryTargets({ queries }: ReactReport): Target[] {
  const [smallest, ...larger] = queries
  if (smallest === undefined) return []
  return larger.map((row) =>
    atMost(
      `queries over ${row.entities.toLocaleString('en')} entities of ${smallest.entities.toLocaleString('en')}`,
      ratio(row, smallest),
      1.25,
    ),
  )
}

/** A heap says something about leaks only after a while. */
function liveTargets({ live }: ReactReport): Target[] {
  if (live === undefined || live.seconds < 60) return []
  return [
    atMost(
      `heap after ${live.seconds / 60} minutes of that at first`,
      growthOf(live.heapBytes),
      1.05,
    ),
  ]
}

/**
 * How many times as much there is at the end, were it to grow steadily. A single reading is up to a
 * tenth more or less than the next, so the first third of them is compared with the last.
 */
function growthOf(readings: readonly number[]): number {
  const third = Math.ceil(readings.length / 3)
  const growth = median(readings.slice(-third)) / median(readings.slice(0, third)) - 1
  // From the middle of the first third to that of the last: two thirds of the time.
  return 1 + growth * 1.5
}

function isOurs({ variant }: UpdateRow): boolean {
  return variant.startsWith('ours')
}

function rendersDue({ variant, shown }: UpdateRow): number {
  return variant === 'ours-transient' ? 0 : shown
}

/** How many times the other: the median of what each repetition says, whatever else it ran beside. */
export function ratio(
  row: { readonly repetitionsMs: readonly number[] },
  other: { readonly repetitionsMs: readonly number[] },
  allowanceMs = 0,
): number {
  return median(
    row.repetitionsMs.map((ms, repetition) => {
      return (ms - allowanceMs) / (other.repetitionsMs[repetition] ?? Number.NaN)
    }),
  )
}

function atMost(name: string, value: number, limit: number): Target {
  return { name, value, bound: 'at most', limit, isMet: value <= limit }
}

function atLeast(name: string, value: number, limit: number): Target {
  return { name, value, bound: 'at least', limit, isMet: value >= limit }
}
