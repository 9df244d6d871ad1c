import type { EntityId } from '@tx2-link/core'
import { proxy, useSnapshot } from 'valtio'
import { createCell } from '../cell.tsx'
import { checkCells } from '../check-cells.ts'
import type { CreateVariant } from '../variant.ts'
import { entityIds, startOf, targetOf } from '../workload.ts'

/** A proxy for each entity, whose fields the update writes. */
export const createValtio: CreateVariant = ({ entities }) => {
  const positions = new Map(entityIds(entities).map((id) => [id, proxy({ ...startOf(id) })]))
  const positionOf = (id: EntityId): { x: number; y: number } => {
    const found = positions.get(id)
    if (found === undefined) throw new Error(`no entity ${id} lives`)
    return found
  }
  return {
    Cell: createCell((id) => useSnapshot(positionOf(id))),
    update: (moves) => {
      for (const move of moves) Object.assign(positionOf(move.entityId), targetOf(move))
    },
    check: (moves) => checkCells(moves, positionOf),
  }
}
