import { useSyncExternalStore } from 'react'

/** Figures change in place at most this often, in ms: faster cannot be read. */
const EVERY_MS = 250

const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  timer ??= setInterval(() => {
    for (const tell of listeners) tell()
  }, EVERY_MS)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

/** A figure read four times a second; renders when it is another one. Read plain values, no objects. */
export function useSample<Figure extends string | number | boolean | undefined>(
  read: () => Figure,
): Figure {
  return useSyncExternalStore(subscribe, read)
}
