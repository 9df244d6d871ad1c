import { type EntityId, type Random, World, defineSchema, f32, string } from '@tx2-link/core'

export const busySchema = defineSchema({
  Position: { x: f32, y: f32 },
  Label: { text: string },
})

export type BusySchema = typeof busySchema

/** A world in which units move, come and go with each step. */
export class BusyWorld {
  readonly world: World<BusySchema> = new World(busySchema)
  readonly #random: Random
  readonly #movesAStep: number
  readonly #ids: EntityId[] = []

  constructor(random: Random, options: { readonly entities: number; readonly movesAStep: number }) {
    this.#random = random
    this.#movesAStep = options.movesAStep
    while (this.#ids.length < options.entities) this.#spawn()
  }

  step(): void {
    for (let count = 0; count < this.#movesAStep; count += 1) {
      const id = this.#ids[this.#below(this.#ids.length)]
      if (id !== undefined) this.world.patch(id, 'Position', { x: this.#below(1_000_000) })
    }
    const [leaving] = this.#ids.splice(this.#below(this.#ids.length), 1)
    if (leaving !== undefined) this.world.despawn(leaving)
    this.#spawn()
  }

  /** Moves so many units, each once. */
  moveOnce(count: number): void {
    for (const id of this.#ids.slice(0, count)) {
      const x = this.world.getField(id, 'Position', 'x') ?? 0
      this.world.patch(id, 'Position', { x: x + 1 })
    }
  }

  #spawn(): void {
    const position = { x: this.#below(1_000), y: this.#below(1_000) }
    this.#ids.push(
      this.world.spawn({ Position: position, Label: { text: `unit ${this.#below(1e6)}` } }),
    )
  }

  #below(count: number): number {
    return Math.floor(this.#random() * count)
  }
}

/** What a world holds, a line for each entity. */
export function textOf(world: World<BusySchema>): string {
  return [...world.ids()]
    .sort((a, b) => a - b)
    .map((id) => JSON.stringify([id, world.get(id, 'Position'), world.get(id, 'Label')]))
    .join('\n')
}
