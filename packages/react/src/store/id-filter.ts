import type { EntityId } from '@tx2-link/core'

const INITIAL_SIZE = 256

/** So many places for each id that was added, so that few others fall on one of theirs. */
const PLACES_AN_ID = 8

/** The golden ratio in 32 bits: spreads ids that lie one after the other, or a fixed step apart. */
const SPREAD = 0x9e3779b1

/**
 * Says of most ids that were not added that they were not, in the time of one array read.
 * A tick changes thousands of entities that nobody reads: to look each up in a map cost more than
 * to apply its change. A byte for each place.
 */
export class IdFilter {
  #places: Uint8Array = new Uint8Array(INITIAL_SIZE)
  #shift = Math.clz32(INITIAL_SIZE) + 1
  #room = INITIAL_SIZE / PLACES_AN_ID

  /** False only for an id that is not among those added. */
  mayHave(id: EntityId): boolean {
    return this.#places[this.#placeOf(id)] === 1
  }

  /** `ids` are all that count, with the new one: those that were taken out meanwhile are forgotten when room is made. */
  add(id: EntityId, ids: ReadonlyMap<EntityId, unknown>): void {
    if (this.#room === 0) this.#rebuild(ids)
    this.#places[this.#placeOf(id)] = 1
    this.#room -= 1
  }

  #rebuild(ids: ReadonlyMap<EntityId, unknown>): void {
    let size = INITIAL_SIZE
    // Twice as much, so that it is not full again soon.
    while (size < ids.size * 2 * PLACES_AN_ID) size *= 2
    this.#places = new Uint8Array(size)
    this.#shift = Math.clz32(size) + 1
    this.#room = size / PLACES_AN_ID - ids.size
    for (const id of ids.keys()) this.#places[this.#placeOf(id)] = 1
  }

  #placeOf(id: EntityId): number {
    return Math.imul(id, SPREAD) >>> this.#shift
  }
}
