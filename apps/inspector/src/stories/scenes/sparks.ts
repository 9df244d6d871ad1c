import type { EntityId, Random, World } from '@tx2-link/core'
import { BodyKind, type StorySchema } from './schema.ts'

/** Units a second at which a spark flies at the most. */
const MAX_SPEED = 6

interface Spark {
  readonly id: EntityId
  readonly dx: number
  readonly dy: number
  readonly bornAt: number
}

/** Things that come in waves, fly apart and are gone again. */
export class Sparks {
  readonly #random: Random
  #sparks: Spark[] = []

  constructor(random: Random) {
    this.#random = random
  }

  /** A wave from one place, at this time, in ms. */
  spawn(world: World<StorySchema>, count: number, atMs: number): void {
    const x = this.#spread(8)
    const y = this.#spread(8)
    for (let index = 0; index < count; index += 1) {
      const id = world.spawn({
        Position: { x, y },
        Body: { kind: index % 2 === 0 ? BodyKind.triangle : BodyKind.square },
        Health: { current: 10, max: 10 },
      })
      this.#sparks.push({
        id,
        dx: this.#spread(MAX_SPEED),
        dy: this.#spread(MAX_SPEED),
        bornAt: atMs,
      })
    }
  }

  /** Removes those that are older than this, in ms. */
  expire(world: World<StorySchema>, atMs: number, lifetimeMs: number): void {
    this.#sparks = this.#sparks.filter(({ id, bornAt }) => {
      const lives = atMs - bornAt < lifetimeMs
      if (!lives) world.despawn(id)
      return lives
    })
  }

  move(world: World<StorySchema>, elapsedMs: number): void {
    const seconds = elapsedMs / 1000
    for (const { id, dx, dy } of this.#sparks) {
      const { x = 0, y = 0 } = world.get(id, 'Position') ?? {}
      world.set(id, 'Position', { x: x + dx * seconds, y: y + dy * seconds })
    }
  }

  #spread(reach: number): number {
    return (2 * this.#random() - 1) * reach
  }
}
