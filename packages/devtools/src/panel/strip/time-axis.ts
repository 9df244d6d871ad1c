import { type Context, createContext, useContext } from 'react'
import { BIN_MS } from './strip-bins.ts'

/** Pixels of a bar with its gap. */
export const BAR_STEP = 3

/** What time is at what place: the same for everything with time on x. */
export interface TimeAxis {
  /** Milliseconds of the source's clock at the left and the right end. */
  readonly from: number
  readonly to: number
  /** Bins of 200 ms that one bar stands for. */
  readonly binsPerBar: number
  /** Width of the plot in CSS pixels. */
  readonly width: number
}

export const TimeAxisContext: Context<TimeAxis> = createContext<TimeAxis>({
  from: 0,
  to: 60_000,
  binsPerBar: 1,
  width: 0,
})

const SPANS = [1, 2, 5, 10, 20, 25]

export function zoomed(binsPerBar: number, isIn: boolean): number {
  const at = SPANS.indexOf(binsPerBar)
  return SPANS[Math.max(0, Math.min(SPANS.length - 1, at + (isIn ? -1 : 1)))] ?? 1
}

/** The axis whose last bar holds `end`, in whole bars. */
export function axisEndingAt(end: number, width: number, binsPerBar: number): TimeAxis {
  const barMs = BIN_MS * binsPerBar
  const bars = Math.max(1, Math.floor(width / BAR_STEP))
  const to = (Math.floor(end / barMs) + 1) * barMs
  return { from: to - bars * barMs, to, binsPerBar, width }
}

/** Pixels from the left end of the plot. */
export function xOf(axis: TimeAxis, time: number): number {
  return ((time - axis.from) / (BIN_MS * axis.binsPerBar)) * BAR_STEP
}

export function timeAt(axis: TimeAxis, x: number): number {
  return axis.from + (x / BAR_STEP) * BIN_MS * axis.binsPerBar
}

/** The axis of the strip. */
export function useTimeAxis(): TimeAxis {
  return useContext(TimeAxisContext)
}

const STEPS_S = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800]
const LEAST_LABEL_DISTANCE = 110

/** Times, in ms of the source's clock, that get a line and a label: whole ones of the reader's clock. */
export function axisTicks(axis: TimeAxis, timeOrigin: number): number[] {
  const msPerPixel = (axis.to - axis.from) / Math.max(1, axis.width)
  const stepS =
    STEPS_S.find((step) => (step * 1000) / msPerPixel >= LEAST_LABEL_DISTANCE) ??
    STEPS_S.at(-1) ??
    60
  const step = stepS * 1000
  const ticks: number[] = []
  const first = Math.ceil((axis.from + timeOrigin) / step) * step
  for (let wall = first; wall - timeOrigin < axis.to; wall += step) ticks.push(wall - timeOrigin)
  return ticks
}
