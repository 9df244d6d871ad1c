import type { EntityId } from '@tx2-link/core'
import type { ReplicaStore } from './replica-store.ts'

/**
 * Who waits may be gone and cannot say so: React forgets what it never mounted. After this long a
 * wait ends, and whoever is still there asks again.
 */
export const MAX_PRESENCE_WAIT_MS = 10_000

const waitsByStore = new WeakMap<object, Map<string, Promise<void>>>()

/**
 * Resolves when an entity, or one of its components, is there; the same promise for all who wait
 * for it. Also after 10 seconds, so that a wait for what never comes is not kept for ever.
 */
export function presenceOf(
  store: Pick<ReplicaStore, 'subscribeEntity' | 'getState'>,
  id: EntityId,
  name: string | undefined,
): Promise<void> {
  let waits = waitsByStore.get(store)
  if (waits === undefined) {
    waits = new Map()
    waitsByStore.set(store, waits)
  }
  const key = JSON.stringify([id, name])
  let wait = waits.get(key)
  if (wait === undefined) {
    wait = waitFor(store, id, name).then(() => void waits.delete(key))
    waits.set(key, wait)
  }
  return wait
}

function waitFor(
  store: Pick<ReplicaStore, 'subscribeEntity' | 'getState'>,
  id: EntityId,
  name: string | undefined,
): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer)
      unsubscribe()
      resolve()
    }
    const timer = setTimeout(end, MAX_PRESENCE_WAIT_MS)
    const unsubscribe = store.subscribeEntity(id, () => {
      if (store.getState().world.has(id, name)) end()
    })
  })
}
