import type { Random, World } from '@tx2-link/core'
import type { GameSchema } from '../../components/schema.ts'

/** Who stands for which state, by entity. */
export const HERO = { full: 1, hurt: 2, low: 3, dead: 4, healing: 5, gone: 6 } as const

const FIRST_OF_CROWD = 11
const MOST_HEALTH = 100
const WORST_HIT = 24

/** A healed one is brought up from here, again and again. */
const HEALED_FROM = 20
const HEALED_PER_SECOND = 16

const NAMES: Readonly<Record<keyof typeof HERO, string>> = {
  full: 'Alder',
  hurt: 'Birk',
  low: 'Cress',
  dead: 'Dorn',
  healing: 'Elm',
  gone: 'Fern',
}

export function crowdIds(size: number): number[] {
  return Array.from({ length: size }, (_, index) => FIRST_OF_CROWD + index)
}

/** Six whose health says something each, and a crowd in which some are hit in each tick. */
export class Fight {
  readonly #crowd: readonly number[]
  readonly #random: Random

  constructor(crowd: number, random: Random) {
    this.#crowd = crowdIds(crowd)
    this.#random = random
  }

  populate(world: World<GameSchema>, hurt: number): void {
    const health = { full: MOST_HEALTH, hurt, low: 18, dead: 0, healing: HEALED_FROM, gone: 71 }
    for (const name of ['full', 'hurt', 'low', 'dead', 'healing', 'gone'] as const) {
      const Health = { current: health[name], max: MOST_HEALTH }
      world.spawn({ Health, Name: { value: NAMES[name] } }, { id: HERO[name] })
    }
    world.set(HERO.healing, 'Healing', { perSecond: HEALED_PER_SECOND })
    for (const id of this.#crowd) {
      world.spawn({ Health: { current: MOST_HEALTH, max: MOST_HEALTH } }, { id })
    }
  }

  /** So many of the crowd are hit; who is dead already is back. */
  move(world: World<GameSchema>, atMs: number, hurt: number, hits: number): void {
    world.setField(HERO.hurt, 'Health', 'current', hurt)
    const healed = Math.floor((atMs / 1000) * HEALED_PER_SECOND)
    const current = HEALED_FROM + (healed % (MOST_HEALTH - HEALED_FROM + 1))
    world.setField(HERO.healing, 'Health', 'current', current)
    for (let hit = 0; hit < hits; hit += 1) {
      const id = this.#crowd[Math.floor(this.#random() * this.#crowd.length)]
      if (id === undefined) return
      const before = world.getField(id, 'Health', 'current') ?? 0
      const left = before - 1 - Math.floor(this.#random() * WORST_HIT)
      world.setField(id, 'Health', 'current', before === 0 ? MOST_HEALTH : Math.max(0, left))
    }
  }
}
