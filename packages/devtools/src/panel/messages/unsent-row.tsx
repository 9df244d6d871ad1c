import type { ReactNode } from 'react'
import { clockTime } from '../format.ts'
import { Icon } from '../shell/icons.tsx'
import type { ColumnId } from './columns.ts'
import type { Unsent } from './list-rows.ts'
import { UnsentVerdict } from './verdict.tsx'

export interface UnsentRowProps {
  readonly unsent: Unsent
  readonly columns: readonly ColumnId[]
  readonly wallTime: number
  readonly top: number
  readonly rowNumber: number
}

/** A message that was refused or waits, in the columns of those that went. */
export function UnsentRow({
  unsent,
  columns,
  wallTime,
  top,
  rowNumber,
}: UnsentRowProps): ReactNode {
  return (
    <div
      className="list-row"
      role="row"
      aria-rowindex={rowNumber}
      data-refused={unsent.kind === 'refused' ? '' : undefined}
      style={{ transform: `translateY(${top}px)` }}
    >
      {columns.map((id) => cell(id, unsent, wallTime))}
    </div>
  )
}

function cell(id: ColumnId, unsent: Unsent, wallTime: number): ReactNode {
  switch (id) {
    case 'direction':
      return (
        <span key={id} role="gridcell" data-cell="direction">
          <Icon name="sent" className="t3" />
          <span className="visually-hidden">not sent</span>
        </span>
      )
    case 'type':
      return (
        <span key={id} role="gridcell" data-cell="type">
          {unsent.messageType}
        </span>
      )
    case 'time':
      return (
        <span key={id} role="gridcell" data-number="">
          {clockTime(wallTime)}
        </span>
      )
    case 'verdict':
      return (
        <span key={id} role="gridcell" className="verdict">
          <UnsentVerdict unsent={unsent} />
        </span>
      )
    default:
      // It was never written, so there is nothing to count.
      return blank(id)
  }
}

function blank(id: ColumnId): ReactNode {
  return (
    <span key={id} role="gridcell">
      <span className="visually-hidden">none</span>
    </span>
  )
}
