import { useSyncExternalStore } from 'react'
import type { Value } from './value.ts'

/** Renders when the value changes. */
export function useValue<Kind>(value: Value<Kind>): Kind {
  return useSyncExternalStore(value.subscribe, value.get)
}
