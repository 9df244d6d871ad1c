import type { EntityId, Schema } from '@tx2-link/core'
import { useReplica } from './link-context.ts'
import type { EntityQuery } from './store/entity-query.ts'
import type { ReplicaStore } from './store/replica-store.ts'
import { useEntitiesIn } from './use-entities.ts'

/** A query whose limit is one. */
export type FirstQuery<S extends Schema = Schema> = Omit<EntityQuery<S>, 'limit'>

/**
 * The first entity that a query means, in its order, by id unless told; undefined when there is
 * none. Renders when another one is first, and with `values` also when one of those changes in it.
 * Throws LinkError `invalidConfig` for what is no query.
 */
export function useFirst(query: FirstQuery): EntityId | undefined {
  return useFirstIn(useReplica(), query)
}

export function useFirstIn<S extends Schema>(
  store: ReplicaStore<S>,
  query: FirstQuery<S>,
): EntityId | undefined {
  return useEntitiesIn(store, { ...query, limit: 1 })[0]
}
