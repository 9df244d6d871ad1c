import type { KeyboardEvent, ReactNode } from 'react'
import { groupedInteger } from '../format.ts'
import { MessageLink } from '../rows/message-link.tsx'
import { usePanelSession } from '../session.ts'
import { useTimeAxis } from '../strip/time-axis.ts'
import { barsOf, barUnder } from './bar-axis.ts'
import { deltaBeside } from './delta-samples.ts'
import { drawDeltas } from './draw-deltas.ts'
import type { MaxBins } from './max-bins.ts'
import { Plot } from './plot.tsx'
import { type DeltaBins, useDeltaBins } from './use-delta-bins.ts'
import { useTimeGrid } from './use-time-grid.ts'

/** The sizes of deltas over time, on the strip's axis; a click selects the message. */
export function DeltaChart(): ReactNode {
  const { recorder, selection, range, select } = usePanelSession()
  const axis = useTimeAxis()
  const grid = useTimeGrid()
  const bins = useDeltaBins(recorder, barsOf(axis))
  const { index } = selection
  const moment = index === undefined ? undefined : recorder.record(index)?.time

  function keyed(event: KeyboardEvent): void {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : undefined
    if (step === undefined) return
    event.preventDefault()
    const next = deltaBeside(recorder.columns, index ?? recorder.endIndex, step)
    if (next !== undefined) select(next)
  }

  return (
    <section className="delta-chart" aria-label="Delta bytes">
      <div className="delta-chart-label">
        <h2>Delta bytes</h2>
        <dl>
          <Peak label="sent" bins={bins.out} />
          <Peak label="received" bins={bins.in} />
        </dl>
      </div>
      <div
        className="delta-chart-plot"
        role="slider"
        tabIndex={0}
        aria-label={`Deltas over time. ${summaryOf(bins)}`}
        aria-valuemin={recorder.firstIndex}
        aria-valuemax={Math.max(recorder.firstIndex, recorder.endIndex - 1)}
        aria-valuenow={index ?? Math.max(recorder.firstIndex, recorder.endIndex - 1)}
        aria-valuetext={selectedText(recorder.columns, index)}
        onKeyDown={keyed}
      >
        <Plot
          summary={summaryOf(bins)}
          draw={(context, size, colors) =>
            drawDeltas(context, size, colors, { axis, bins, grid, moment, range })
          }
          onPick={(x) => {
            const sample = sampleUnder(bins, barUnder(x))
            if (sample !== undefined) select(sample)
          }}
        />
      </div>
      <div className="delta-chart-side">
        <Largest bins={bins} />
      </div>
    </section>
  )
}

function Peak({ label, bins }: { readonly label: string; readonly bins: MaxBins }): ReactNode {
  if (bins.peak === 0) return null
  return (
    <div>
      <dt>{label} peak</dt>
      <dd className="t1">{groupedInteger(bins.peak)}</dd>
    </div>
  )
}

function Largest({ bins }: { readonly bins: DeltaBins }): ReactNode {
  const larger = bins.out.peak >= bins.in.peak ? bins.out : bins.in
  const index = larger.peakSample
  if (index === undefined) return <p className="t3">No delta in the time shown</p>
  return (
    <p>
      <span className="t2">Largest delta</span> <MessageLink index={index} />{' '}
      <span className="t1">{groupedInteger(larger.peak)} B</span>
    </p>
  )
}

/** The larger of what lies under the pointer, or just beside it: bars are thin. */
function sampleUnder(bins: DeltaBins, bar: number): number | undefined {
  for (const near of [bar, bar - 1, bar + 1, bar - 2, bar + 2]) {
    const out = bins.out.sample(near)
    const received = bins.in.sample(near)
    if (out !== undefined || received !== undefined) {
      return bins.out.value(near) >= bins.in.value(near) ? (out ?? received) : (received ?? out)
    }
  }
  return undefined
}

function summaryOf({ out, in: received }: DeltaBins): string {
  if (out.peak === 0 && received.peak === 0) return 'No delta in the time shown'
  return `Largest delta in the time shown: ${[
    ...(out.peak > 0 ? [`${groupedInteger(out.peak)} bytes sent`] : []),
    ...(received.peak > 0 ? [`${groupedInteger(received.peak)} bytes received`] : []),
  ].join(', ')}`
}

function selectedText(
  columns: { byteLength(index: number): number; sequence(index: number): number },
  index: number | undefined,
): string {
  if (index === undefined) return 'none selected'
  const bytes = columns.byteLength(index)
  if (Number.isNaN(bytes)) return 'none selected'
  return `message ${groupedInteger(columns.sequence(index))}, ${groupedInteger(bytes)} bytes`
}
