import type { EntityId } from '@tx2-link/core'
import { memo } from 'react'
import { TeamGlyph } from '../glyphs/team-glyph.tsx'
import { useComponent } from '../hooks.ts'
import { formatCount } from './format.ts'

interface ScoreRowProps {
  readonly id: EntityId
  readonly rank: number
  readonly isOwn: boolean
}

/** Reads its own fighter only: a kill renders two rows, not the table. */
export const ScoreRow = memo(function ScoreRow({ id, rank, isOwn }: ScoreRowProps) {
  const fighter = useComponent(id, 'Fighter')
  const score = useComponent(id, 'Score')
  if (!fighter || !score) return null
  return (
    <tr data-testid="score-row" aria-current={isOwn || undefined}>
      <td>{rank}</td>
      <th scope="row">
        <TeamGlyph team={fighter.team} />
        <span className="name">{fighter.name}</span>
      </th>
      <td>{score.kills}</td>
      <td>{score.deaths}</td>
      <td>{formatCount(score.points)}</td>
    </tr>
  )
})
