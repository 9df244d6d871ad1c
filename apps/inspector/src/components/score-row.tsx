import type { EntityId } from '@tx2-link/core'
import { type ReactNode, memo } from 'react'
import { groupedInteger } from '../engine/grouped-integer.ts'
import { useField } from './hooks.ts'
import { useRenderCount } from './render-count.ts'

export interface ScoreRowProps {
  readonly id: EntityId
  readonly rank: number
  /** Somebody else has the same place. */
  readonly isShared: boolean
}

/** Renders for its own player alone, and when that takes another place. */
export const ScoreRow = memo(function ScoreRow({ id, rank, isShared }: ScoreRowProps): ReactNode {
  const name = useField(id, 'Name', 'value')
  const points = useField(id, 'Score', 'points')
  useRenderCount(`row ${id}`)
  return (
    <tr data-shared={isShared ? '' : undefined}>
      <td>
        {isShared && <span className="t3">=</span>}
        {rank}
      </td>
      <th scope="row" title={name}>
        {name}
      </th>
      <td>{groupedInteger(points ?? 0)}</td>
    </tr>
  )
})
