import type { ReactNode } from 'react'
import type { TimeAxis } from './time-axis.ts'

export interface BrushGripProps {
  readonly end: 'from' | 'to'
  readonly time: number
  readonly wall: string
  readonly axis: TimeAxis
}

/** One end of the brush: dragged, or moved by arrow keys. */
export function BrushGrip({ end, time, wall, axis }: BrushGripProps): ReactNode {
  return (
    <div
      className="brush-grip"
      data-brush={end}
      data-end={end}
      role="slider"
      tabIndex={0}
      aria-label={end === 'from' ? 'Start of the brushed time' : 'End of the brushed time'}
      aria-valuemin={Math.round(axis.from)}
      aria-valuemax={Math.round(axis.to)}
      aria-valuenow={Math.round(Math.min(axis.to, Math.max(axis.from, time)))}
      aria-valuetext={wall}
    />
  )
}
