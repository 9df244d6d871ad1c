import type { ReactNode } from 'react'

export interface TieProps {
  readonly selected: number
  readonly linked: readonly number[]
  /** The middle of a message's row; undefined when it is not in the list. */
  readonly topOf: (index: number) => number | undefined
}

/** The line in the gutter from the selected row to its baseline and its ack. */
export function Tie({ selected, linked, topOf }: TieProps): ReactNode {
  const middle = topOf(selected)
  if (middle === undefined) return null
  const ends = linked.map(topOf).filter((top) => top !== undefined)
  if (ends.length === 0) return null
  const first = Math.min(middle, ...ends)
  const last = Math.max(middle, ...ends)
  return (
    <div aria-hidden="true" role="presentation">
      <div className="list-tie" style={{ top: first, height: last - first }} />
      {ends.map((top) => (
        <div key={top} className="list-tie-end" style={{ top }} />
      ))}
      <div className="list-tie-dot" style={{ top: middle - 2 }} />
    </div>
  )
}
