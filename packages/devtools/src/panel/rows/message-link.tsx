import type { ReactNode } from 'react'
import { groupedInteger } from '../format.ts'
import { usePanelSession } from '../session.ts'

/** A message's sequence number, which selects it and shows it in the list. */
export function MessageLink({ index }: { readonly index: number }): ReactNode {
  const { recorder, select, selectTab } = usePanelSession()
  const sequence = recorder.columns.sequence(index)
  if (Number.isNaN(sequence)) return null
  return (
    <button
      type="button"
      className="link"
      tabIndex={-1}
      aria-label={`message ${groupedInteger(sequence)}`}
      onClick={() => {
        select(index)
        selectTab('messages')
      }}
    >
      {groupedInteger(sequence)}
    </button>
  )
}
