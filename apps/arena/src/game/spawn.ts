import type { Random } from '@tx2-link/core'
import type { ArenaState } from './arena-state.ts'
import type { Fighter } from './fighters.ts'
import type { Circle, MutablePoint, Point } from './geometry.ts'
import { tuning } from './tuning.ts'
import type { Terrain } from './terrain.ts'

/** A place within the circle on which one can stand, evenly spread over its area. */
export function pickPlace(circle: Circle, terrain: Terrain, random: Random): Point {
  const angle = random() * 2 * Math.PI
  const distance = Math.sqrt(random()) * circle.radius
  const place: MutablePoint = {
    x: circle.x + Math.cos(angle) * distance,
    y: circle.y + Math.sin(angle) * distance,
  }
  terrain.settle(place, tuning.fighterRadius)
  return place
}

export function placeAtBase({ map, terrain, random }: ArenaState, team: number): Point {
  const base = map.bases[team]
  if (base === undefined) throw new RangeError(`There is no team ${team}.`)
  return pickPlace(base, terrain, random)
}

/** Brings a fallen fighter back to its base, whole. */
export function revive(state: ArenaState, fighter: Fighter): void {
  const place = placeAtBase(state, fighter.team)
  fighter.backAt = undefined
  fighter.x = place.x
  fighter.y = place.y
  fighter.velocityX = 0
  fighter.velocityY = 0
  fighter.health = tuning.maxHealth
  state.world.remove(fighter.id, 'Fallen')
  state.world.setField(fighter.id, 'Health', 'current', fighter.health)
  fighter.publishPosition(state.world, 0)
}
