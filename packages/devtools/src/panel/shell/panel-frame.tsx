import { type ReactNode, useState } from 'react'
import { PanelBoundary } from '../host/panel-boundary.tsx'
import { KeyHelp } from '../keys/key-help.tsx'
import { usePanelKeys } from '../keys/use-panel-keys.ts'
import { LimitsTab } from '../limits/limits-tab.tsx'
import { MessagesTab } from '../messages/messages-tab.tsx'
import { type TabId, usePanel } from '../session.ts'
import { StatusBar } from '../status/status-bar.tsx'
import { Strip } from '../strip/strip.tsx'
import { WorldTab } from '../world/world-tab.tsx'
import type { DockControl } from './dock-control.ts'
import type { PanelLayout } from './panel-layout.ts'
import { Splitter } from './splitter.tsx'
import { Stopped } from './stopped.tsx'
import { tabs } from './tabs.tsx'
import { TopBar } from './top-bar.tsx'

export interface PanelFrameProps {
  readonly layout: PanelLayout
  readonly dock: DockControl | undefined
  /** Whether the reader chooses the theme. */
  readonly hasThemes: boolean
}

/** From the top: bar, strip, the tab's body, status. */
export function PanelFrame({ layout, dock, hasThemes }: PanelFrameProps): ReactNode {
  const tab = usePanel((session) => session.tab)
  const [hasHelp, setHelp] = useState(false)
  const keyed = usePanelKeys(() => setHelp(true))
  return (
    <div
      className="panel"
      role="region"
      aria-label="tx2-link devtools"
      data-width={layout.isNarrow ? 'narrow' : 'wide'}
      data-docked={dock === undefined || dock.isFull ? undefined : ''}
      onKeyDown={keyed}
    >
      <TopBar
        isWide={!layout.isNarrow}
        dock={dock}
        hasThemes={hasThemes}
        onHelp={() => setHelp(true)}
      />
      <Strip isCompact={layout.isCompact} hasGauges={!layout.isNarrow} />
      <div className="tab-body" role="tabpanel" id="tab-body" aria-labelledby={`tab-${tab}`}>
        <PanelBoundary
          key={tab}
          renderInstead={(error, retry) => (
            <Stopped what={titleOf(tab)} error={error} onReopen={retry} />
          )}
        >
          {tab === 'messages' && <MessagesTab isRoomy={!layout.isCompact} />}
          {tab === 'world' && <WorldTab />}
          {tab === 'limits' && <LimitsTab />}
        </PanelBoundary>
      </div>
      <StatusBar width={layout.width} hasMiniGauge={layout.isNarrow} />
      {dock !== undefined && !dock.isFull && (
        <div className="dock-splitter">
          <Splitter
            orientation="horizontal"
            label="Height of the panel"
            value={dock.height}
            min={dock.leastHeight}
            max={dock.mostHeight}
            isReversed
            onChange={dock.onResize}
          />
        </div>
      )}
      {hasHelp && <KeyHelp onClose={() => setHelp(false)} />}
    </div>
  )
}

function titleOf(tab: TabId): string {
  return tabs.find(({ id }) => id === tab)?.title ?? tab
}
