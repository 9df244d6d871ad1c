import type { Format, Link, LinkState, LinkStatus } from '@tx2-link/core'
import { settingsOf } from './limiter-settings.ts'
import { countsOf } from './link-counts.ts'
import type { Source, SourceOutage, SourceStats } from './source.ts'

export interface LinkSourceOptions {
  /** `link` and its address unless told. */
  readonly id?: string
  /** `this page` unless told. */
  readonly label?: string
  /** The format that the link was made with; `msgpack` unless told. */
  readonly format?: Format
  /** Unix time, in ms, at which the link's clock said 0; made out now unless told. */
  readonly timeOrigin?: number
}

/** States in which the peer's world, or a part of it, may be here already. */
const STATES_WITH_A_WORLD: ReadonlySet<LinkState> = new Set<LinkState>([
  'live',
  'stale',
  'reconnecting',
  'offline',
])

/** A client's link of this page: the replicated world comes in. */
export function createLinkSource(link: Link, options: LinkSourceOptions = {}): Source {
  const { format = 'msgpack', timeOrigin = Date.now() - link.now() } = options
  return {
    id: options.id ?? `link ${link.url}`,
    label: options.label ?? 'this page',
    detail: `${link.url} · ${format}`,
    schema: link.schema,
    format,
    worldDirection: 'in',
    timeOrigin,
    now: () => link.now(),
    observe: (probe) => link.observe(probe),
    requestKeyframe: () => {
      // Where nothing has come yet, a whole state comes anyway.
      if (STATES_WITH_A_WORLD.has(link.status.state)) link.requestSnapshot()
    },
    rateLimit: settingsOf(link.rateLimiter),
    stats: () => statsOfLink(link),
    reconnect: () => link.reconnect(),
  }
}

/** What a client's link says of itself, as a source tells it. */
export function statsOfLink(link: Link): SourceStats {
  const stats = link.getStats()
  const { rttMs, jitterMs, bufferedBytes } = stats
  const { state } = link.status
  const outage = isAway(link.status) ? outageOf(link.status) : undefined
  return { state, rttMs, jitterMs, bufferedBytes, counts: countsOf(stats), outage }
}

/** Whether what is shown may be old, or is not there because connecting failed. */
function isAway({ state, attempt, closeCode }: LinkStatus): boolean {
  if (state === 'connecting') return attempt > 1 || closeCode !== undefined
  return state === 'stale' || state === 'reconnecting' || state === 'offline'
}

/** Why the link is away, and when it tries again. */
function outageOf(status: LinkStatus): SourceOutage {
  const { reason, closeCode, lastHeardAt, attempt, maxAttempts, retryAt } = status
  return { reason, closeCode, lastHeardAt, attempt, maxAttempts, retryAt }
}
