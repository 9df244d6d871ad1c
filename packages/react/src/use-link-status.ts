import type { LinkStatus } from '@tx2-link/core'
import { useMemo } from 'react'
import { useReplica } from './link-context.ts'
import type { ReplicaStore } from './store/replica-store.ts'
import { useSource } from './use-source.ts'

/**
 * How the link is: connecting, live, stale, reconnecting, offline.
 * Renders when that changes, not with each message; on the server it is idle.
 */
export function useLinkStatus(): LinkStatus {
  return useLinkStatusIn(useReplica())
}

export function useLinkStatusIn(store: ReplicaStore): LinkStatus {
  return useSource(
    useMemo(
      () => ({
        read: () => store.getState().status,
        subscribe: store.subscribeStatus,
        readInitial: () => store.getInitialState().status,
      }),
      [store],
    ),
  )
}
