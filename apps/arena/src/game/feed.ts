import type { EntityId } from '@tx2-link/core'
import type { ArenaWorld } from './schema.ts'
import { tuning } from './tuning.ts'

/** What a line of the feed tells; the words are the client's. */
export const FeedKind = {
  /** `actor` joined `actorTeam`. */
  joined: 0,
  left: 1,
  /** `actor` killed `subject`. */
  killed: 2,
  /** `actorTeam` took zone `subject`. */
  captured: 3,
  /** `actorTeam` began to undo `subjectTeam`'s hold on zone `subject`. */
  contested: 4,
  /** `actorTeam` won round `subject`; nobody's team: a draw. */
  won: 5,
} as const

export type FeedKind = (typeof FeedKind)[keyof typeof FeedKind]

export interface FeedLine {
  readonly kind: FeedKind
  readonly actor: string
  readonly actorTeam: number
  readonly subject: string
  readonly subjectTeam: number
}

interface LivingLine {
  readonly id: EntityId
  readonly expiresAt: number
}

/** The last things that happened, each an entity for some seconds and never more than the cap. */
export class Feed {
  readonly #world: ArenaWorld
  readonly #lines: LivingLine[] = []
  #botKillAllowedAt = 0

  constructor(world: ArenaWorld) {
    this.#world = world
  }

  tell(line: FeedLine, now: number): void {
    if (this.#lines.length >= tuning.feedCap) this.#dropOldest()
    const id = this.#world.spawn({ Feed: line })
    this.#lines.push({ id, expiresAt: now + tuning.feedLife })
  }

  /** Kills in which a player has a part are always told, those among bots now and then. */
  tellKill(killer: Participant, victim: Participant, now: number): void {
    if (killer.bot && victim.bot) {
      if (now < this.#botKillAllowedAt) return
      this.#botKillAllowedAt = now + tuning.botKillGap
    }
    const line = {
      kind: FeedKind.killed,
      actor: killer.name,
      actorTeam: killer.team,
      subject: victim.name,
      subjectTeam: victim.team,
    }
    this.tell(line, now)
  }

  expire(now: number): void {
    while ((this.#lines[0]?.expiresAt ?? Infinity) <= now) this.#dropOldest()
  }

  #dropOldest(): void {
    const oldest = this.#lines.shift()
    if (oldest !== undefined) this.#world.despawn(oldest.id)
  }
}

interface Participant {
  readonly name: string
  readonly team: number
  readonly bot: boolean
}
