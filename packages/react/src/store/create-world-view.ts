import type { ComponentId, EntityId, PlainValue } from '@tx2-link/core'
import type { EntityQuery } from './entity-query.ts'
import type { Replica } from './replica.ts'
import type { WorldView } from './world-view.ts'

const NO_IDS: readonly EntityId[] = Object.freeze([])

/** A world before anything arrived. */
export const EMPTY_WORLD: WorldView = Object.freeze({
  size: 0,
  has: () => false,
  bornIn: () => undefined,
  get: () => undefined,
  component: () => undefined,
  field: () => undefined,
  ids: () => NO_IDS,
  query: () => NO_IDS,
  count: () => 0,
})

/** What readers may see of a replica. */
export function createWorldView(replica: Replica): WorldView {
  const { world, queries } = replica

  const field = (id: EntityId, name: ComponentId, key: string): PlainValue | undefined => {
    const value = world.getField(id, name, key)
    const isPrimitive = typeof value !== 'object'
    if (isPrimitive && (value !== undefined || world.schema.components.has(name))) return value
    // Out of the component's object, so that a list or map stays the same one as long as it does.
    const component = replica.component(id, name)
    const hasFields = typeof component === 'object' && component !== null
    return hasFields && Object.hasOwn(component, key) ? component[key] : undefined
  }

  return Object.freeze({
    get size() {
      return world.size
    },
    has: (id: EntityId, name?: ComponentId) => world.has(id, name),
    // Both are counted from 0, and each publication that changes something is one tick.
    bornIn: (id: EntityId) => world.bornIn(id),
    get: (id: EntityId) => replica.entity(id),
    component: (id: EntityId, name: ComponentId) => replica.component(id, name),
    field,
    ids: () => queries.read({}),
    query: (query: EntityQuery) => queries.read(query),
    count: (query: EntityQuery) => queries.count(query),
  })
}
