import type { EntityId } from '@tx2-link/core'
import type { ArenaWorld } from './schema.ts'
import { nobody, teamCount } from './teams.ts'
import { tuning } from './tuning.ts'

/** The round's clock and the teams' points. */
export class Match {
  readonly #world: ArenaWorld
  readonly #id: EntityId
  readonly #points: number[]
  #round = 1
  #endsAt: number
  #nextPointAt: number

  constructor(world: ArenaWorld, now: number) {
    this.#world = world
    this.#points = Array.from({ length: teamCount }, () => 0)
    this.#endsAt = now + tuning.roundTicks
    this.#nextPointAt = now + tuning.zonePointEvery
    this.#id = world.spawn({ Match: { tick: now, ...this.#value() } })
  }

  get round(): number {
    return this.#round
  }

  pointsOf(team: number): number {
    return this.#points[team] ?? 0
  }

  isOver(now: number): boolean {
    return now >= this.#endsAt
  }

  /** The team with the most points, or nobody if two have as many. */
  leader(): number {
    const most = Math.max(...this.#points)
    const first = this.#points.indexOf(most)
    return first === this.#points.lastIndexOf(most) ? first : nobody
  }

  /** Gives each holder its point when one is due; `owners` are the zones' owners. */
  reward(owners: readonly number[], now: number): void {
    if (now < this.#nextPointAt) return
    this.#nextPointAt += tuning.zonePointEvery
    let scored = false
    for (const owner of owners) {
      if (owner === nobody) continue
      this.#points[owner] = this.pointsOf(owner) + 1
      scored = true
    }
    if (scored) this.#world.patch(this.#id, 'Match', this.#value())
  }

  startNextRound(now: number): void {
    this.#round = (this.#round % 0xffff) + 1
    this.#points.fill(0)
    this.#endsAt = now + tuning.roundTicks
    this.#nextPointAt = now + tuning.zonePointEvery
    this.#world.patch(this.#id, 'Match', this.#value())
  }

  tellTick(now: number): void {
    this.#world.setField(this.#id, 'Match', 'tick', now)
  }

  #value() {
    return {
      round: this.#round,
      endsAt: this.#endsAt,
      tide: this.pointsOf(0),
      ember: this.pointsOf(1),
      dusk: this.pointsOf(2),
    }
  }
}
