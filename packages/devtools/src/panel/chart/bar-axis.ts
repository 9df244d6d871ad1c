import { BIN_MS } from '../strip/strip-bins.ts'
import { BAR_STEP, type TimeAxis } from '../strip/time-axis.ts'

/** Width of a bar in CSS pixels; the gap to the next makes it the axis's step. */
export const BAR_WIDTH: number = BAR_STEP - 1

/**
 * The strip's axis as a row of bars. They lie on multiples of their own length, so that a message
 * stays in its bar while time moves on and no bar changes its shape.
 */
export interface BarAxis {
  readonly time: TimeAxis
  readonly barMs: number
  /** Number of the leftmost bar, counted from time 0. */
  readonly firstBar: number
  readonly count: number
}

export function barsOf(time: TimeAxis): BarAxis {
  const barMs = BIN_MS * time.binsPerBar
  const firstBar = Math.round(time.from / barMs)
  return { time, barMs, firstBar, count: Math.round(time.to / barMs) - firstBar }
}

/** The bar that a time falls into; below 0 or from `count` on when it is outside. */
export function barAt(axis: BarAxis, time: number): number {
  return Math.floor(time / axis.barMs) - axis.firstBar
}

/** The bar's left edge, in pixels. */
export function barX(bar: number): number {
  return bar * BAR_STEP
}

/** The bar under a point, for clicks. */
export function barUnder(x: number): number {
  return Math.floor(x / BAR_STEP)
}

/** First time of a bar, in ms. */
export function barTime(axis: BarAxis, bar: number): number {
  return (axis.firstBar + bar) * axis.barMs
}
