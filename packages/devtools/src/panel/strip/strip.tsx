import { type ReactNode, useMemo } from 'react'
import { Gauges } from '../gauges/gauges.tsx'
import { usePanelSession, useRecorder } from '../session.ts'
import { Brush } from './brush.tsx'
import { gapsOf, placeMarks } from './placed-marks.ts'
import { StripBins } from './strip-bins.ts'
import { StripCanvas } from './strip-canvas.tsx'
import { StripLabels } from './strip-labels.tsx'
import { stripLanes } from './strip-lanes.ts'
import { useTimeAxis } from './time-axis.ts'

/** The axis draws the strip as time goes; this is for what is recorded while it stands still. */
const MARKS_HZ = 2

export interface StripProps {
  readonly isCompact: boolean
  readonly hasGauges: boolean
}

/** The overview: what went over the wire and when, with a brush to look at a part of it. */
export function Strip({ isCompact, hasGauges }: StripProps): ReactNode {
  const { source } = usePanelSession()
  const recorder = useRecorder((recorder) => recorder, MARKS_HZ)
  const axis = useTimeAxis()
  const bins = useMemo(() => new StripBins(recorder), [recorder])
  const worldDirection = source?.worldDirection ?? 'in'
  const lanes = useMemo(() => stripLanes(isCompact, worldDirection), [isCompact, worldDirection])
  bins.update()
  const marks = placeMarks(recorder.marks, axis)
  const gaps = gapsOf(recorder.marks)
  return (
    <section className="strip" aria-label="Overview" data-compact={isCompact ? '' : undefined}>
      <StripLabels isCompact={isCompact} lanes={lanes} markCount={marks.length} />
      <div className="strip-plot well" style={{ height: lanes.height }}>
        <StripCanvas
          picture={{ axis, lanes, bins, marks, gaps, timeOrigin: recorder.timeOrigin }}
        />
        <Brush lanes={lanes} marks={marks} />
      </div>
      {hasGauges && (
        <div className="strip-gauges">
          <Gauges />
        </div>
      )}
    </section>
  )
}
