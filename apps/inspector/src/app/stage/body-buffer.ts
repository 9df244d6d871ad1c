import type { BodyVisitor } from '../../engine/stage.ts'
import type { CanvasFrame } from './frame-of.ts'

const FIRST_CAPACITY = 256

/** Where all entities of a client are, in truth and in its replica; refilled without making objects. */
export class BodyBuffer {
  count = 0
  ids = new Float64Array(FIRST_CAPACITY)
  kinds = new Uint8Array(FIRST_CAPACITY)
  /** Four numbers an entity: true x, true y, x, y in units; NaN where it is not. */
  places = new Float32Array(4 * FIRST_CAPACITY)

  /** Replaces what is here by what a walk visits. */
  walk(through: (visit: BodyVisitor) => void): void {
    this.count = 0
    through(this.#add)
  }

  indexOf(id: number): number {
    for (let index = 0; index < this.count; index += 1) {
      if (this.ids[index] === id) return index
    }
    return -1
  }

  /** The entity nearest to a place within reach, in units, by its replica or else its truth. */
  nearest(x: number, y: number, reach: number): number | undefined {
    let found: number | undefined
    let least = reach * reach
    for (let index = 0; index < this.count; index += 1) {
      const squared = Math.min(this.#squared(4 * index, x, y), this.#squared(4 * index + 2, x, y))
      if (squared > least) continue
      least = squared
      found = this.ids[index]
    }
    return found
  }

  /** How many replicas, or truths of what is no replica yet, are to be seen. */
  countInside({ originX, originY, scale, width, height }: CanvasFrame): number {
    const { places } = this
    let inside = 0
    for (let at = 0; at < 4 * this.count; at += 4) {
      const isReplica = !Number.isNaN(places[at + 2] ?? Number.NaN)
      const x = originX + (places[isReplica ? at + 2 : at] ?? 0) * scale
      const y = originY + (places[isReplica ? at + 3 : at + 1] ?? 0) * scale
      if (x >= 0 && y >= 0 && x <= width && y <= height) inside += 1
    }
    return inside
  }

  /** How far the replica is from the truth, in units; NaN where one of them is missing. */
  distance(index: number): number {
    const at = 4 * index
    const { places } = this
    const dx = (places[at + 2] ?? Number.NaN) - (places[at] ?? Number.NaN)
    const dy = (places[at + 3] ?? Number.NaN) - (places[at + 1] ?? Number.NaN)
    return Math.hypot(dx, dy)
  }

  readonly #add = (
    id: number,
    kind: number,
    trueX: number,
    trueY: number,
    x: number,
    y: number,
  ): void => {
    const index = this.count
    if (index === this.ids.length) this.#grow()
    this.ids[index] = id
    this.kinds[index] = kind % 3
    const at = 4 * index
    this.places[at] = trueX
    this.places[at + 1] = trueY
    this.places[at + 2] = x
    this.places[at + 3] = y
    this.count = index + 1
  }

  /** A place that is not there is infinitely far. */
  #squared(at: number, x: number, y: number): number {
    const dx = (this.places[at] ?? Number.NaN) - x
    const dy = (this.places[at + 1] ?? Number.NaN) - y
    const squared = dx * dx + dy * dy
    return Number.isNaN(squared) ? Number.POSITIVE_INFINITY : squared
  }

  #grow(): void {
    const { ids, kinds, places } = this
    this.ids = new Float64Array(2 * ids.length)
    this.ids.set(ids)
    this.kinds = new Uint8Array(2 * kinds.length)
    this.kinds.set(kinds)
    this.places = new Float32Array(2 * places.length)
    this.places.set(places)
  }
}
