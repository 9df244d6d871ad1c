import { Suspense, lazy, type ReactNode } from 'react'
import { ErrorBoundary } from './parts/error-boundary.tsx'
import type { PanelSubject } from './panel/panel-subject.ts'
import type { StoryPlayer } from './player/story-player.ts'

const loadPanel = () => import('./panel/panel-body.tsx')

const PanelBody = lazy(async () => ({ default: (await loadPanel()).PanelBody }))

/** A story does not wait longer than this for the panel, in ms. */
const PATIENCE_MS = 3_000

/**
 * Records what is played as soon as the panel's code is there; resolves then, or when that takes
 * too long or cannot be had.
 */
export async function recordingIsReady(player: () => StoryPlayer): Promise<void> {
  const patience = new Promise<void>((resolve) => {
    setTimeout(resolve, PATIENCE_MS)
  })
  const recording = loadPanel().then(
    ({ recordRuns }) => recordRuns(player()),
    () => undefined,
  )
  await Promise.race([recording, patience])
}

/** The devtools panel, loaded when it is first shown. */
export function PanelSlot({ subject }: { readonly subject: PanelSubject }): ReactNode {
  return (
    <ErrorBoundary title="The panel stopped">
      <Suspense fallback={<p className="none">Loading the panel</p>}>
        <PanelBody subject={subject} />
      </Suspense>
    </ErrorBoundary>
  )
}
