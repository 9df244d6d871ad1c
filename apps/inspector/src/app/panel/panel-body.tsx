import { DevtoolsPanel, PanelSessionStore } from '@tx2-link/devtools/panel'
import type { ReactNode } from 'react'
import { theme } from '../state/theme.ts'
import { useValue } from '../state/use-value.ts'
import { carryOver } from './carry-over.ts'
import type { PanelSubject } from './panel-subject.ts'

const sessions = new WeakMap<PanelSubject, PanelSessionStore>()
let last: PanelSessionStore | undefined

/** A session of its own for each subject, which is kept while the panel is closed. It begins as the one before was left. */
function sessionFor(subject: PanelSubject): PanelSessionStore {
  const known = sessions.get(subject)
  if (known !== undefined) return known
  const session = new PanelSessionStore(subject.sources)
  if (last !== undefined) carryOver(last.get(), session.get())
  sessions.set(subject, session)
  last = session
  return session
}

export function PanelBody({ subject }: { readonly subject: PanelSubject }): ReactNode {
  return (
    <DevtoolsPanel
      sources={subject.sources}
      session={sessionFor(subject)}
      theme={useValue(theme)}
    />
  )
}
