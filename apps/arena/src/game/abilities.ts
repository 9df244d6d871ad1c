import type { ArenaState } from './arena-state.ts'
import { findEnemies, hurt } from './combat.ts'
import type { Fighter } from './fighters.ts'
import type { Point } from './geometry.ts'
import { tuning } from './tuning.ts'

/** How often each ability's key was pressed, counted by the client modulo 65,536. */
export interface CastCounters {
  readonly dash: number
  readonly volley: number
  readonly shield: number
}

const counterSpan = 0x1_0000

/** One player's abilities: a press acts if its ability has cooled down, else it is lost. */
export class Abilities {
  readonly #fighter: Fighter
  #seen: CastCounters
  #dashAt = 0
  #volleyAt = 0
  #shieldAt = 0
  #dashUntil = 0
  #dashDirection: Point = { x: 0, y: 0 }

  /** Presses counted before now do not act. */
  constructor(fighter: Fighter, seen: CastCounters) {
    this.#fighter = fighter
    this.#seen = seen
  }

  /** Acts on presses since the last call; `heading` is the way that the player faces. */
  update(state: ArenaState, counters: CastCounters, heading: Point): void {
    const before = this.#seen
    this.#seen = counters
    if (!this.#fighter.alive) return
    if (rose(before.dash, counters.dash)) this.#dash(state, heading)
    if (rose(before.volley, counters.volley)) this.#volley(state)
    if (rose(before.shield, counters.shield)) this.#shield(state)
  }

  /** The direction of a dash that is under way. */
  dashDirection(now: number): Point | undefined {
    return now < this.#dashUntil ? this.#dashDirection : undefined
  }

  /** Falling ends what holds for a while; cooldowns go on. */
  interrupt(): void {
    this.#dashUntil = 0
    this.#fighter.shieldUntil = 0
  }

  #dash({ now, world }: ArenaState, heading: Point): void {
    if (now < this.#dashAt) return
    this.#dashAt = now + tuning.dashCooldown
    this.#dashUntil = now + tuning.dashTicks
    this.#dashDirection = { x: heading.x, y: heading.y }
    world.setField(this.#fighter.id, 'Abilities', 'dashAt', this.#dashAt)
  }

  #volley(state: ArenaState): void {
    if (state.now < this.#volleyAt) return
    this.#volleyAt = state.now + tuning.volleyCooldown
    state.world.setField(this.#fighter.id, 'Abilities', 'volleyAt', this.#volleyAt)
    const enemies = findEnemies(state, this.#fighter, tuning.volleyRange)
    for (const enemy of enemies.slice(0, tuning.volleyTargets)) {
      hurt(state, enemy, tuning.volleyDamage, this.#fighter)
    }
  }

  #shield({ now, world }: ArenaState): void {
    if (now < this.#shieldAt) return
    this.#shieldAt = now + tuning.shieldCooldown
    this.#fighter.shieldUntil = now + tuning.shieldTicks
    world.patch(this.#fighter.id, 'Abilities', {
      shieldAt: this.#shieldAt,
      shieldUntil: this.#fighter.shieldUntil,
    })
  }
}

/** Counters wrap: whatever is less than half a turn ahead has risen. */
function rose(before: number, after: number): boolean {
  const ahead = (after - before + counterSpan) % counterSpan
  return ahead > 0 && ahead < counterSpan / 2
}
