import type { EntityId } from '@tx2-link/core'
import { useSyncExternalStore } from 'react'
import { createCell } from '../cell.tsx'
import { checkCells } from '../check-cells.ts'
import type { CreateVariant } from '../variant.ts'
import { entityIds, indexOfId, type Position, startOf, targetOf } from '../workload.ts'

/** The least that components on a store can cost: React's own hook for stores, each on a variable. */
export const createBareStore: CreateVariant = ({ entities }) => {
  const sources = entityIds(entities).map(createSource)
  const sourceOf = (id: EntityId): Source => sources[indexOfId(id)] ?? createSource(id)
  return {
    Cell: createCell((id) => {
      const source = sourceOf(id)
      return useSyncExternalStore(source.subscribe, source.read)
    }),
    update: (moves) => {
      for (const move of moves) sourceOf(move.entityId).write(targetOf(move))
      for (const move of moves) sourceOf(move.entityId).tell()
    },
    check: (moves) => checkCells(moves, (id) => sourceOf(id).read()),
  }
}

interface Source {
  readonly read: () => Position
  readonly subscribe: (listener: () => void) => () => void
  readonly write: (position: Position) => void
  readonly tell: () => void
}

/** Has room for one listener, which is all that is measured. */
function createSource(id: EntityId): Source {
  let position = startOf(id)
  let tell: (() => void) | undefined
  return {
    read: () => position,
    subscribe: (listener) => {
      tell = listener
      return () => {
        tell = undefined
      }
    },
    write: (next) => {
      position = next
    },
    tell: () => tell?.(),
  }
}
