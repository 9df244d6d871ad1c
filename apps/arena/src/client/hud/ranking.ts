import type { EntityId } from '@tx2-link/core'
import type { WorldView } from '@tx2-link/react/store'
import type { ArenaSchema } from '../../game/schema.ts'

export interface RankedFighter {
  readonly id: EntityId
  /** From 1. */
  readonly rank: number
}

const shownRows = 8
const rankedQuery = { all: ['Fighter', 'Score'] } as const

/** The best eight by points, then kills, then age; the own fighter takes the last row if need be. */
export function rankFighters(
  world: WorldView<ArenaSchema>,
  own: EntityId | undefined,
): readonly RankedFighter[] {
  const entries = world.query(rankedQuery).map((id) => ({
    id,
    points: world.field(id, 'Score', 'points') ?? 0,
    kills: world.field(id, 'Score', 'kills') ?? 0,
  }))
  entries.sort((a, b) => b.points - a.points || b.kills - a.kills || a.id - b.id)
  const rows = entries.slice(0, shownRows).map(({ id }, index) => ({ id, rank: index + 1 }))
  const ownRank = own === undefined ? 0 : entries.findIndex(({ id }) => id === own) + 1
  if (own !== undefined && ownRank > shownRows) rows[shownRows - 1] = { id: own, rank: ownRank }
  return rows
}

export function isSameRanking(a: readonly RankedFighter[], b: readonly RankedFighter[]): boolean {
  return (
    a.length === b.length &&
    a.every((row, index) => row.id === b[index]?.id && row.rank === b[index]?.rank)
  )
}
