import type { EntityComponents, EntityId, Schema } from '@tx2-link/core'
import { useReplica } from './link-context.ts'
import type { ReplicaStore } from './store/replica-store.ts'
import { NOTHING } from './store/source.ts'
import { useSource } from './use-source.ts'

/**
 * An entity's components by name; undefined while it does not live or without an id.
 * Renders when any component of this entity changes: `useComponent` renders less.
 */
export function useEntity(id: EntityId | null | undefined): EntityComponents<Schema> | undefined {
  return useEntityIn(useReplica(), id)
}

export function useEntityIn<S extends Schema>(
  store: ReplicaStore<S>,
  id: EntityId | null | undefined,
): EntityComponents<S> | undefined {
  return useSource(id === null || id === undefined ? NOTHING : store.entitySource(id))
}
