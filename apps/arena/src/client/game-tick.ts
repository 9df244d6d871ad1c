import type { WorldView } from '@tx2-link/react/store'
import type { ArenaSchema } from '../game/schema.ts'

const matchQuery = { all: ['Match'] } as const

/** The tick of the game that is shown, by its own word; 0 before there is a world. */
export function gameTick(world: WorldView<ArenaSchema>): number {
  const [id] = world.query(matchQuery)
  return id === undefined ? 0 : (world.field(id, 'Match', 'tick') ?? 0)
}
