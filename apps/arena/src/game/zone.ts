import type { EntityId } from '@tx2-link/core'
import type { ZoneSite } from './layout.ts'
import type { ArenaWorld } from './schema.ts'
import { nobody } from './teams.ts'
import { tuning } from './tuning.ts'

type ZoneEvent =
  | { readonly type: 'captured'; readonly team: number }
  | { readonly type: 'contested'; readonly team: number }

/**
 * A place that belongs to whoever stood in it long enough: an enemy first undoes the owner's
 * hold (`progress` falls from 100 to 0), then builds up its own.
 */
export class Zone {
  readonly site: ZoneSite
  readonly #world: ArenaWorld
  readonly #id: EntityId
  #owner: number = nobody
  #capturing: number = nobody
  #progress = 0
  #contestToldAt = -tuning.contestGap

  constructor(world: ArenaWorld, site: ZoneSite) {
    this.site = site
    this.#world = world
    this.#id = world.spawn({ Zone: { ...site, ...this.#value() } })
  }

  get owner(): number {
    return this.#owner
  }

  /** From 0 (lost) to 100 (held firmly). */
  get hold(): number {
    return this.#owner === nobody ? 0 : this.#progress
  }

  reset(): void {
    this.#owner = nobody
    this.#capturing = nobody
    this.#progress = 0
    this.#world.patch(this.#id, 'Zone', this.#value())
  }

  /** One update for the numbers of each team's fighters inside. */
  update(present: readonly number[], now: number): ZoneEvent | undefined {
    const { leader, lead } = findLeader(present)
    const before = this.#value()
    const event = leader === nobody ? undefined : this.#press(leader, pressureOf(lead), now)
    const after = this.#value()
    if (
      before.owner !== after.owner ||
      before.capturing !== after.capturing ||
      before.progress !== after.progress
    ) {
      this.#world.patch(this.#id, 'Zone', after)
    }
    return event
  }

  #press(team: number, pressure: number, now: number): ZoneEvent | undefined {
    if (this.#owner === team) {
      this.#capturing = team
      this.#progress = Math.min(100, this.#progress + pressure)
      return undefined
    }
    if (this.#owner !== nobody) return this.#undo(team, pressure, now)
    if (this.#capturing !== team) {
      this.#progress -= pressure
      if (this.#progress > 0) return undefined
      this.#progress = 0
      this.#capturing = team
      return undefined
    }
    this.#progress = Math.min(100, this.#progress + pressure)
    if (this.#progress < 100) return undefined
    this.#owner = team
    return { type: 'captured', team }
  }

  #undo(team: number, pressure: number, now: number): ZoneEvent | undefined {
    this.#capturing = team
    this.#progress -= pressure
    if (this.#progress <= 0) {
      this.#progress = 0
      this.#owner = nobody
    }
    if (now - this.#contestToldAt < tuning.contestGap) return undefined
    this.#contestToldAt = now
    return { type: 'contested', team }
  }

  #value() {
    return {
      owner: this.#owner,
      capturing: this.#capturing,
      progress: Math.floor(this.#progress),
    }
  }
}

function findLeader(present: readonly number[]): { leader: number; lead: number } {
  let leader = nobody
  let most = 0
  let second = 0
  for (const [team, count] of present.entries()) {
    if (count > most) {
      second = most
      most = count
      leader = team
    } else if (count > second) {
      second = count
    }
  }
  return most > second ? { leader, lead: most - second } : { leader: nobody, lead: 0 }
}

function pressureOf(lead: number): number {
  return tuning.captureBase + tuning.capturePerLead * Math.min(lead, tuning.captureLeadCap)
}
