import type { StoryRun } from '../../engine/run.ts'

/** Where a run's time axis ends, in virtual ms: at the end of its last step, or now when that is later. */
export function endOf({ state, nowMs }: StoryRun): number {
  const planned = state.steps.at(-1)?.endedAtMs ?? 0
  return Math.max(planned, state.endedAtMs ?? nowMs, 1)
}
