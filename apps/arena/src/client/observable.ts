import { useSyncExternalStore } from 'react'

/** A value that changes now and then and tells who listens. */
export interface Observable<Value> {
  get(): Value
  subscribe(listener: () => void): () => void
}

/** An observable that its owner may set. */
export interface Source<Value> extends Observable<Value> {
  set(value: Value): void
}

export function createSource<Value>(initial: Value): Source<Value> {
  const listeners = new Set<() => void>()
  let current = initial
  return {
    get: () => current,
    set: (value) => {
      if (Object.is(value, current)) return
      current = value
      for (const listener of listeners) listener()
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** Reads an observable in a component, which renders again when it changes. */
export function useObservable<Value>(observable: Observable<Value>): Value {
  return useSyncExternalStore(observable.subscribe, observable.get, observable.get)
}
