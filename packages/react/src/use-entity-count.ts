import type { Schema } from '@tx2-link/core'
import { useReplica } from './link-context.ts'
import type { EntityQuery } from './store/entity-query.ts'
import type { ReplicaStore } from './store/replica-store.ts'
import { useQuery } from './use-query.ts'

/**
 * How many entities a query means, at most its limit. Renders when that number changes; makes no
 * list. Throws LinkError `invalidConfig` for what is no query.
 */
export function useEntityCount(query: EntityQuery): number {
  return useEntityCountIn(useReplica(), query)
}

export function useEntityCountIn<S extends Schema>(
  store: ReplicaStore<S>,
  query: EntityQuery<S>,
): number {
  return useQuery(store, query, readCount, 0)
}

function readCount<S extends Schema>(store: ReplicaStore<S>, query: EntityQuery<S>): number {
  return store.getState().world.count(query)
}
