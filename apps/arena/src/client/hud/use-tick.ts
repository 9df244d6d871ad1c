import type { ReplicaState } from '@tx2-link/react/store'
import type { ArenaSchema } from '../../game/schema.ts'
import { gameTick } from '../game-tick.ts'
import { useWorld } from '../hooks.ts'

const hz = 4

/** The game's tick as of the last quarter of a second: what countdowns count from. */
export function useTick(): number {
  return useWorld(readTick, { hz })
}

function readTick({ world }: ReplicaState<ArenaSchema>): number {
  return gameTick(world)
}
