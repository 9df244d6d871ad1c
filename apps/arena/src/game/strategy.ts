import type { ArenaState } from './arena-state.ts'
import type { Fighter } from './fighters.ts'
import { distanceBetween } from './geometry.ts'
import { pickWeighted, wholeBetween } from './random.ts'
import { nobody, teamCount } from './teams.ts'
import { ticksOf } from './tuning.ts'
import type { Zone } from './zone.ts'

export type Task =
  | { readonly kind: 'hold'; readonly zone: number }
  | { readonly kind: 'roam'; readonly camp: number }
  | { readonly kind: 'retreat' }

interface Plan {
  /** The zone that the team wants most at the moment. */
  focus: number
  until: number
}

/** A zone with this many of one's own on the way to it needs nobody else. */
const crowd = 38

/** How much roaming weighs beside the zones, which weigh about 1 each. */
const roaming = 0.9

/** Each team's plan: so that its bots come in waves and not one by one. */
export class Strategy {
  readonly #plans: readonly Plan[] = Array.from({ length: teamCount }, () => ({
    focus: 0,
    until: 0,
  }))
  /** Bots sent to each zone, by team. */
  readonly #sent: readonly number[][]

  constructor(zoneCount: number) {
    this.#sent = Array.from({ length: teamCount }, () => Array.from({ length: zoneCount }, () => 0))
  }

  /** Makes new plans for teams whose time for the last one is up. */
  update(state: ArenaState): void {
    for (const [team, plan] of this.#plans.entries()) {
      if (state.now < plan.until) continue
      plan.until = state.now + wholeBetween(state.random, ticksOf(18), ticksOf(40))
      const base = state.map.bases[team]
      const weights = state.zones.map((zone) => {
        const near = base === undefined ? 1 : 900 / distanceBetween(base, zone.site)
        return zone.owner === team ? 0.15 : near * (zone.owner === nobody ? 1 : 1.3)
      })
      plan.focus = pickWeighted(state.random, weights)
    }
  }

  /** What one bot does next; the task that it had is over. */
  choose(state: ArenaState, fighter: Fighter, previous: Task | undefined): Task {
    this.#count(fighter.team, previous, -1)
    const weights = state.zones.map((_, zone) => this.#need(state, fighter, zone))
    weights.push(roaming)
    const choice = pickWeighted(state.random, weights)
    const task: Task =
      choice < state.zones.length
        ? { kind: 'hold', zone: choice }
        : { kind: 'roam', camp: pickCamp(state, fighter) }
    this.#count(fighter.team, task, 1)
    return task
  }

  /** A bot gives up what it was doing. */
  release(fighter: Fighter, task: Task): void {
    this.#count(fighter.team, task, -1)
  }

  #need({ zones }: ArenaState, fighter: Fighter, index: number): number {
    const zone = zones[index]
    if (zone === undefined) return 0
    const nearness = 1 / (0.4 + distanceBetween(fighter, zone.site) / 700)
    const sent = this.#sent[fighter.team]?.[index] ?? 0
    return nearness * this.#urgency(zone, fighter.team, index) * (sent > crowd ? 0.25 : 1)
  }

  #urgency(zone: Zone, team: number, index: number): number {
    if (zone.owner === team) return 0.5 + (100 - zone.hold) / 60
    return this.#plans[team]?.focus === index ? 2.4 : 0.7
  }

  #count(team: number, task: Task | undefined, change: number): void {
    const sent = this.#sent[team]
    if (task?.kind === 'hold' && sent !== undefined) {
      sent[task.zone] = (sent[task.zone] ?? 0) + change
    }
  }
}

function pickCamp({ map, random }: ArenaState, fighter: Fighter): number {
  const weights = map.camps.map((camp) => 1 / (0.5 + distanceBetween(fighter, camp) / 600))
  return pickWeighted(random, weights)
}
