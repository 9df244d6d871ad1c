import type { ArenaState } from './arena-state.ts'
import type { Fighter } from './fighters.ts'
import type { FlowField } from './flow-field.ts'
import type { MutablePoint, Point } from './geometry.ts'
import { tuning } from './tuning.ts'

/** Below this speed (units a second) a fighter stands: no creeping, no writes. */
const standstill = 3
/** How fast neighbours that stand on each other drift apart, in units a second. */
const partingSpeed = 55

/** The share of its personal space that a bot lets others have. */
const closeEnough = 0.35

const neighbours: Fighter[] = []
const heading: MutablePoint = { x: 0, y: 0 }

export function stand(fighter: Fighter): void {
  fighter.wantedX = 0
  fighter.wantedY = 0
}

/** Walks straight to a point and slows down just before it, so as not to overshoot. */
export function seek(fighter: Fighter, point: Point, speed: number): void {
  const x = point.x - fighter.x
  const y = point.y - fighter.y
  const distance = Math.sqrt(x * x + y * y)
  const scale = distance < 2 ? 0 : Math.min(speed, distance * 5) / distance
  fighter.wantedX = x * scale
  fighter.wantedY = y * scale
}

/** Walks along a field, turned by `lean` radians: so that a stream is as wide as its road. */
export function follow(fighter: Fighter, way: FlowField, speed: number, lean: number): void {
  way.directionAt(fighter, heading)
  const cosine = Math.cos(lean) * speed
  const sine = Math.sin(lean) * speed
  fighter.wantedX = heading.x * cosine - heading.y * sine
  fighter.wantedY = heading.x * sine + heading.y * cosine
}

/** Circles a point: 1 clockwise, -1 counterclockwise, on the map whose y points down. */
export function strafe(fighter: Fighter, around: Point, speed: number, side: number): void {
  const x = around.x - fighter.x
  const y = around.y - fighter.y
  const distance = Math.sqrt(x * x + y * y)
  const scale = distance === 0 ? 0 : (speed * side) / distance
  fighter.wantedX = y * scale
  fighter.wantedY = -x * scale
}

/** Moves towards the wanted velocity, apart from neighbours and around what blocks. */
export function move(state: ArenaState, fighter: Fighter): void {
  const ease = Math.min(1, tuning.agility * state.seconds)
  fighter.velocityX += (fighter.wantedX - fighter.velocityX) * ease
  fighter.velocityY += (fighter.wantedY - fighter.velocityY) * ease
  const speed = fighter.velocityX * fighter.velocityX + fighter.velocityY * fighter.velocityY
  if (speed < standstill * standstill) {
    fighter.velocityX = 0
    fighter.velocityY = 0
  }
  const fromX = fighter.x
  const fromY = fighter.y
  fighter.x += fighter.velocityX * state.seconds
  fighter.y += fighter.velocityY * state.seconds
  // Bots make room for players, never the other way round: a player stands where it wants to.
  if (fighter.bot) partFromNeighbours(state, fighter)
  if (fighter.x !== fromX || fighter.y !== fromY) {
    state.terrain.settle(fighter, tuning.fighterRadius)
  }
}

function partFromNeighbours(state: ArenaState, fighter: Fighter): void {
  state.grid.collect(fighter, tuning.personalSpace, neighbours)
  let pushX = 0
  let pushY = 0
  for (const other of neighbours) {
    if (other === fighter || !other.alive) continue
    const x = fighter.x - other.x
    const y = fighter.y - other.y
    const distance = Math.sqrt(x * x + y * y)
    // Two on one spot part in a direction of their own each.
    const towardsX = distance === 0 ? Math.cos(fighter.id) : x / distance
    const towardsY = distance === 0 ? Math.sin(fighter.id) : y / distance
    const closeness = 1 - distance / tuning.personalSpace
    pushX += towardsX * closeness
    pushY += towardsY * closeness
  }
  const push = pushX * pushX + pushY * pushY
  // Slightly close is close enough: without this a standing crowd would never come to rest.
  if (push < closeEnough * closeEnough) return
  const scale = partingSpeed * state.seconds * Math.min(1, 1 / Math.sqrt(push))
  fighter.x += pushX * scale
  fighter.y += pushY * scale
}
