import type { ReactNode } from 'react'
import { groupedInteger } from '../format.ts'
import { MiniGauge } from '../gauges/mini-gauge.tsx'
import { useMatches } from '../messages/matches.ts'
import { usePanelSession, useRecorder } from '../session.ts'
import { Disclosure } from '../shell/disclosure.tsx'
import { type SourceReading, useSourceReading } from '../source-reading.ts'
import { AlertItem, isErrorMark } from './alert-item.tsx'
import { Alerts } from './alert-list.tsx'
import { awayWord } from './away-item.tsx'
import { PartItem } from './part-item.tsx'
import { Totals, TotalsInShort } from './totals.tsx'

const FIGURES_HZ = 4

/** From this width on there is room for the totals beside all else. */
const TOTALS_WIDTH = 1180

export interface StatusBarProps {
  readonly width: number
  readonly hasMiniGauge: boolean
}

/** The worst alert, what is kept and shown, the field that is pointed at, and the round trip. */
export function StatusBar({ width, hasMiniGauge }: StatusBarProps): ReactNode {
  const { selection, tab } = usePanelSession()
  const { messages, isFiltered, error } = useMatches()
  const kept = useRecorder((recorder) => recorder.endIndex - recorder.firstIndex, FIGURES_HZ)
  const dropped = useRecorder((recorder) => recorder.dropped.messages, FIGURES_HZ)
  const worst = useRecorder((recorder) => recorder.worstMark, FIGURES_HZ)
  const rtt = useSourceReading(rttOf)
  const jitter = useSourceReading(({ stats }) => stats.jitterMs)
  return (
    <div
      className="status"
      role="group"
      aria-label="Status"
      data-error={isErrorMark(worst) ? '' : undefined}
    >
      <AlertItem />
      <Alerts />
      <PartItem />
      <Disclosure
        label="Totals"
        className="status-item status-opens"
        face={
          <>
            <span className="t1">{groupedInteger(kept)}</span>
            {width >= 900 || dropped > 0
              ? `kept, ${dropped === 0 ? 'none' : groupedInteger(dropped)} dropped`
              : 'kept'}
          </>
        }
      >
        {() => <Totals />}
      </Disclosure>
      {width >= TOTALS_WIDTH && <TotalsInShort />}
      {tab === 'messages' && isFiltered && (
        <span className="status-item">
          {error !== undefined && 'Last valid filter applied,'}
          <span className="t1">{groupedInteger(messages.count)}</span> shown
        </span>
      )}
      {selection.field !== undefined && width >= 600 && (
        <span className="status-item">{selection.field}</span>
      )}
      {hasMiniGauge && <MiniGauge />}
      {rtt !== undefined && (
        <span className="status-item">
          RTT <span className="t1">{Math.round(rtt)} ms</span>
          {jitter !== undefined && width >= 640 && (
            <span className="t3">± {Math.round(jitter)}</span>
          )}
        </span>
      )}
    </div>
  )
}

/** A link that is away has none: the last one that was measured says nothing of now. */
function rttOf(reading: SourceReading): number | undefined {
  return awayWord(reading) === undefined ? reading.stats.rttMs : undefined
}
