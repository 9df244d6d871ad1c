import { useSyncStats } from '../hooks.ts'

/** The world's tick as of the last quarter of a second: what countdowns count from. */
export function useTick(): number {
  return useSyncStats().tick
}
