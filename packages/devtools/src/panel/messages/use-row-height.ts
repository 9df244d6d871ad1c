import { useSyncExternalStore } from 'react'

const COARSE = '(pointer: coarse)'

/** Height of a data row in CSS pixels: 20, or 28 where fingers point. */
export function useRowHeight(): number {
  return useSyncExternalStore(subscribe, read)
}

function read(): number {
  return matchMedia(COARSE).matches ? 28 : 20
}

function subscribe(listener: () => void): () => void {
  const query = matchMedia(COARSE)
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}
