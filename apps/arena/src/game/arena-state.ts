import type { Random } from '@tx2-link/core'
import type { Feed } from './feed.ts'
import type { Fighter } from './fighters.ts'
import type { ArenaMap } from './map.ts'
import type { Match } from './match.ts'
import type { Routes } from './routes.ts'
import type { ArenaWorld } from './schema.ts'
import type { SpatialGrid } from './spatial-grid.ts'
import type { Terrain } from './terrain.ts'
import type { Zone } from './zone.ts'

/** What the parts of the simulation share. */
export interface ArenaState {
  readonly world: ArenaWorld
  readonly random: Random
  readonly map: ArenaMap
  readonly terrain: Terrain
  readonly routes: Routes
  readonly zones: readonly Zone[]
  readonly match: Match
  readonly feed: Feed
  /** Bots and players, the living and the fallen. */
  readonly fighters: Fighter[]
  /** The living, where they were when the step began. */
  readonly grid: SpatialGrid<Fighter>
  /** The tick that is being made. */
  now: number
  /** Length of this step. */
  seconds: number
}
