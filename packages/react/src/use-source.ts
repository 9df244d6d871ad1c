import { useSyncExternalStore } from 'react'
import type { Source } from './store/source.ts'

/** Renders again when the source's value is another one. The source must be the same one in each render, else it is subscribed to anew. */
export function useSource<Value>(source: Source<Value>): Value {
  return useSyncExternalStore(source.subscribe, source.read, source.readInitial)
}
