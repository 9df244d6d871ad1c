import type { EntityId, World } from '@tx2-link/core'
import type { GameSchema } from '../../components/schema.ts'

/** How far the herd reaches up and down from the middle, in units. */
export const HERD_EXTENT = 20

/** Half again as wide as it is high. */
const WIDTH = 1.5

/** Turns so far from one to the next that no two stand behind each other. */
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5))

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

/** On a spiral that fills an ellipse evenly, however many there are. */
function placeOf(index: number, atMs: number): { x: number; y: number } {
  // A sequence that never clusters: each prefix of it is spread out over the whole.
  const share = (0.5 + index * 0.618_034) % 1
  const radius = HERD_EXTENT * 0.92 * Math.sqrt(share)
  const way = index % 2 === 0 ? 1 : -1
  const turned = (way * UNITS_PER_SECOND * atMs) / 1000 / Math.max(3, radius)
  const angle = index * GOLDEN_ANGLE + turned
  return { x: WIDTH * radius * Math.cos(angle), y: radius * Math.sin(angle) }
}
