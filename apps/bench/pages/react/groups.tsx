import type { EntityId } from '@tx2-link/core'
import type { ReactNode } from 'react'
import type { Cell } from './cell.tsx'

/** A flat list of ten thousand siblings would measure the list. */
const GROUP = 50

/** Components for these entities, side by side in groups. */
export function Groups({
  of: Cell,
  ids,
}: {
  readonly of: Cell
  readonly ids: readonly EntityId[]
}): ReactNode {
  const groups = Array.from({ length: Math.ceil(ids.length / GROUP) }, (_, group) =>
    ids.slice(group * GROUP, (group + 1) * GROUP),
  )
  return groups.map((group) => (
    <div key={group[0]}>
      {group.map((id) => (
        <Cell key={id} id={id} />
      ))}
    </div>
  ))
}
