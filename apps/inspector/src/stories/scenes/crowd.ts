import type { EntityId, Random, World } from '@tx2-link/core'
import type { StorySchema } from './schema.ts'

/** Half the side of the square that the crowd stands in, in units. */
export const CROWD_EXTENT = 100

/** The farthest that one moves in a tick, in units. */
const STEP = 0.5

/** A large crowd that stands on a square, of which a few move each tick, in turn. */
export class Crowd {
  readonly #count: number
  readonly #random: Random
  #ids: EntityId[] = []
  #next = 0

  constructor(count: number, random: Random) {
    this.#count = count
    this.#random = random
  }

  populate(world: World<StorySchema>): void {
    this.#ids = []
    for (let index = 0; index < this.#count; index += 1) {
      const id = world.spawn({
        Position: { x: this.#spread(CROWD_EXTENT), y: this.#spread(CROWD_EXTENT) },
        Body: { kind: index % 3 },
        Health: { current: 100, max: 100 },
      })
      this.#ids.push(id)
    }
  }

  /** Moves the next `count` of them. */
  move(world: World<StorySchema>, count: number): void {
    for (let moved = 0; moved < count; moved += 1) {
      const id = this.#ids[this.#next % this.#ids.length]
      this.#next += 1
      if (id === undefined) return
      const x = world.getField(id, 'Position', 'x') ?? 0
      const y = world.getField(id, 'Position', 'y') ?? 0
      world.setField(id, 'Position', 'x', inside(x + this.#spread(STEP)))
      world.setField(id, 'Position', 'y', inside(y + this.#spread(STEP)))
    }
  }

  #spread(reach: number): number {
    return (2 * this.#random() - 1) * reach
  }
}

function inside(value: number): number {
  return Math.min(CROWD_EXTENT, Math.max(-CROWD_EXTENT, value))
}
