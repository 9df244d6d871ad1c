import { type ReactNode, useEffect, useRef } from 'react'
import type { ClientName, Measure } from '../../engine/stage.ts'
import { groupedInteger } from '../../engine/grouped-integer.ts'
import { age, units } from '../format.ts'
import type { Played } from '../player/story-player.ts'
import { useRunState } from '../player/use-run.ts'
import { theme } from '../state/theme.ts'
import { useSample } from '../state/use-sample.ts'
import { endOf } from '../transport/end-of.ts'
import { behindLimit } from './behind-limit.ts'
import { type BehindColors, drawBehind, readBehindColors } from './draw-behind.ts'
import { onFrame } from './frames.ts'

export interface BehindTruthProps {
  readonly played: Played
  readonly name: ClientName
}

/** How far a client is behind the server, now and over the story, against what is expected. */
export function BehindTruth({ played, name }: BehindTruthProps): ReactNode {
  const { run } = played
  const client = run.stage.clients[name]
  const ref = useRef<HTMLCanvasElement>(null)
  const { expectations } = useRunState(run)
  const { measure, atMost } = behindLimit(expectations, name)
  const late = useSample(() => lateness(client.measure))
  const far = useSample(() => units(client.measure.distance))

  useEffect(() => {
    const canvas = ref.current
    const context = canvas?.getContext('2d')
    if (!canvas || !context) return undefined
    let colors: BehindColors = readBehindColors(canvas)
    let size = { width: 0, height: 0 }
    let drawn: readonly Measure[] | undefined
    const observer = new ResizeObserver(([entry]) => {
      if (entry === undefined) return
      size = entry.contentRect
      canvas.width = Math.round(size.width * window.devicePixelRatio)
      canvas.height = Math.round(size.height * window.devicePixelRatio)
      drawn = undefined
    })
    observer.observe(canvas)
    const stops = [
      theme.subscribe(() => {
        colors = readBehindColors(canvas)
        drawn = undefined
      }),
      onFrame(() => {
        const { measures } = run.stage.clients[name]
        if (measures === drawn || size.width === 0) return
        drawn = measures
        const { devicePixelRatio: ratio } = window
        context.setTransform(ratio, 0, 0, ratio, 0, 0)
        const { width, height } = size
        const limit = behindLimit(run.state.expectations, name)
        drawBehind(context, measures, { width, height, endMs: endOf(run), limit }, colors)
      }),
    ]
    return () => {
      observer.disconnect()
      for (const stop of stops) stop()
    }
  }, [run, name])

  return (
    <div className="behind">
      <div className="behind-words">
        <h3>Behind truth</h3>
        <p>
          <span className="t1 late">{late}</span>
          <span className="t2">{far}</span>
        </p>
      </div>
      <div className="behind-plot">
        {atMost !== undefined && (
          <span className="behind-limit">
            {measure === 'behindMs' ? age(atMost) : units(atMost)} expected
          </span>
        )}
        <canvas ref={ref} aria-hidden="true" />
      </div>
    </div>
  )
}

function lateness({ behindMs }: Measure): string {
  return behindMs === undefined ? 'has nothing' : `${groupedInteger(behindMs)} ms`
}
