import type { World } from '@tx2-link/core'
import type { WorldView } from '@tx2-link/react/store'
import type { ArenaSchema } from '../../../src/game/schema.ts'

/** Shows a world as the replica store would. */
export function worldViewOf(world: World<ArenaSchema>): WorldView<ArenaSchema> {
  const query: WorldView<ArenaSchema>['query'] = ({ all = [] }) =>
    [...world.ids()].filter((id) => all.every((name) => world.has(id, name)))
  return {
    get size() {
      return world.size
    },
    has: (id, name) => world.has(id, name),
    bornIn: (id) => world.bornIn(id),
    get: () => undefined,
    component: (id, name) => world.get(id, name),
    field: (id, name, field) => world.getField(id, name, field),
    ids: () => [...world.ids()],
    query,
    count: (asked) => query(asked).length,
  }
}
