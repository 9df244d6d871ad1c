import type { LinkStats } from '@tx2-link/core'
import { useMemo } from 'react'
import { useReplica } from './link-context.ts'
import type { ReplicaStore } from './store/replica-store.ts'
import { NO_STATS, statsPollOf } from './store/stats-poll.ts'
import { useSource } from './use-source.ts'

export interface SyncStatsOptions {
  /** How often the figures are read, in times a second; above 0, at most 60. Default 4: faster ones hold up transitions. */
  readonly hz?: number
}

/**
 * What the link has done: round trip, rates, totals, repairs. Read a few times a second by one
 * timer for all who ask at the same rate; renders when a figure is another one.
 */
export function useSyncStats({ hz = 4 }: SyncStatsOptions = {}): LinkStats {
  return useSyncStatsIn(useReplica(), hz)
}

export function useSyncStatsIn({ link }: ReplicaStore, hz: number): LinkStats {
  return useSource(
    useMemo(() => {
      const poll = statsPollOf(link, hz)
      return { read: poll.read, subscribe: poll.subscribe, readInitial: () => NO_STATS }
    }, [link, hz]),
  )
}
