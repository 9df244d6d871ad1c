import type { EntityId } from '@tx2-link/core'
import { createWorld, type Entity, trait } from 'koota'
import { useTrait, WorldProvider } from 'koota/react'
import { createCell } from '../cell.tsx'
import { checkCells } from '../check-cells.ts'
import type { CreateVariant } from '../variant.ts'
import { entityIds, startOf, targetOf } from '../workload.ts'

/** An entity component system of its own, and its hook. */
export const createKoota: CreateVariant = ({ entities }) => {
  const Position = trait({ x: 0, y: 0 })
  const world = createWorld()
  const spawned = new Map(entityIds(entities).map((id) => [id, world.spawn(Position(startOf(id)))]))
  const entityOf = (id: EntityId): Entity => {
    const found = spawned.get(id)
    if (found === undefined) throw new Error(`no entity ${id} lives`)
    return found
  }
  return {
    Provider: ({ children }) => <WorldProvider world={world}>{children}</WorldProvider>,
    Cell: createCell((id) => useTrait(entityOf(id), Position)),
    update: (moves) => {
      for (const move of moves) entityOf(move.entityId).set(Position, targetOf(move))
    },
    check: (moves) => checkCells(moves, (id) => entityOf(id).get(Position)),
  }
}
