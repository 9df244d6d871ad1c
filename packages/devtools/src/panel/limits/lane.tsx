import { type ReactNode, useId } from 'react'
import type { TimeGrid } from '../chart/draw.ts'
import { Plot } from '../chart/plot.tsx'
import type { TimeRange } from '../session.ts'
import type { TimeAxis } from '../strip/time-axis.ts'
import type { LaneBars } from './lane-bars.ts'
import { drawLane } from './draw-lane.ts'

interface LaneLevel {
  readonly value: number
  readonly text: string
}

export interface LaneProps {
  readonly title: string
  /** The figure of now, large, and what it is of. */
  readonly now: string
  readonly of: string
  readonly isHeld: boolean
  readonly axis: TimeAxis
  readonly bars: LaneBars
  readonly grid: TimeGrid
  /** The cap in force, and one that is tried beside it. */
  readonly cap: LaneLevel | undefined
  readonly tried?: LaneLevel | undefined
  /** What the highest bar of the span comes to, in words. */
  readonly peak: string
  readonly moment: number | undefined
  readonly range: TimeRange | undefined
  readonly onPick: (x: number) => void
}

/** One figure of the limiter over time, against its cap. */
export function Lane(props: LaneProps): ReactNode {
  const { title, now, of, isHeld, bars, cap, tried, peak, onPick } = props
  const titleId = useId()
  const summary = [
    `${title}: now ${now} ${of}`,
    `at most ${peak} in the time shown`,
    bars.markedCount === 0 ? 'nothing had to wait' : `something waited in ${bars.markedCount} bars`,
    ...(tried === undefined ? [] : [`${tried.text} is tried and not applied`]),
  ].join(', ')
  return (
    <section className="lane" aria-labelledby={titleId}>
      <div className="lane-label">
        <h2 id={titleId}>{title}</h2>
        <span className="lane-now" data-held={isHeld ? '' : undefined}>
          {now}
        </span>
        <span className="lane-of">{of}</span>
      </div>
      <Plot
        summary={summary}
        draw={(context, size, colors) => drawLane(context, size, colors, { ...props, cap, tried })}
        onPick={onPick}
      />
    </section>
  )
}
