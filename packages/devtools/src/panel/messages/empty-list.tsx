import type { ReactNode } from 'react'
import { usePanelSession, useRecorder } from '../session.ts'
import { useSourceReading } from '../source-reading.ts'
import { groupedInteger } from '../format.ts'
import { useMatches } from './matches.ts'

/** What stands where no message is: what is awaited, and what one can do. */
export function EmptyList(): ReactNode {
  const session = usePanelSession()
  const { messages } = useMatches()
  const kept = useRecorder((recorder) => recorder.endIndex - recorder.firstIndex)
  const state = useSourceReading(({ stats }) => stats.state)
  const { source, isRecording, setRecording } = session

  if (source === undefined) {
    return (
      <div className="empty">
        <h2>No source</h2>
        <p>A link of this page or a server&rsquo;s peer appears here as soon as it is there.</p>
      </div>
    )
  }
  if (kept === 0 && !isRecording) {
    return (
      <div className="empty">
        <h2>Recording is paused</h2>
        <p>What passes now is not kept.</p>
        <div className="actions">
          <button type="button" className="button" onClick={() => setRecording(true)}>
            Resume
          </button>
        </div>
      </div>
    )
  }
  if (kept === 0) {
    return (
      <div className="empty">
        <h2>Waiting for the first message</h2>
        <p>
          {source.label} is {state}. Messages show here as they come and go.
        </p>
      </div>
    )
  }
  if (messages.isPending) {
    return (
      <div className="empty">
        <h2>Searching</h2>
        <p>{groupedInteger(kept)} messages are being looked through.</p>
      </div>
    )
  }
  return (
    <div className="empty">
      <h2>Nothing matches</h2>
      <p>None of {groupedInteger(kept)} kept messages pass the filter and the brushed time.</p>
      <div className="actions">
        <button
          type="button"
          className="button"
          onClick={() => {
            session.setFilter('')
            session.setDirections({ in: true, out: true })
            session.setRange(undefined)
          }}
        >
          Show all
        </button>
      </div>
    </div>
  )
}
