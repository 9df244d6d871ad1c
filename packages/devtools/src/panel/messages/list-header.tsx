import type { ReactNode } from 'react'
import type { Column } from './columns.ts'

/** The list's column heads. */
export function ListHeader({ columns }: { readonly columns: readonly Column[] }): ReactNode {
  return (
    <div role="rowgroup" className="list-heads">
      <div className="list-head" role="row" aria-rowindex={1}>
        {columns.map(({ id, title, description, isNumber }) => (
          <span
            key={id}
            role="columnheader"
            title={description}
            data-number={isNumber ? '' : undefined}
          >
            {title}
            {title === '' && <span className="visually-hidden">{description}</span>}
          </span>
        ))}
      </div>
    </div>
  )
}
