import type { ReactNode } from 'react'
import type { Mark } from '../../recording/mark.ts'
import type { Recorder } from '../../recording/recorder.ts'
import { clockTimeToSecond, groupedInteger } from '../format.ts'
import { usePanelSession, useRecorder } from '../session.ts'
import { Icon } from '../shell/icons.tsx'
import { stateFace } from '../shell/state-face.ts'
import { markGlyphs } from '../strip/mark-glyphs.ts'

/** States of a link that brings nothing now, in words. */
const AWAY: ReadonlyMap<string, string> = new Map([
  ['stale', 'Stale'],
  ['reconnecting', 'Reconnecting'],
  ['offline', 'Offline'],
  ['disconnected', 'Disconnected'],
])

/** When the connection was lost, in ms since 1970; undefined while there is one. */
function lossOf({ marks, timeOrigin }: Recorder): number | undefined {
  let lostAt: number | undefined
  for (let number = marks.end - 1; number >= marks.first; number -= 1) {
    const mark = marks.at(number)
    if (mark?.kind === 'connect') break
    // Attempts that fail are disconnects too: it was lost at the first.
    if (mark?.kind === 'disconnect') lostAt = timeOrigin + mark.time
  }
  return lostAt
}

/** The worst that happened, as a link to where; or that nothing did. */
export function AlertItem(): ReactNode {
  const { source, select, selectTab, isRecording } = usePanelSession()
  const state = useRecorder(() => source?.stats().state, 4)
  const lostAt = useRecorder(lossOf, 4)
  const worst = useRecorder((recorder) => recorder.worstMark, 4)
  const unrecorded = useRecorder((recorder) => recorder.unrecorded, 4)
  const target = useRecorder((recorder) => nearestKept(recorder, worst), 4)
  if (!isRecording) {
    return (
      <span className="status-item">
        <Icon name="pause" className="held" />
        <span className="t1">
          Paused, {groupedInteger(unrecorded)} message{unrecorded === 1 ? '' : 's'} passed
          unrecorded
        </span>
      </span>
    )
  }
  const away = state === undefined ? undefined : AWAY.get(state)
  if (away !== undefined) {
    const { icon, tone } = stateFace(state)
    return (
      <span className="status-item">
        <Icon name={icon} className={tone} />
        <span className="t1">{away}</span>
        {lostAt !== undefined && <span>since {clockTimeToSecond(lostAt)}</span>}
      </span>
    )
  }
  if (worst === undefined) {
    return (
      <span className="status-item">
        <Icon name="tick" className="ok" />
        No alerts
      </span>
    )
  }
  const isError = worst.kind === 'error' || worst.kind === 'disconnect'
  const words = wordsOf(worst)
  return (
    <span className="status-item">
      <Icon name={isError ? 'octagon' : 'triangle'} className={isError ? 'error' : 'warning'} />
      <button
        type="button"
        className="link"
        title={words}
        aria-disabled={target === undefined}
        onClick={() => {
          if (target === undefined) return
          select(target)
          selectTab('messages')
        }}
      >
        {words}
      </button>
      {worst.count > 1 && <span className="t3">×{groupedInteger(worst.count)}</span>}
    </span>
  )
}

export function isErrorMark(mark: Mark | undefined): boolean {
  return mark !== undefined && (mark.kind === 'error' || mark.kind === 'disconnect')
}

function wordsOf({ kind, text, code }: Mark): string {
  if (text !== '') return text
  return code === '' ? markGlyphs[kind].word : `${markGlyphs[kind].word}: ${code}`
}

function nearestKept(
  { firstIndex, endIndex }: { readonly firstIndex: number; readonly endIndex: number },
  mark: Mark | undefined,
): number | undefined {
  if (mark === undefined || endIndex === firstIndex) return undefined
  return Math.min(endIndex - 1, Math.max(firstIndex, mark.index))
}
