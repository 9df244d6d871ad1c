import type { ReactNode } from 'react'
import { groupedInteger } from '../format.ts'
import { usePanelSession, useRecorder } from '../session.ts'
import { useSourceReading } from '../source-reading.ts'
import { Icon } from './icons.tsx'

/** Says whether the panel follows, and how many messages came since it does not; a click follows again. */
export function LiveButton(): ReactNode {
  const { isLive, isRecording, leftLiveAt, goLive, leaveLive } = usePanelSession()
  const end = useRecorder((recorder) => recorder.endIndex, 4)
  const state = useSourceReading(({ stats }) => stats.state)
  const missed = Math.max(0, end - leftLiveAt)
  const isStale = state !== '' && state !== 'live' && state !== 'connected'
  const isFollowing = isLive && isRecording && !isStale
  const word = isLive && isStale ? 'Stale' : 'Live'
  return (
    <button
      type="button"
      className="toggle live"
      aria-pressed={isLive}
      style={{ background: 'none' }}
      title={isLive ? 'Follows what comes' : 'Follow again (End)'}
      onClick={isLive ? leaveLive : goLive}
    >
      <Icon name={isFollowing ? 'disc' : 'ring'} className={isFollowing ? 'ok' : 't2'} />
      <span>{word}</span>
      {!isLive && missed > 0 && (
        <span className="count">
          +{groupedInteger(missed)}
          <span className="visually-hidden"> new messages</span>
        </span>
      )}
    </button>
  )
}
