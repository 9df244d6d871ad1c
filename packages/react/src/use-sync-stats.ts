import type { LinkStats } from '@tx2-link/core'
import { useMemo } from 'react'
import { equalValues } from './equal-values.ts'
import { useReplica } from './link-context.ts'
import type { ReplicaStore } from './store/replica-store.ts'
import { NO_STATS, statsPollOf } from './store/stats-poll.ts'
import { useSelected } from './use-selected.ts'

export interface SyncStatsOptions {
  /** How often the figures are read, in times a second; above 0, at most 60. Default 4: faster ones hold up transitions. */
  readonly hz?: number | undefined
}

/**
 * What the link has done: round trip, rates, totals, repairs, or what a selector picks out of that.
 * Read a few times a second by one timer for all who ask at the same rate; renders when what was
 * picked is something else. Throws LinkError `invalidConfig` for a rate that is none.
 */
export interface SyncStatsHook {
  (options?: SyncStatsOptions): LinkStats
  (selector: undefined, options?: SyncStatsOptions): LinkStats
  <Value>(selector: (stats: LinkStats) => Value, options?: SyncStatsOptions): Value
}

/** What the link has done, or what is picked of that; see `SyncStatsHook`. */
export const useSyncStats: SyncStatsHook = createSyncStatsHook(useReplica)

/** The hook on the store that another hook gives. */
export function createSyncStatsHook(useStore: () => ReplicaStore): SyncStatsHook {
  function useSyncStats(options?: SyncStatsOptions): LinkStats
  function useSyncStats(selector: undefined, options?: SyncStatsOptions): LinkStats
  function useSyncStats<Value>(
    selector: (stats: LinkStats) => Value,
    options?: SyncStatsOptions,
  ): Value
  function useSyncStats(
    first?: ((stats: LinkStats) => unknown) | SyncStatsOptions,
    second?: SyncStatsOptions,
  ): unknown {
    const selector = typeof first === 'function' ? first : undefined
    const { hz = 4 } = (selector === undefined && typeof first === 'object' ? first : second) ?? {}
    const { link } = useStore()
    const source = useMemo(() => {
      const poll = statsPollOf(link, hz)
      return { read: poll.read, subscribe: poll.subscribe, readInitial: () => NO_STATS }
    }, [link, hz])
    return useSelected(source, selector ?? pickAll, equalValues)
  }
  return useSyncStats
}

function pickAll(stats: LinkStats): LinkStats {
  return stats
}
