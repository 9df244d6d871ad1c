import {
  type Clock,
  type Format,
  type MessageLimiter,
  type Probe,
  type Schema,
  type SyncStats,
  systemClock,
} from '@tx2-link/core'
import { settingsOf } from './limiter-settings.ts'
import { countsOfManager } from './link-counts.ts'
import type { ServerCounts, Source } from './source.ts'

/** What a server's peer must have to be looked at. */
export interface PeerLike {
  readonly rateLimiter: MessageLimiter | undefined
  observe(probe: Probe): () => void
  getStats(): SyncStats
}

export interface PeerSourceOptions {
  readonly id: string
  readonly label: string
  /** The format unless told. */
  readonly detail?: string
  readonly schema?: Schema
  /** `msgpack` unless told. */
  readonly format?: Format
  /** The server's; the machine's unless told. */
  readonly clock?: Clock
  /** Gives the probes the whole world; without it the world is known from the next snapshot on. */
  readonly requestKeyframe?: () => void
  /** The server's own `getStats`, to be shown beside this peer's figures. */
  readonly serverStats?: () => ServerCounts
}

/** One client as a server in this process sees it: the replicated world goes out. */
export function createPeerSource(peer: PeerLike, options: PeerSourceOptions): Source {
  const { id, label, schema, format = 'msgpack', clock = systemClock } = options
  let state = 'connected'
  return {
    id,
    label,
    detail: options.detail ?? format,
    schema,
    format,
    worldDirection: 'out',
    timeOrigin: clock.unixMs() - clock.now(),
    now: () => clock.now(),
    observe: (probe) =>
      peer.observe((event) => {
        if (event.type === 'state') ({ state } = event)
        probe(event)
      }),
    requestKeyframe: options.requestKeyframe ?? (() => {}),
    rateLimit: settingsOf(peer.rateLimiter),
    stats: () => {
      const stats = peer.getStats()
      const { rttMs, jitterMs, bufferedBytes } = stats
      const counts = countsOfManager(stats)
      return { state, rttMs, jitterMs, bufferedBytes, counts, server: options.serverStats?.() }
    },
  }
}
