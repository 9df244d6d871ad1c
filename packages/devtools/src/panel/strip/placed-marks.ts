import type { Mark, MarkKind } from '../../recording/mark.ts'
import type { RingView } from '../../recording/ring-view.ts'
import { type TimeAxis, xOf } from './time-axis.ts'

/** Marks that stand at one place: colliding ones are one with a count. */
export interface PlacedMark {
  /** Middle, in pixels from the left end of the plot. */
  readonly x: number
  /** The most telling one of them. */
  readonly mark: Mark
  readonly count: number
}

/** A stretch of time in which nothing was recorded. */
export interface TimeGap {
  readonly from: number
  /** Undefined while it lasts. */
  readonly to: number | undefined
  readonly kind: 'paused' | 'lost'
}

/** The worse one gives its glyph to a stack. */
const WEIGHT: Readonly<Record<MarkKind, number>> = {
  error: 8,
  disconnect: 7,
  offline: 7,
  warning: 6,
  resync: 5,
  deferral: 4,
  connect: 3,
  snapshot: 2,
  paused: 0,
  resumed: 0,
}
/** Pixels from a mark to the next, and from one with a count beside it. */
const LEAST_DISTANCE = 12
const LEAST_DISTANCE_COUNTED = 24

/** The marks within the axis, from the left, with those that would overlap stacked. */
export function placeMarks(marks: RingView<Mark>, axis: TimeAxis): PlacedMark[] {
  const placed: PlacedMark[] = []
  for (let number = marks.first; number < marks.end; number += 1) {
    const mark = marks.at(number)
    if (mark === undefined || WEIGHT[mark.kind] === 0) continue
    if (mark.time < axis.from || mark.time >= axis.to) continue
    const x = Math.round(xOf(axis, mark.time))
    const last = placed.at(-1)
    if (last === undefined || x - last.x >= roomOf(last)) {
      placed.push({ x, mark, count: mark.count })
      continue
    }
    placed[placed.length - 1] = {
      x: last.x,
      mark: WEIGHT[mark.kind] > WEIGHT[last.mark.kind] ? mark : last.mark,
      count: last.count + mark.count,
    }
  }
  return placed
}

function roomOf({ count }: PlacedMark): number {
  return count > 1 ? LEAST_DISTANCE_COUNTED : LEAST_DISTANCE
}

/** When nothing was recorded, oldest first: pauses, and the link being away. */
export function gapsOf(marks: RingView<Mark>): TimeGap[] {
  const gaps: TimeGap[] = []
  let paused: number | undefined
  let lost: number | undefined
  for (let number = marks.first; number < marks.end; number += 1) {
    const mark = marks.at(number)
    if (mark === undefined) continue
    // Attempts that fail are disconnects too: the gap begins with the first.
    if (mark.kind === 'paused') paused = mark.time
    else if (mark.kind === 'disconnect') lost ??= mark.time
    else if (mark.kind === 'resumed' && paused !== undefined) {
      gaps.push({ from: paused, to: mark.time, kind: 'paused' })
      paused = undefined
    } else if (mark.kind === 'connect' && lost !== undefined) {
      gaps.push({ from: lost, to: mark.time, kind: 'lost' })
      lost = undefined
    }
  }
  if (paused !== undefined) gaps.push({ from: paused, to: undefined, kind: 'paused' })
  if (lost !== undefined) gaps.push({ from: lost, to: undefined, kind: 'lost' })
  return gaps
}
