import type { Format, Link } from '@tx2-link/core'
import { type ReactNode, useEffect } from 'react'
import { createPortal } from 'react-dom'
import type { SourceList } from '../../source/source.ts'
import { DevtoolsPanel } from '../shell/devtools-panel.tsx'
import { useDock } from './dock-size.ts'
import { sessionOf } from './link-session.ts'
import type { ThemeChoice } from './use-theme.ts'

export interface DockedPanelProps {
  readonly link: Link
  readonly sources?: SourceList
  readonly format?: Format
  readonly theme?: ThemeChoice
  readonly nonce?: string
  readonly onClose: () => void
}

/** The panel at the bottom of the page, above everything else on it. */
export function DockedPanel(props: DockedPanelProps): ReactNode {
  const { link, sources, format, onClose, ...look } = props
  const session = sessionOf(link, format)
  const { store } = session
  // The page may have sources to offer only later, or others then.
  useEffect(() => session.offer(sources), [session, sources])
  const dock = useDock(onClose)
  return createPortal(
    <DevtoolsPanel sources={store.get().sources} session={store} dock={dock} {...look} />,
    document.body,
  )
}
