import type { EntityId } from '@tx2-link/core'
import type { MutablePoint, Point } from './geometry.ts'
import type { ArenaWorld } from './schema.ts'
import { tuning } from './tuning.ts'

type Weapon = typeof tuning.bot | typeof tuning.player

export interface FighterTraits {
  readonly name: string
  readonly team: number
  readonly bot: boolean
}

/** One who walks and shoots, bot or player: the state of the simulation behind its components. */
export class Fighter implements MutablePoint {
  readonly id: EntityId
  readonly team: number
  readonly bot: boolean
  readonly weapon: Weapon
  name: string
  x: number
  y: number
  velocityX = 0
  velocityY = 0
  /** Where it wants to go, as a velocity; set anew in every step. */
  wantedX = 0
  wantedY = 0
  health: number = tuning.maxHealth
  kills = 0
  deaths = 0
  points = 0
  target: Fighter | undefined
  loadedAt = 0
  hurtAt = -tuning.calmAfter
  shieldUntil = 0
  /** The tick at which it comes back; undefined while it lives. */
  backAt: number | undefined
  gone = false
  #publishedX: number
  #publishedY: number

  constructor(id: EntityId, traits: FighterTraits, position: Point) {
    this.id = id
    this.name = traits.name
    this.team = traits.team
    this.bot = traits.bot
    this.weapon = traits.bot ? tuning.bot : tuning.player
    this.x = position.x
    this.y = position.y
    this.#publishedX = onGrid(position.x)
    this.#publishedY = onGrid(position.y)
  }

  get alive(): boolean {
    return this.backAt === undefined && !this.gone
  }

  /** Writes the coordinates that moved at least `slack` units since they were last written. */
  publishPosition(world: ArenaWorld, slack: number): void {
    const x = onGrid(this.x)
    const y = onGrid(this.y)
    const movedX = x !== this.#publishedX
    const movedY = y !== this.#publishedY
    if (!movedX && !movedY) return
    const far = Math.abs(x - this.#publishedX) >= slack || Math.abs(y - this.#publishedY) >= slack
    if (!far) return
    this.#publishedX = x
    this.#publishedY = y
    if (movedX && movedY) world.patch(this.id, 'Position', { x, y })
    else if (movedX) world.setField(this.id, 'Position', 'x', x)
    else world.setField(this.id, 'Position', 'y', y)
  }
}

/** The components that every fighter starts with. */
export function fighterComponents({ name, team, bot }: FighterTraits, position: Point) {
  return {
    Position: { x: onGrid(position.x), y: onGrid(position.y) },
    Health: { current: tuning.maxHealth, max: tuning.maxHealth },
    Fighter: { name, team, bot },
    Aim: { target: 0, firedAt: 0 },
    Score: { kills: 0, deaths: 0, points: 0 },
  }
}

function onGrid(coordinate: number): number {
  return Math.round(coordinate / tuning.positionGrid) * tuning.positionGrid
}
