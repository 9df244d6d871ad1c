import type { EntityId } from '@tx2-link/core'
import { useMemo } from 'react'
import { useReplica } from './link-context.ts'
import { type EntityQuery, queryKey, queryOfKey } from './store/entity-query.ts'
import type { ReplicaStore } from './store/replica-store.ts'
import { useSource } from './use-source.ts'

const NO_ENTITIES: readonly EntityId[] = Object.freeze([])

/**
 * The ids of the entities that have `all`, some of `any` and none of these components, ascending.
 * Renders when an entity goes in or out, not when components change their values. The query may be
 * written in place: it is compared by what it says.
 */
export function useEntities(query: EntityQuery): readonly EntityId[] {
  return useEntitiesIn(useReplica(), query)
}

export function useEntitiesIn(store: ReplicaStore, query: EntityQuery): readonly EntityId[] {
  const key = queryKey(query)
  return useSource(
    useMemo(() => {
      // From the key, since the query is another object in each render and says the same.
      const asked = queryOfKey(key)
      return {
        read: () => store.getState().world.query(asked),
        subscribe: (listener: () => void) => store.subscribeQuery(asked, listener),
        readInitial: () => NO_ENTITIES,
      }
    }, [store, key]),
  )
}
