import { useSyncExternalStore } from 'react'
import type { RunState, StoryRun } from '../../engine/run.ts'
import type { Played } from './story-player.ts'

/** The lists of a run; renders when something in them changes. */
export function useRunState(run: StoryRun): RunState {
  return useSyncExternalStore(
    (listener) => run.subscribe(listener),
    () => run.state,
  )
}

export function useIsPlaying({ driver }: Played): boolean {
  return useSyncExternalStore(driver.subscribe, () => driver.isPlaying)
}
