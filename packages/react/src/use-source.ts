import { useSyncExternalStore } from 'react'

/** Something outside React that is read and listened to. Must be memoized, else it is subscribed to anew in each render. */
export interface Source<Value> {
  /** Gives the same value until a listener was told. */
  read(): Value
  subscribe(listener: () => void): () => void
  /** What the server rendered and hydration starts from. */
  readInitial(): Value
}

/** Renders again when the source's value is another one. */
export function useSource<Value>(source: Source<Value>): Value {
  return useSyncExternalStore(source.subscribe, source.read, source.readInitial)
}

/** The source of hooks that were given no id: nothing, for ever. */
export const NOTHING: Source<undefined> = {
  read: () => undefined,
  subscribe: () => () => {},
  readInitial: () => undefined,
}
