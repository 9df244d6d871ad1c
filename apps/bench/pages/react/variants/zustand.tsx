import type { EntityId } from '@tx2-link/core'
import { createStore, useStore } from 'zustand'
import { createCell } from '../cell.tsx'
import { checkCells } from '../check-cells.ts'
import type { CreateVariant, Variant } from '../variant.ts'
import { entityIds, indexOfId, type Position, startOf, targetOf } from '../workload.ts'

type Positions = Readonly<Record<number, Position>>

/** A record by id that each update spreads, and a selector in each component. */
export const createZustand: CreateVariant = ({ entities }) => createSpread(entities, (id) => id)

/** The same at its best: the engine keeps a record whose keys have no gaps as a list, which it copies at once. */
export const createDenseZustand: CreateVariant = ({ entities }) => createSpread(entities, indexOfId)

function createSpread(entities: number, keyOf: (id: EntityId) => number): Variant {
  const store = createStore<{ readonly positions: Positions }>(() => ({
    positions: Object.fromEntries(entityIds(entities).map((id) => [keyOf(id), startOf(id)])),
  }))
  return {
    Cell: createCell((id) => useStore(store, ({ positions }) => positions[keyOf(id)])),
    update: (moves) =>
      store.setState(({ positions }) => {
        const next = { ...positions }
        for (const move of moves) next[keyOf(move.entityId)] = targetOf(move)
        return { positions: next }
      }),
    check: (moves) => checkCells(moves, (id) => store.getState().positions[keyOf(id)]),
  }
}
