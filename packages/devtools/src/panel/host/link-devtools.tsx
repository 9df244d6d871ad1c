import { lazy, type ReactNode, Suspense, useEffect, useSyncExternalStore } from 'react'
import { useLink } from '@tx2-link/react'
import type { Format } from '@tx2-link/core'
import type { SourceList } from '../../source/source.ts'
import { isPanelOpen, openPanel, subscribeOpen } from './open-state.ts'

export interface LinkDevtoolsProps {
  /** Other sources to pick from, such as a server's peers over the relay. */
  readonly sources?: SourceList
  /** Whether it is open before the reader has opened or closed it once; closed by default. */
  readonly initialIsOpen?: boolean
  /** The format that the link was made with; `msgpack` unless told. */
  readonly format?: Format
  readonly theme?: 'dark' | 'light' | 'system'
  /** For pages whose Content-Security-Policy wants one on style elements. */
  readonly nonce?: string
}

const DockedPanel = /* @__PURE__ */ lazy(async () => {
  const { DockedPanel } = await import('./docked-panel.tsx')
  return { default: DockedPanel }
})

/**
 * The panel for the nearest provider's link, docked at the bottom: Ctrl+~ opens and closes it.
 * Nothing of the panel is loaded before it is opened, and nothing is recorded while it is closed.
 */
export function LinkDevtoolsDock(props: LinkDevtoolsProps): ReactNode {
  const { initialIsOpen = false, ...panel } = props
  const link = useLink()
  const isOpen = useSyncExternalStore(
    subscribeOpen,
    () => isPanelOpen(initialIsOpen),
    // A server that renders this page knows nothing of the reader's choice.
    () => false,
  )

  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (event.code !== 'Backquote' || !event.ctrlKey || event.altKey || event.metaKey) return
      event.preventDefault()
      event.stopPropagation()
      openPanel(!isPanelOpen(initialIsOpen))
    }
    // Captured, because neither the page nor the panel lets all keys through.
    window.addEventListener('keydown', pressed, true)
    return () => window.removeEventListener('keydown', pressed, true)
  }, [initialIsOpen])

  if (!isOpen) return null
  return (
    <Suspense fallback={null}>
      <DockedPanel link={link} {...panel} onClose={() => openPanel(false)} />
    </Suspense>
  )
}
