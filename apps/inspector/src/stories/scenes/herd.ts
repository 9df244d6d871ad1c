import type { EntityId, World } from '@tx2-link/core'
import type { GameSchema } from '../../components/schema.ts'

/** How far the herd reaches up and down from the middle, in units. */
export const HERD_EXTENT = 20

/** Half again as wide as it is high. */
const WIDTH = 1.5

/** Steps of a sequence in two dimensions whose every prefix is spread out evenly (the plastic number's). */
const STEP_OUT = 0.754_877_666
const STEP_AROUND = 0.569_840_291

const UNITS_PER_SECOND = 1.6

/** Any number of bodies that drift around the middle: where each is follows from the time alone. */
export class Herd {
  readonly #ids: EntityId[] = []

  /** Lets some come or go until there are so many, and puts each where it is at this time, in ms. */
  move(world: World<GameSchema>, atMs: number, size: number): void {
    while (this.#ids.length > size) {
      const id = this.#ids.pop()
      if (id !== undefined) world.despawn(id)
    }
    for (let index = 0; index < size; index += 1) {
      const place = placeOf(index, atMs)
      const id = this.#ids[index]
      if (id === undefined) {
        this.#ids.push(world.spawn({ Position: place, Body: { kind: index % 3 } }))
      } else {
        world.setField(id, 'Position', 'x', place.x)
        world.setField(id, 'Position', 'y', place.y)
      }
    }
  }
}

/** Within an ellipse that they fill evenly, however many there are. */
function placeOf(index: number, atMs: number): { x: number; y: number } {
  const share = (0.5 + index * STEP_OUT) % 1
  const radius = HERD_EXTENT * 0.92 * Math.sqrt(share)
  const way = index % 2 === 0 ? 1 : -1
  const turned = (way * UNITS_PER_SECOND * atMs) / 1000 / Math.max(3, radius)
  const angle = 2 * Math.PI * index * STEP_AROUND + turned
  return { x: WIDTH * radius * Math.cos(angle), y: radius * Math.sin(angle) }
}
