import type { ChangeVisitor, EntityId, World } from '@tx2-link/core'

/** When entities last changed, as far as it was seen. */
export class EntityChanges {
  readonly #changedAt = new Map<EntityId, number>()
  #world: World | undefined
  #tick = 0

  /** Takes in what changed since the last time. Too much at once stays unknown. */
  update(world: World): void {
    if (world !== this.#world || world.tick < this.#tick) {
      this.#changedAt.clear()
      this.#world = world
    } else if (world.tick > this.#tick) {
      const { timestamp } = world
      const seen = (id: EntityId): void => {
        this.#changedAt.set(id, timestamp)
      }
      if (!world.visitChanges(this.#tick, visitorOf(seen, this.#changedAt))) this.#changedAt.clear()
    }
    this.#tick = world.tick
  }

  /** In ms of the world's time; undefined when it was not seen to change. */
  changedAt(id: EntityId): number | undefined {
    return this.#changedAt.get(id)
  }
}

function visitorOf(seen: (id: EntityId) => void, known: Map<EntityId, number>): ChangeVisitor {
  return {
    entityAdded: seen,
    entityRemoved: (id) => known.delete(id),
    componentAdded: seen,
    componentUpdated: seen,
    componentRemoved: seen,
    fieldsUpdated: seen,
  }
}
