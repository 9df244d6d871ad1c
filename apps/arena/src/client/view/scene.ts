import type { EntityId } from '@tx2-link/core'
import { Timeline, type WorldView } from '@tx2-link/react/store'
import type { ArenaSchema } from '../../game/schema.ts'
import { Effects } from './effects.ts'
import { Fighter } from './fighter.ts'

/** A zone as it is drawn. */
export interface ZoneMark {
  readonly letter: string
  readonly x: number
  readonly y: number
  readonly radius: number
  readonly owner: number
  readonly capturing: number
  readonly progress: number
}

const fighterQuery = { all: ['Fighter', 'Position'] } as const
const zoneQuery = { all: ['Zone'] } as const

/** After this long without news, what changed meanwhile is not shown as if it happened now. */
const quietAfterMs = 600

/**
 * The replica as the canvas needs it: one record a fighter, read once for each published revision
 * and moved each frame. React has no part in it.
 */
export class Scene {
  readonly fighters: Fighter[] = []
  readonly effects = new Effects()
  zones: readonly ZoneMark[] = []
  tick = 0
  readonly #byId = new Map<EntityId, Fighter>()
  readonly #timeline = new Timeline()
  #reading = 0
  #readAtMs = -Infinity

  fighter(id: EntityId | undefined): Fighter | undefined {
    return id === undefined ? undefined : this.#byId.get(id)
  }

  /** Takes over what the replica now says. `serverMs` is the time of its last tick. */
  read(world: WorldView<ArenaSchema>, tick: number, serverMs: number, nowMs: number): void {
    const restarted = this.#timeline.observe(serverMs, nowMs)
    const quiet = restarted || nowMs - this.#readAtMs > quietAfterMs
    this.#readAtMs = nowMs
    this.#reading += 1
    this.tick = tick
    for (const id of world.query(fighterQuery)) {
      const known = this.#byId.get(id)
      const fighter = known ?? this.#add(id)
      this.#readFighter(world, fighter, serverMs, nowMs, quiet || !known)
    }
    this.#dropMissing()
    this.#readZones(world)
  }

  /** Moves everything to this moment. */
  advance(nowMs: number, elapsedMs: number): void {
    const serverMs = this.#timeline.serverTimeAt(nowMs)
    for (const fighter of this.fighters) {
      fighter.advance(serverMs, elapsedMs, this.#byId.get(fighter.target))
    }
    this.effects.prune(nowMs)
    this.#drawOutDashes(nowMs)
  }

  #readFighter(
    world: WorldView<ArenaSchema>,
    fighter: Fighter,
    serverMs: number,
    nowMs: number,
    quiet: boolean,
  ): void {
    const { id } = fighter
    fighter.reading = this.#reading
    const x = world.field(id, 'Position', 'x') ?? 0
    const y = world.field(id, 'Position', 'y') ?? 0
    fighter.bot = world.field(id, 'Fighter', 'bot') ?? false
    fighter.place(serverMs, x, y)
    fighter.name = world.field(id, 'Fighter', 'name') ?? ''
    fighter.team = world.field(id, 'Fighter', 'team') ?? 0
    fighter.maxHealth = Math.max(1, world.field(id, 'Health', 'max') ?? 1)
    fighter.shieldUntil = world.field(id, 'Abilities', 'shieldUntil') ?? 0

    const health = world.field(id, 'Health', 'current') ?? 0
    const target = world.field(id, 'Aim', 'target') ?? 0
    const firedAt = world.field(id, 'Aim', 'firedAt') ?? 0
    const backAt = world.field(id, 'Fallen', 'backAt') ?? 0
    const dashAt = world.field(id, 'Abilities', 'dashAt') ?? 0
    const volleyAt = world.field(id, 'Abilities', 'volleyAt') ?? 0
    if (!quiet) {
      // Places are drawn in the past; what happened there must not be seen before them.
      const at = nowMs + fighter.delayMs
      if (firedAt > fighter.firedAt) this.#showShot(world, fighter, target, at, x, y)
      if (health < fighter.health) this.#showHit(fighter, fighter.health - health, at, x, y)
      if (backAt > 0 && !fighter.fallen) this.effects.start('death', at, x, y, fighter.team)
      if (backAt === 0 && fighter.fallen) this.effects.start('respawn', at, x, y, fighter.team)
      if (dashAt > fighter.dashAt) this.#showDash(fighter, at, x, y)
      if (volleyAt > fighter.volleyAt) this.effects.start('volley', at, x, y, fighter.team)
    }
    fighter.health = health
    fighter.target = target
    fighter.firedAt = firedAt
    fighter.backAt = backAt
    fighter.dashAt = dashAt
    fighter.volleyAt = volleyAt
  }

  #showShot(
    world: WorldView<ArenaSchema>,
    fighter: Fighter,
    target: EntityId,
    at: number,
    x: number,
    y: number,
  ): void {
    const toX = world.field(target, 'Position', 'x')
    const toY = world.field(target, 'Position', 'y')
    if (toX === undefined || toY === undefined) return
    const tracer = this.effects.start('tracer', at, x, y, fighter.team)
    if (!tracer) return
    tracer.toX = toX
    tracer.toY = toY
  }

  #showHit(fighter: Fighter, amount: number, at: number, x: number, y: number): void {
    this.effects.start('spark', at, x, y, fighter.team)
    const number = this.effects.start('damage', at, x, y, fighter.team)
    if (!number) return
    number.amount = amount
    number.fighter = fighter.id
  }

  #showDash(fighter: Fighter, at: number, x: number, y: number): void {
    const streak = this.effects.start('dash', at, x, y, fighter.team)
    if (streak) streak.fighter = fighter.id
  }

  /** A dash's streak reaches from where it began to where the fighter is now. */
  #drawOutDashes(nowMs: number): void {
    for (const effect of this.effects.live) {
      if (effect.kind !== 'dash' || effect.startMs > nowMs) continue
      const fighter = this.#byId.get(effect.fighter)
      if (!fighter || fighter.fallen) continue
      effect.toX = fighter.x
      effect.toY = fighter.y
    }
  }

  #readZones(world: WorldView<ArenaSchema>): void {
    const zones: ZoneMark[] = []
    for (const id of world.query(zoneQuery)) {
      const zone = world.component(id, 'Zone')
      if (zone) zones.push(zone)
    }
    this.zones = zones
  }

  #add(id: EntityId): Fighter {
    const fighter = new Fighter(id)
    this.#byId.set(id, fighter)
    this.fighters.push(fighter)
    return fighter
  }

  #dropMissing(): void {
    let kept = 0
    for (const fighter of this.fighters) {
      if (fighter.reading === this.#reading) {
        this.fighters[kept] = fighter
        kept += 1
      } else {
        this.#byId.delete(fighter.id)
      }
    }
    this.fighters.length = kept
  }
}
