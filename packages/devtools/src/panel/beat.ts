import type { Recorder } from '../recording/recorder.ts'

/** Counts up while a recorder changes, a limited number of times a second. */
export interface Beat {
  readonly subscribe: (listener: () => void) => () => void
  readonly count: () => number
}

const beats = new WeakMap<Recorder, Map<number, Beat>>()

/** The one beat of this recorder and rate: its readers render together, in one pass. */
export function beatOf(recorder: Recorder, hz: number): Beat {
  let byRate = beats.get(recorder)
  if (byRate === undefined) {
    byRate = new Map()
    beats.set(recorder, byRate)
  }
  let beat = byRate.get(hz)
  if (beat === undefined) {
    beat = createBeat((listener) => recorder.subscribe(listener), 1000 / hz)
    byRate.set(hz, beat)
  }
  return beat
}

/** Passes on at most one change every `periodMs`; the last one always comes through. */
export function createBeat(
  subscribeToSource: (listener: () => void) => () => void,
  periodMs: number,
): Beat {
  const listeners = new Set<() => void>()
  let count = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let isResting = false
  let isDue = false
  let stop: (() => void) | undefined

  function tell(): void {
    count += 1
    isResting = true
    isDue = false
    timer = setTimeout(rested, periodMs)
    for (const listener of listeners) listener()
  }

  function rested(): void {
    isResting = false
    if (isDue) tell()
  }

  function changed(): void {
    if (isResting) isDue = true
    else tell()
  }

  return {
    subscribe: (listener) => {
      listeners.add(listener)
      if (listeners.size === 1) {
        // What happened while nobody listened must show at once.
        count += 1
        stop = subscribeToSource(changed)
      }
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        stop?.()
        clearTimeout(timer)
        isResting = false
        isDue = false
      }
    },
    count: () => count,
  }
}
