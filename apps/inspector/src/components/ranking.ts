import type { EntityId } from '@tx2-link/core'
import type { EntityQuery } from '@tx2-link/react'
import type { GameSchema } from './schema.ts'

/** The best players; among equals the one that has been there longer. */
export const BEST = {
  all: ['Score', 'Name'],
  sort: [['Score', 'points', 'descending']],
  limit: 8,
} as const satisfies EntityQuery<GameSchema>

export const PLAYERS = { all: ['Score', 'Name'] } as const satisfies EntityQuery<GameSchema>

/** Places of players that are sorted by points, from 1; who has the same points shares the place. */
export function ranksOf(
  sorted: readonly EntityId[],
  pointsOf: (id: EntityId) => unknown,
): number[] {
  let rank = 0
  let last: unknown
  return sorted.map((id, index) => {
    const points = pointsOf(id)
    if (index === 0 || points !== last) rank = index + 1
    last = points
    return rank
  })
}
