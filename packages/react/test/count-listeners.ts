import type { ReplicaStore } from '../src/store/replica-store.ts'
import type { Source } from '../src/store/source.ts'

/** How often a store was listened to, in any of its ways, and how many listen now. */
export interface ListenerCount {
  readonly subscriptions: number
  readonly listening: number
}

/** Counts from now on. */
export function countListeners(store: ReplicaStore): ListenerCount {
  const count = { subscriptions: 0, listening: 0 }
  const counted =
    <Parameters extends unknown[]>(subscribe: (...parameters: Parameters) => () => void) =>
    (...parameters: Parameters) => {
      const unsubscribe = subscribe(...parameters)
      count.subscriptions += 1
      count.listening += 1
      return () => {
        unsubscribe()
        count.listening -= 1
      }
    }
  const countedSources = new WeakMap<object, unknown>()
  // Hooks rest on being given the same source again, so each has one that counts.
  const countedSource = <Value>(source: Source<Value>): Source<Value> => {
    const known = countedSources.get(source) as Source<Value> | undefined
    if (known !== undefined) return known
    const counting = { ...source, subscribe: counted(source.subscribe) }
    countedSources.set(source, counting)
    return counting
  }
  const { entitySource, componentSource } = store
  store.subscribe = counted(store.subscribe)
  store.subscribeEntity = counted(store.subscribeEntity)
  store.subscribeComponent = counted(store.subscribeComponent)
  store.entitySource = (id) => countedSource(entitySource(id))
  store.componentSource = (id, name) => countedSource(componentSource(id, name))
  store.subscribeQuery = counted(store.subscribeQuery)
  store.subscribeStatus = counted(store.subscribeStatus)
  return count
}
