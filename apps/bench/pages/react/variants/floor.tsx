import type { EntityId } from '@tx2-link/core'
import { useEffect, useState } from 'react'
import { createCell } from '../cell.tsx'
import { checkCells } from '../check-cells.ts'
import type { CreateVariant } from '../variant.ts'
import { type Position, startOf, targetOf } from '../workload.ts'

/** No store at all: each component has a state of its own, and the update sets it. */
export const createFloor: CreateVariant = () => {
  const setters = new Map<EntityId, (position: Position) => void>()

  function usePosition(id: EntityId): Position {
    const [position, setPosition] = useState(() => startOf(id))
    useEffect(() => {
      setters.set(id, setPosition)
      return () => void setters.delete(id)
    }, [id])
    return position
  }

  return {
    Cell: createCell(usePosition),
    update: (moves) => {
      for (const move of moves) setters.get(move.entityId)?.(targetOf(move))
    },
    check: (moves) => checkCells(moves),
  }
}
