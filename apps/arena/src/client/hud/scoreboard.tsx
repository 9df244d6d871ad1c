import type { EntityId } from '@tx2-link/core'
import type { ReactNode } from 'react'
import { useWorld } from '../hooks.ts'
import { isSameRanking, rankFighters } from './ranking.ts'
import { ScoreRow } from './score-row.tsx'

/** Rows change places at most twice a second: faster ones could not be read. */
const sortHz = 2

export function Scoreboard({ own }: { readonly own: EntityId | undefined }): ReactNode {
  const rows = useWorld(({ world }) => rankFighters(world, own), {
    hz: sortHz,
    isEqual: isSameRanking,
  })
  return (
    <table className="scoreboard">
      <caption className="visually-hidden">Best fighters of this round</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">Rank</span>
          </th>
          <th scope="col">Player</th>
          <th scope="col">
            <abbr title="Kills">K</abbr>
          </th>
          <th scope="col">
            <abbr title="Deaths">D</abbr>
          </th>
          <th scope="col">Score</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, rank }) => (
          <ScoreRow key={id} id={id} rank={rank} isOwn={id === own} />
        ))}
      </tbody>
    </table>
  )
}
