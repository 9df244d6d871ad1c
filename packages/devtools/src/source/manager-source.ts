import type { SyncManager } from '@tx2-link/core'
import { settingsOf } from './limiter-settings.ts'
import { countsOfManager } from './link-counts.ts'
import type { Source } from './source.ts'

export interface ManagerSourceOptions {
  /** The manager's name unless told. */
  readonly id?: string
  /** The manager's name unless told. */
  readonly label?: string
}

/** A sync manager of this process: its world comes in, or goes out if it is a server's. */
export function createManagerSource(
  manager: SyncManager,
  options: ManagerSourceOptions = {},
): Source {
  const { name, format, schema, role, clock } = manager.config
  const worldDirection = role === 'server' ? 'out' : 'in'
  return {
    id: options.id ?? name,
    label: options.label ?? name,
    detail: format,
    schema,
    format,
    worldDirection,
    timeOrigin: clock.unixMs() - clock.now(),
    now: () => clock.now(),
    observe: (probe) => manager.observe(probe),
    requestKeyframe: () => {
      // A server cannot ask itself for its world: what it sends next is a delta.
      if (worldDirection === 'in') manager.requestSnapshot()
    },
    rateLimit: settingsOf(manager.rateLimiter),
    stats: () => {
      const stats = manager.getStats()
      const { rttMs, jitterMs, bufferedBytes } = stats
      const state = manager.isConnected ? 'connected' : 'disconnected'
      return { state, rttMs, jitterMs, bufferedBytes, counts: countsOfManager(stats) }
    },
  }
}
