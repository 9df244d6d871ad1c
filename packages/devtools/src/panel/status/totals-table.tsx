import type { ReactNode } from 'react'
import { groupedInteger } from '../format.ts'

export interface TotalsTableProps {
  readonly title: string
  /** What the columns behind the names are. */
  readonly columns: readonly string[]
  /** Rows of {@link TotalsRow}. */
  readonly children: ReactNode
}

/** Counts with their names, one a row. */
export function TotalsTable({ title, columns, children }: TotalsTableProps): ReactNode {
  return (
    <table className="totals" aria-label={title}>
      <thead>
        <tr>
          <th scope="col">{title}</th>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  )
}

export interface TotalsRowProps {
  readonly name: string
  /** What is counted, at length; the tooltip of the name. */
  readonly meaning?: string
  readonly count?: number
  readonly bytes?: number
}

/** A count; one that is 0 steps back, so that what happened stands out. */
export function TotalsRow({ name, meaning, count, bytes }: TotalsRowProps): ReactNode {
  return (
    <tr data-zero={(count ?? bytes) === 0 ? '' : undefined}>
      <th scope="row" title={meaning}>
        {name}
      </th>
      <td>{count !== undefined && groupedInteger(count)}</td>
      {bytes !== undefined && <td data-bytes="">{groupedInteger(bytes)}</td>}
    </tr>
  )
}
