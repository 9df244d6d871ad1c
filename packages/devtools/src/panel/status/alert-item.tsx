import type { ReactNode } from 'react'
import type { Mark } from '../../recording/mark.ts'
import type { Recorder } from '../../recording/recorder.ts'
import { groupedInteger } from '../format.ts'
import { usePanel, useRecorder } from '../session.ts'
import { Icon } from '../shell/icons.tsx'
import { useSourceReading } from '../source-reading.ts'
import { AlertLink } from './alert-list.tsx'
import { ALERT_FACES, alertsOf } from './alerts.ts'
import { AwayItem, awayWord } from './away-item.tsx'

/** The worst that happened, as a link to where; or that nothing did. */
export function AlertItem(): ReactNode {
  const isRecording = usePanel((session) => session.isRecording)
  const away = useSourceReading(awayWord)
  const worst = useRecorder((recorder) => recorder.worstMark ?? newestOf(recorder), 4)
  const unrecorded = useRecorder((recorder) => recorder.unrecorded, 4)
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
  if (away !== undefined) return <AwayItem word={away} />
  if (worst === undefined) {
    return (
      <span className="status-item">
        <Icon name="tick" className="ok" />
        No alerts
      </span>
    )
  }
  const face = ALERT_FACES.get(worst.kind)
  return (
    <span className="status-item">
      {face !== undefined && <Icon name={face.icon} className={face.tone} />}
      <AlertLink mark={worst} />
      {worst.count > 1 && <span className="t3">×{groupedInteger(worst.count)}</span>}
    </span>
  )
}

/** Where nothing is wrong, something may still have ended or been repaired. */
function newestOf({ marks }: Recorder): Mark | undefined {
  return alertsOf(marks)[0]?.mark
}

export function isErrorMark(mark: Mark | undefined): boolean {
  return mark?.kind === 'error'
}
