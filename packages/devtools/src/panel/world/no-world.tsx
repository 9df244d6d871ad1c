import { type ReactNode, useState } from 'react'
import { usePanelSession, useRecorder } from '../session.ts'

/** What stands where the world cannot be rebuilt: what is awaited, and how to ask for it. */
export function NoWorld({ isPending }: { readonly isPending: boolean }): ReactNode {
  const { source, isLive, isRecording, setRecording, goLive, recorder } = usePanelSession()
  const kept = useRecorder((recorder) => recorder.endIndex - recorder.firstIndex, 4)
  const [askedAt, setAskedAt] = useState<number>()

  if (source === undefined) {
    return (
      <Empty title="No source">
        <p>The world of a link or of a server&rsquo;s peer shows here as soon as one is there.</p>
      </Empty>
    )
  }
  if (isPending) {
    return (
      <Empty title="Rebuilding the world">
        <p>The messages since the last full state are read again.</p>
      </Empty>
    )
  }
  if (!isRecording && kept === 0) {
    return (
      <Empty title="Recording is paused">
        <p>The world is rebuilt from what is recorded, and nothing is.</p>
        <div className="actions">
          <button type="button" className="button" onClick={() => setRecording(true)}>
            Resume
          </button>
        </div>
      </Empty>
    )
  }
  const isPast = !isLive && kept > 0
  return (
    <Empty title={isPast ? 'The world is not known at this message' : 'Waiting for a full state'}>
      <p>
        {isPast
          ? 'No full state was recorded before it, and what came since says only what changed.'
          : `What ${source.label} sends says only what changed; the world shows from the next full state on.`}
      </p>
      <div className="actions">
        <button
          type="button"
          className="button"
          onClick={() => {
            source.requestKeyframe()
            setAskedAt(recorder.endIndex)
          }}
        >
          Ask for a full state
        </button>
        {isPast && (
          <button type="button" className="button" onClick={goLive}>
            Go to now
          </button>
        )}
      </div>
      <p role="status">{askedAt !== undefined && 'Asked, the answer is awaited.'}</p>
    </Empty>
  )
}

function Empty({
  title,
  children,
}: {
  readonly title: string
  readonly children: ReactNode
}): ReactNode {
  return (
    <div className="empty">
      <h2>{title}</h2>
      {children}
    </div>
  )
}
