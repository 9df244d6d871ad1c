import { usePanel } from '../session.ts'
import { gapsOf } from '../strip/placed-marks.ts'
import { axisTicks, useTimeAxis } from '../strip/time-axis.ts'
import type { TimeGrid } from './draw.ts'

/** The lines and gaps of the strip's axis, for the charts below it. */
export function useTimeGrid(): TimeGrid {
  const axis = useTimeAxis()
  const recorder = usePanel((session) => session.recorder)
  return { lines: axisTicks(axis, recorder.timeOrigin), gaps: gapsOf(recorder.marks) }
}
