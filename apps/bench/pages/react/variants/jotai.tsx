import type { EntityId } from '@tx2-link/core'
import { atom, createStore, type PrimitiveAtom, Provider, useAtomValue } from 'jotai'
import { createCell } from '../cell.tsx'
import { checkCells } from '../check-cells.ts'
import type { CreateVariant } from '../variant.ts'
import { entityIds, type Position, startOf, targetOf } from '../workload.ts'

/** An atom for each entity. */
export const createJotai: CreateVariant = ({ entities }) => {
  const store = createStore()
  const atoms = new Map(entityIds(entities).map((id) => [id, atom(startOf(id))]))
  const atomOf = (id: EntityId): PrimitiveAtom<Position> => {
    const found = atoms.get(id)
    if (found === undefined) throw new Error(`no entity ${id} lives`)
    return found
  }
  return {
    Provider: ({ children }) => <Provider store={store}>{children}</Provider>,
    Cell: createCell((id) => useAtomValue(atomOf(id))),
    update: (moves) => {
      for (const move of moves) store.set(atomOf(move.entityId), targetOf(move))
    },
    check: (moves) => checkCells(moves, (id) => store.get(atomOf(id))),
  }
}
