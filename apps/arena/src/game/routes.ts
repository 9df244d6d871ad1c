import type { Point } from './geometry.ts'
import { CostGrid, FlowField } from './flow-field.ts'
import type { ArenaMap } from './map.ts'
import type { Terrain } from './terrain.ts'

/** A place that fighters walk to, with the way there from everywhere. */
export interface Destination extends Point {
  /** Who is this near to it has arrived. */
  readonly radius: number
  readonly way: FlowField
}

/** All the places that bots walk to. */
export interface Routes {
  readonly zones: readonly Destination[]
  /** By team. */
  readonly bases: readonly Destination[]
  readonly camps: readonly Destination[]
}

const campRadius = 130

export function createRoutes(map: ArenaMap, terrain: Terrain): Routes {
  const grid = new CostGrid(map, terrain)
  const destination = ({ x, y }: Point, radius: number): Destination => ({
    x,
    y,
    radius,
    way: new FlowField(grid, { x, y }),
  })
  return {
    zones: map.zones.map((zone) => destination(zone, zone.radius)),
    bases: map.bases.map((base) => destination(base, base.radius)),
    camps: map.camps.map((camp) => destination(camp, campRadius)),
  }
}
