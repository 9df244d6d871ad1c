import type { ComponentName, ComponentValue, EntityId, Schema } from '@tx2-link/core'
import { useLayoutEffect } from 'react'
import { useReplica } from './link-context.ts'
import type { ReplicaStore } from './store/replica-store.ts'
import { useLatest } from './use-latest.ts'

/**
 * Calls back with a component when mounted and whenever it changes, comes or goes (undefined), in
 * the frame in which others render it; renders nothing itself. For what moves in every tick: the
 * callback writes to a ref, the DOM or a canvas. It may be another function in each render; without
 * an id it is not called.
 */
export function useEntityEffect(
  id: EntityId | null | undefined,
  name: string,
  callback: (value: ComponentValue<Schema, string> | undefined, id: EntityId) => void,
): void {
  useEntityEffectIn(useReplica(), id, name, callback)
}

export function useEntityEffectIn<S extends Schema, Name extends ComponentName<S>>(
  store: ReplicaStore<S>,
  id: EntityId | null | undefined,
  name: Name,
  callback: (value: ComponentValue<S, Name> | undefined, id: EntityId) => void,
): void {
  const latest = useLatest(callback)
  // Before anything is painted, so that nothing is seen without what the callback writes.
  useLayoutEffect(() => {
    if (id === null || id === undefined) return undefined
    const source = store.componentSource(id, name)
    let told = source.read()
    const tell = (): void => {
      const value = source.read()
      // It changed and changed back.
      if (value === told) return
      told = value
      latest.current(value, id)
    }
    latest.current(told, id)
    // It may itself have made something arrive and be published, of which nobody has told it yet.
    while (source.read() !== told) tell()
    return source.subscribe(tell)
  }, [store, id, name, latest])
}
