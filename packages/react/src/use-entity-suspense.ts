import type { EntityComponents, EntityId, Schema } from '@tx2-link/core'
import { useReplica } from './link-context.ts'
import type { ReplicaStore } from './store/replica-store.ts'
import { useEntityIn } from './use-entity.ts'
import { usePresence } from './use-presence.ts'

/**
 * `useEntity` that suspends until the entity is there for the first time: the nearest `Suspense`
 * shows its fallback. From then on it is undefined when the entity is gone. Without an id it does
 * not suspend. On a server it throws inside of `Suspense`, so that the client renders that part.
 */
export function useEntitySuspense(
  id: EntityId | null | undefined,
): EntityComponents<Schema> | undefined {
  return useEntitySuspenseIn(useReplica(), id)
}

export function useEntitySuspenseIn<S extends Schema>(
  store: ReplicaStore<S>,
  id: EntityId | null | undefined,
): EntityComponents<S> | undefined {
  const entity = useEntityIn(store, id)
  usePresence(store, id, undefined, entity !== undefined)
  return entity
}
