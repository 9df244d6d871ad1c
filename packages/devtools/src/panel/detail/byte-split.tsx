import type { ByteRole } from '@tx2-link/core'
import type { ReactNode } from 'react'
import { groupedInteger, wholeShare } from '../format.ts'

const parts: readonly { readonly role: ByteRole; readonly word: string }[] = [
  { role: 'value', word: 'values' },
  { role: 'name', word: 'names' },
  { role: 'structure', word: 'structure' },
  { role: 'header', word: 'header' },
]

export interface ByteSplitProps {
  readonly split: Readonly<Record<ByteRole, number>>
  readonly size: number
}

/** Where the bytes go: four parts that add up to the size. */
export function ByteSplit({ split, size }: ByteSplitProps): ReactNode {
  return (
    <div className="split">
      <span className="t1">{groupedInteger(size)} B</span>
      <span className="split-bar" aria-hidden="true">
        {parts.map(
          ({ role }) =>
            split[role] > 0 && (
              <span
                key={role}
                className={`split-${role}`}
                style={{ flexGrow: split[role], flexBasis: 0 }}
              />
            ),
        )}
      </span>
      {parts.map(({ role, word }) => (
        <span key={role} title={`${groupedInteger(split[role])} B`}>
          {word} <span className="t1">{wholeShare(size === 0 ? 0 : split[role] / size)}</span>
        </span>
      ))}
    </div>
  )
}
