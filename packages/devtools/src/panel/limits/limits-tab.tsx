import type { RateLimitConfig } from '@tx2-link/core'
import type { ReactNode } from 'react'
import type { Source } from '../../source/source.ts'
import type { LimiterView } from '../gauges/limiter-view.ts'
import { useLimiterView } from '../gauges/use-limiter-view.ts'
import { usePanelSession } from '../session.ts'
import { IncidentList } from './incident-list.tsx'
import { Lanes } from './lanes.tsx'
import { LastMinuteTable } from './last-minute-table.tsx'
import { NoLimiter } from './no-limiter.tsx'
import { formatSetting, SETTINGS } from './settings.ts'
import { SpendList } from './spend-list.tsx'
import { type TriedSettings, useTriedConfig } from './use-tried-config.ts'
import { ValuesForm } from './values-form.tsx'
import { ValuesTable } from './values-table.tsx'
import { WaitingNow } from './waiting-now.tsx'

/** The rate limits: each window against its cap, what had to wait, and the values to turn. */
export function LimitsTab(): ReactNode {
  const { source } = usePanelSession()
  const view = useLimiterView()
  if (source === undefined || view === undefined) return <NoLimiter />
  if (source.rateLimit === undefined) return <ReadOnlyLimits source={source} view={view} />
  return <TurnableLimits key={source.id} source={source} view={view} config={view.config} />
}

interface LimitsProps {
  readonly source: Source
  readonly view: LimiterView
}

function TurnableLimits({
  source,
  view,
  config,
}: LimitsProps & { readonly config: RateLimitConfig }): ReactNode {
  const { recorder } = usePanelSession()
  const tried = useTriedConfig(source, config)
  return (
    <Layout source={source} view={view} tried={tried}>
      <ValuesForm tried={tried} scope={source.label} />
      <LastMinuteTable
        source={source}
        recorder={recorder}
        tried={tried}
        triedText={triedText(tried)}
      />
    </Layout>
  )
}

function ReadOnlyLimits({ source, view }: LimitsProps): ReactNode {
  return (
    <Layout source={source} view={view} tried={undefined}>
      <ValuesTable config={view.config} />
    </Layout>
  )
}

function Layout(
  props: LimitsProps & {
    readonly tried: TriedSettings | undefined
    readonly children: ReactNode
  },
): ReactNode {
  const { source, view, tried, children } = props
  const { recorder } = usePanelSession()
  const now = source.now()
  return (
    <div className="limits">
      <div className="limits-grid">
        <Lanes view={view} tried={tried} />
        <IncidentList />
        <aside className="limits-side scroll" aria-label="Values and what waits" tabIndex={-1}>
          {children}
          <WaitingNow waiting={view.waiting} now={now} />
          <SpendList recorder={recorder} windowMs={view.config.windowMs} now={now} />
        </aside>
      </div>
    </div>
  )
}

function triedText({ changes }: TriedSettings): string | undefined {
  const changed = SETTINGS.filter(({ name }) => changes[name] !== undefined)
  const [only] = changed
  const value = only === undefined ? undefined : changes[only.name]
  return changed.length !== 1 || only === undefined || value === undefined
    ? undefined
    : formatSetting(only, value)
}
