import { createCell } from '../cell.tsx'
import type { CreateVariant } from '../variant.ts'
import { type Move, targetOf } from '../workload.ts'

/** Reads each change and keeps and shows nothing of it: no store can take less. */
export const createReadOnly: CreateVariant = () => {
  let read = Number.NaN
  return {
    Cell: createCell(() => undefined),
    update: (moves) => {
      read = sumOf(moves)
    },
    check: (moves) => {
      if (read !== sumOf(moves)) throw new Error('not all changes were read')
    },
  }
}

function sumOf(moves: readonly Move[]): number {
  let sum = 0
  for (const move of moves) {
    const { x, y } = targetOf(move)
    sum += move.entityId + x + y
  }
  return sum
}
