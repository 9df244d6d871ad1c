import { DevtoolsPanel } from '@tx2-link/devtools/panel'
import type { ReactNode } from 'react'
import { theme } from '../state/theme.ts'
import { useValue } from '../state/use-value.ts'
import type { PanelSubject } from './panel-subject.ts'
import { sessionFor } from './sessions.ts'

export { recordRuns } from './sessions.ts'

export function PanelBody({ subject }: { readonly subject: PanelSubject }): ReactNode {
  return (
    <DevtoolsPanel
      sources={subject.sources}
      session={sessionFor(subject)}
      theme={useValue(theme)}
    />
  )
}
