import type { ReactNode } from 'react'
import type { Mark } from '../../recording/mark.ts'
import { groupedInteger } from '../format.ts'
import { usePanelSession, useRecorder } from '../session.ts'
import { Icon } from '../shell/icons.tsx'
import { markGlyphs } from '../strip/mark-glyphs.ts'

/** The worst that happened, as a link to where; or that nothing did. */
export function AlertItem(): ReactNode {
  const { select, isRecording } = usePanelSession()
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
        onClick={() => target !== undefined && select(target)}
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
