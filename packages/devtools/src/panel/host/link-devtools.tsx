import {
  type ComponentType,
  lazy,
  type ReactNode,
  Suspense,
  useEffect,
  useState,
  useSyncExternalStore,
} from 'react'
import { useLink } from '@tx2-link/react'
import type { Format } from '@tx2-link/core'
import type { SourceList } from '../../source/source.ts'
import type { DockedPanelProps } from './docked-panel.tsx'
import { LoadFailure } from './load-failure.tsx'
import { closeForThisVisit, isPanelOpen, openPanel, subscribeOpen } from './open-state.ts'
import { PanelBoundary } from './panel-boundary.tsx'

export interface LinkDevtoolsProps {
  /** Other sources to pick from, such as a server's peers over the relay; they may come later, and change. */
  readonly sources?: SourceList
  /** Whether it is open before the reader has opened or closed it once; closed by default. */
  readonly initialIsOpen?: boolean
  /** The format that the link was made with; `msgpack` unless told. */
  readonly format?: Format
  /** `dark` or `light` where the page decides; else the reader chooses, or follows the system. */
  readonly theme?: 'dark' | 'light' | 'system'
  /** For pages whose Content-Security-Policy wants one on style elements. */
  readonly nonce?: string
}

/** Another one for each attempt: what failed to load stays failed. */
function lazyPanel(): ComponentType<DockedPanelProps> {
  return lazy(async () => {
    const { DockedPanel } = await import('./docked-panel.tsx')
    return { default: DockedPanel }
  })
}

interface Attempt {
  readonly Panel: ComponentType<DockedPanelProps>
  /** Why the panel cannot be shown. */
  readonly failure: { readonly error: unknown } | undefined
}

function newAttempt(): Attempt {
  return { Panel: lazyPanel(), failure: undefined }
}

function afterFailure(last: Attempt): Attempt {
  return last.failure === undefined ? last : newAttempt()
}

/**
 * The panel for the nearest provider's link, docked at the bottom: Ctrl+~ opens and closes it.
 * Nothing of the panel is loaded before it is opened, and nothing is recorded while it is closed.
 * Whatever fails in it, the page goes on.
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
  const [{ Panel, failure }, setAttempt] = useState(newAttempt)

  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (event.code !== 'Backquote' || !event.ctrlKey || event.altKey || event.metaKey) return
      event.preventDefault()
      event.stopPropagation()
      setAttempt(afterFailure)
      openPanel(!isPanelOpen(initialIsOpen))
    }
    // Captured, because neither the page nor the panel lets all keys through.
    window.addEventListener('keydown', pressed, true)
    return () => window.removeEventListener('keydown', pressed, true)
  }, [initialIsOpen])

  if (!isOpen) {
    if (failure === undefined) return null
    return (
      <LoadFailure
        error={failure.error}
        onRetry={() => {
          setAttempt(afterFailure)
          openPanel(true)
        }}
        onClose={() => {
          setAttempt(afterFailure)
          openPanel(false)
        }}
      />
    )
  }
  return (
    <PanelBoundary
      renderInstead={() => null}
      onError={(error) => {
        setAttempt((last) => ({ ...last, failure: { error } }))
        closeForThisVisit()
      }}
    >
      <Suspense fallback={null}>
        <Panel link={link} {...panel} onClose={() => openPanel(false)} />
      </Suspense>
    </PanelBoundary>
  )
}
