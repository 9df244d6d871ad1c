import type { ReactNode } from 'react'
import { exactText, valueText } from '../detail/value-text.ts'
import { useFlash } from './use-flash.ts'

export interface ValueCellProps {
  readonly value: unknown
  readonly type: string | undefined
  /** Whether this is not the moment that one looks at, but the other beside it. */
  readonly isAside: boolean
}

/** A live value: its ground flashes once when it changes, its text stays where it is. */
export function ValueCell({ value, type, isAside }: ValueCellProps): ReactNode {
  const exact = exactText(value)
  const flash = useFlash(exact)
  return (
    <span
      role="gridcell"
      className={isAside ? 'field-value t3' : 'field-value t1'}
      title={exact}
      data-flash={flash}
    >
      {valueText(value, type ?? '')}
    </span>
  )
}
