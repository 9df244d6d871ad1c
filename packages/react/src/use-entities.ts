import type { EntityId, Schema } from '@tx2-link/core'
import { useReplica } from './link-context.ts'
import type { EntityQuery } from './store/entity-query.ts'
import type { ReplicaStore } from './store/replica-store.ts'
import { useQuery } from './use-query.ts'

const NO_ENTITIES: readonly EntityId[] = Object.freeze([])

/**
 * The ids of the entities that a query means: by the components that they have, by what those say
 * (`where`), sorted and limited, by id unless told. Renders when an entity goes in or out or to
 * another place, and with `values` also when one of those components changes in an entity of the
 * list; not for other values. The query may be written in place: it is compared by what it says.
 * Throws LinkError `invalidConfig` for what is no query.
 */
export function useEntities(query: EntityQuery): readonly EntityId[] {
  return useEntitiesIn(useReplica(), query)
}

export function useEntitiesIn<S extends Schema>(
  store: ReplicaStore<S>,
  query: EntityQuery<S>,
): readonly EntityId[] {
  return useQuery(store, query, readIds, NO_ENTITIES)
}

function readIds<S extends Schema>(
  store: ReplicaStore<S>,
  query: EntityQuery<S>,
): readonly EntityId[] {
  return store.getState().world.query(query)
}
