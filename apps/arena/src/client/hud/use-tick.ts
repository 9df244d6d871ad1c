import { gameTick } from '../game-tick.ts'
import { useSampled } from './use-sampled.ts'

const everyMs = 250

/** The game's tick as of the last quarter of a second: what countdowns count from. */
export function useTick(): number {
  return useSampled(gameTick, Object.is, everyMs)
}
