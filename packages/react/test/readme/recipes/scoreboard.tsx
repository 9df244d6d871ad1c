import { memo } from 'react'
import { useEntities, useField } from './hooks.ts'

/** Renders when somebody among the best ten changes places, not when somebody scores. */
export function Scoreboard() {
  const best = useEntities({ all: ['Score'], sort: [['Score', 'points', 'descending']], limit: 10 })
  return (
    <ol>
      {best.map((id) => (
        <ScoreRow key={id} id={id} />
      ))}
    </ol>
  )
}

/** Renders for its own points. `memo`: not because the rows around it change places. */
const ScoreRow = memo(function ScoreRow({ id }: { id: number }) {
  const name = useField(id, 'Name', 'value')
  return (
    <li>
      {name} {useField(id, 'Score', 'points')}
    </li>
  )
})
