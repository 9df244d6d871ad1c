import type { EntityId } from '@tx2-link/core'
import type { ReactNode } from 'react'
import { useCallback } from 'react'
import type { WorldView } from '@tx2-link/react/store'
import type { ArenaSchema } from '../../game/schema.ts'
import { isSameRanking, rankFighters } from './ranking.ts'
import { ScoreRow } from './score-row.tsx'
import { useSampled } from './use-sampled.ts'

/** Rows change places at most twice a second: faster ones could not be read. */
const sortEveryMs = 500

export function Scoreboard({ own }: { readonly own: EntityId | undefined }): ReactNode {
  const read = useCallback((world: WorldView<ArenaSchema>) => rankFighters(world, own), [own])
  const rows = useSampled(read, isSameRanking, sortEveryMs)
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
