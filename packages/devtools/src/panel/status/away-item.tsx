import type { ReactNode } from 'react'
import type { Mark } from '../../recording/mark.ts'
import type { Recorder } from '../../recording/recorder.ts'
import { closeWords } from '../close-words.ts'
import { age, clockTimeToSecond } from '../format.ts'
import { usePanel, useRecorder } from '../session.ts'
import { Icon } from '../shell/icons.tsx'
import { stateFace } from '../shell/state-face.ts'
import { type SourceReading, useSourceReading } from '../source-reading.ts'

/** States of a link that brings nothing now, in words. */
const AWAY: ReadonlyMap<string, string> = new Map([
  ['connecting', 'Connecting'],
  ['stale', 'Stale'],
  ['reconnecting', 'Reconnecting'],
  ['offline', 'Offline'],
  ['disconnected', 'Disconnected'],
  ['left', 'Left'],
])

/** The word for a link that brings nothing now; undefined for one that does, or is only being made. */
export function awayWord({ stats: { state, outage } }: SourceReading): string | undefined {
  return state === 'connecting' && outage === undefined ? undefined : AWAY.get(state)
}

/** What comes of it: `try 2 of 3 in 0.8 s`, `nothing heard for 3.2 s`; empty where nothing does. */
function awayDetail({ stats: { state, outage }, now }: SourceReading): string {
  if (outage === undefined) return ''
  const { attempt, maxAttempts, retryAt, lastHeardAt } = outage
  if (state === 'stale') {
    return lastHeardAt === undefined ? '' : `nothing heard for ${age(now - lastHeardAt)}`
  }
  if (state === 'offline') return outage.reason ?? ''
  const tries = Number.isFinite(maxAttempts) ? `try ${attempt} of ${maxAttempts}` : `try ${attempt}`
  return retryAt === undefined || retryAt <= now ? tries : `${tries} in ${age(retryAt - now)}`
}

/** Why, with the code of the close: of the link's own word, else of the last mark of a loss. */
function awayReason({ stats: { outage } }: SourceReading): string {
  return closeWords(outage?.closeCode, outage?.reason)
}

/** When the connection was lost, and how it closed last; undefined while there is one. */
function lossOf({ marks }: Recorder): { readonly first: Mark; readonly last: Mark } | undefined {
  let loss: { readonly first: Mark; readonly last: Mark } | undefined
  for (let number = marks.end - 1; number >= marks.first; number -= 1) {
    const mark = marks.at(number)
    if (mark?.kind === 'connect') break
    // Attempts that fail are disconnects too: it was lost at the first.
    if (mark?.kind === 'disconnect') loss = { first: mark, last: loss?.last ?? mark }
  }
  return loss
}

/** A link that brings nothing now: since when, what comes of it, and why. */
export function AwayItem({ word }: { readonly word: string }): ReactNode {
  const source = usePanel((session) => session.source)
  const state = useSourceReading(({ stats }) => stats.state)
  const detail = useSourceReading(awayDetail)
  const reason = useSourceReading(awayReason)
  const loss = useRecorder(lossOf, 4)
  const origin = useRecorder(({ timeOrigin }) => timeOrigin, 4)
  const why =
    reason === '' && loss !== undefined ? closeWords(loss.last.code, loss.last.text) : reason
  const { icon, tone } = stateFace(state)
  const mayRetry = state === 'reconnecting' || state === 'offline' || state === 'connecting'
  return (
    <span className="status-item" title={why}>
      <Icon name={icon} className={tone} />
      <span className="t1">
        {word}
        {detail !== '' && `, ${detail}`}
      </span>
      {mayRetry && source?.reconnect !== undefined && (
        <button type="button" className="link status-now" onClick={() => source.reconnect?.()}>
          Try now
        </button>
      )}
      {loss !== undefined && <span>since {clockTimeToSecond(origin + loss.first.time)}</span>}
      {why !== '' && state !== 'offline' && <span className="t3 status-why">{why}</span>}
    </span>
  )
}
