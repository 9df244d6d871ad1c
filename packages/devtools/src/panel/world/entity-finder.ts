import type { EntityId, World } from '@tx2-link/core'
import type { EntityPredicate } from './entity-query.ts'

/** A search may take this share of the time until it is made again: large worlds are asked less often. */
const SHARE = 1 / 20

/** Finds the entities that match, in the order of their ids, not oftener than it costs. */
export class EntityFinder {
  #world: World | undefined
  #matches: EntityPredicate | undefined
  #ids: readonly EntityId[] = []
  #doneAt = 0
  #costMs = 0

  /** Without a predicate every entity matches. */
  find(world: World, matches: EntityPredicate | undefined): readonly EntityId[] {
    const now = performance.now()
    const isSame = world === this.#world && matches === this.#matches
    if (isSame && now - this.#doneAt < this.#costMs / SHARE) return this.#ids
    const ids: EntityId[] = []
    for (const id of world.ids()) if (matches === undefined || matches(world, id)) ids.push(id)
    this.#ids = ids.sort((left, right) => left - right)
    this.#world = world
    this.#matches = matches
    this.#doneAt = performance.now()
    this.#costMs = this.#doneAt - now
    return this.#ids
  }
}
