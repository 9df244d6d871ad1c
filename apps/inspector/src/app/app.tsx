import { type ReactNode, useState } from 'react'
import { KeyHelp } from './keys/key-help.tsx'
import { LiveView } from './live/live-view.tsx'
import { ErrorBoundary } from './parts/error-boundary.tsx'
import { useInspector } from './player/inspector.ts'
import { useValue } from './state/use-value.ts'
import { StoriesView } from './stories-view.tsx'

export function App(): ReactNode {
  const { view } = useInspector()
  const shown = useValue(view)
  const [isHelpOpen, setHelpOpen] = useState(false)
  const openHelp = (): void => setHelpOpen(true)
  return (
    <ErrorBoundary title="The inspector stopped">
      {shown === 'live' ? <LiveView onHelp={openHelp} /> : <StoriesView onHelp={openHelp} />}
      {isHelpOpen && <KeyHelp onClose={() => setHelpOpen(false)} />}
    </ErrorBoundary>
  )
}
