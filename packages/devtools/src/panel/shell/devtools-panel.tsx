import { type ReactNode, useEffect, useMemo } from 'react'
import type { SourceList } from '../../source/source.ts'
import { PanelBoundary } from '../host/panel-boundary.tsx'
import { PanelHost } from '../host/panel-host.tsx'
import { type ThemeChoice, useTheme } from '../host/use-theme.ts'
import { MatchesProvider } from '../messages/matches-provider.tsx'
import { PanelSessionContext } from '../session.ts'
import { PanelSessionStore } from '../session-store.ts'
import { TimeAxisProvider } from '../strip/time-axis-provider.tsx'
import type { DockControl } from './dock-control.ts'
import { PanelFrame } from './panel-frame.tsx'
import { panelLayout } from './panel-layout.ts'
import { Stopped } from './stopped.tsx'
import { useSize } from './use-size.ts'

export interface DevtoolsPanelProps {
  /** What can be looked at; the first one is picked. */
  readonly sources: SourceList
  /** A session that outlives the panel; without one it begins and ends with the panel. */
  readonly session?: PanelSessionStore
  /** Given when the panel is docked in a page; without it the panel fills its element. */
  readonly dock?: DockControl
  /** `dark` or `light` where the page decides; else the reader chooses, or follows the system. */
  readonly theme?: ThemeChoice
  /** For pages whose Content-Security-Policy wants one on style elements. */
  readonly nonce?: string
}

/** The panel, in a shadow root of its own. It records its source while it is mounted. */
export function DevtoolsPanel(props: DevtoolsPanelProps): ReactNode {
  const { sources, session, dock, theme, nonce } = props
  const store = useMemo(() => session ?? new PanelSessionStore(sources), [session, sources])
  useEffect(() => store.start(), [store])
  const isThemeAsked = theme === 'dark' || theme === 'light'
  const content = useMemo(
    () => <PanelContent store={store} dock={dock} hasThemes={!isThemeAsked} />,
    [store, dock, isThemeAsked],
  )
  return (
    <PanelHost
      height={dock?.height}
      theme={useTheme(theme)}
      {...(nonce === undefined ? {} : { nonce })}
    >
      {content}
    </PanelHost>
  )
}

interface PanelContentProps {
  readonly store: PanelSessionStore
  readonly dock: DockControl | undefined
  /** Whether the reader chooses the theme. */
  readonly hasThemes: boolean
}

/** The panel itself; what throws in it is said in its place. */
function PanelContent(props: PanelContentProps): ReactNode {
  const { dock } = props
  return (
    <PanelBoundary
      renderInstead={(error, retry) => (
        <div className="panel">
          <Stopped what="The panel" error={error} onReopen={retry} onClose={dock?.onClose} />
        </div>
      )}
    >
      <MeasuredPanel {...props} />
    </PanelBoundary>
  )
}

function MeasuredPanel({ store, dock, hasThemes }: PanelContentProps): ReactNode {
  const [measure, size] = useSize()
  const layout = panelLayout(size)
  return (
    <PanelSessionContext value={store}>
      <TimeAxisProvider width={layout.plotWidth}>
        <MatchesProvider>
          <div ref={measure} className="mount">
            {size.width > 0 && <PanelFrame layout={layout} dock={dock} hasThemes={hasThemes} />}
          </div>
        </MatchesProvider>
      </TimeAxisProvider>
    </PanelSessionContext>
  )
}
