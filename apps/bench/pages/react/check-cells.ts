import type { EntityId } from '@tx2-link/core'
import { indexOfId, labelOf, type Move, type Position, targetOf } from './workload.ts'

/**
 * Throws unless each entity that moved is where it went to: in the page, if a component shows it, and
 * in the store that `read` reads. A figure of something that did not happen would be a good one.
 */
export function checkCells(
  moves: readonly Move[],
  read: (id: EntityId) => Position | undefined = () => undefined,
): void {
  const cells = document.querySelectorAll('span')
  for (const move of moves) {
    const due = labelOf(targetOf(move))
    const label = cells[indexOfId(move.entityId)]?.textContent
    const kept = read(move.entityId)
    if ((label ?? due) !== due || (kept !== undefined && labelOf(kept) !== due)) {
      throw new Error(`entity ${move.entityId} should be at ${due} and is shown at ${label}`)
    }
  }
}
