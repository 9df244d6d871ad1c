import { type ReactNode, memo } from 'react'
import { useEntities, useEntityCount, useWorld } from './hooks.ts'
import { BEST, PLAYERS, ranksOf } from './ranking.ts'
import { useRenderCount } from './render-count.ts'
import { ScoreRow } from './score-row.tsx'

/** The best eight, sorted live. Renders when their order or places change, not when somebody scores. */
export const Scoreboard = memo(function Scoreboard(): ReactNode {
  const best = useEntities(BEST)
  const ranks = useWorld(({ world }) =>
    ranksOf(world.query(BEST), (id) => world.field(id, 'Score', 'points')),
  )
  const more = useEntityCount(PLAYERS) - best.length
  useRenderCount('board')
  return (
    <div className="scoreboard">
      <table>
        <caption className="visually-hidden">Best players</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">Place</span>
            </th>
            <th scope="col">Player</th>
            <th scope="col">Score</th>
          </tr>
        </thead>
        <tbody>
          {best.map((id, index) => (
            <ScoreRow
              key={id}
              id={id}
              rank={ranks[index] ?? 0}
              isShared={ranks[index] === ranks[index - 1] || ranks[index] === ranks[index + 1]}
            />
          ))}
        </tbody>
      </table>
      {best.length === 0 && <p className="scoreboard-note">Nobody plays yet</p>}
      {more > 0 && <p className="scoreboard-note">and {more} more</p>}
    </div>
  )
})
