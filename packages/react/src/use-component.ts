import type { ComponentName, ComponentValue, EntityId, Schema } from '@tx2-link/core'
import { useReplica } from './link-context.ts'
import type { ReplicaStore } from './store/replica-store.ts'
import { NOTHING } from './store/source.ts'
import { useSource } from './use-source.ts'

/**
 * One component of an entity; undefined until it is there or without an id.
 * Renders when this component of this entity changes. The object stays the same one until then.
 */
export function useComponent(
  id: EntityId | null | undefined,
  name: string,
): ComponentValue<Schema, string> | undefined {
  return useComponentIn(useReplica(), id, name)
}

export function useComponentIn<S extends Schema, Name extends ComponentName<S>>(
  store: ReplicaStore<S>,
  id: EntityId | null | undefined,
  name: Name,
): ComponentValue<S, Name> | undefined {
  return useSource(id === null || id === undefined ? NOTHING : store.componentSource(id, name))
}
