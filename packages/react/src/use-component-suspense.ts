import type { ComponentName, ComponentValue, EntityId, Schema } from '@tx2-link/core'
import { useReplica } from './link-context.ts'
import type { ReplicaStore } from './store/replica-store.ts'
import { useComponentIn } from './use-component.ts'
import { usePresence } from './use-presence.ts'

/**
 * `useComponent` that suspends until the component is there for the first time: the nearest
 * `Suspense` shows its fallback. From then on it is undefined when the component is gone. Without
 * an id it does not suspend. On a server it throws inside of `Suspense`, so that the client renders
 * that part.
 */
export function useComponentSuspense(
  id: EntityId | null | undefined,
  name: string,
): ComponentValue<Schema, string> | undefined {
  return useComponentSuspenseIn(useReplica(), id, name)
}

export function useComponentSuspenseIn<S extends Schema, Name extends ComponentName<S>>(
  store: ReplicaStore<S>,
  id: EntityId | null | undefined,
  name: Name,
): ComponentValue<S, Name> | undefined {
  const component = useComponentIn(store, id, name)
  usePresence(store, id, name, component !== undefined)
  return component
}
