import { Suspense, lazy, type ReactNode } from 'react'
import { ErrorBoundary } from './parts/error-boundary.tsx'
import type { PanelSubject } from './panel/panel-subject.ts'

const loadPanel = () => import('./panel/panel-body.tsx')

const PanelBody = lazy(async () => ({ default: (await loadPanel()).PanelBody }))

/** A story does not wait longer than this for the panel, in ms. */
const PATIENCE_MS = 3_000

/** Resolves when the panel's code is there, or when it takes too long or cannot be had. */
export async function panelIsLoaded(): Promise<void> {
  const patience = new Promise<void>((resolve) => {
    setTimeout(resolve, PATIENCE_MS)
  })
  const loaded = loadPanel().then(
    () => undefined,
    () => undefined,
  )
  await Promise.race([loaded, patience])
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
