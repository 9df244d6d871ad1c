import type { ReactNode } from 'react'
import { groupedInteger } from '../format.ts'
import { Icon } from '../shell/icons.tsx'
import type { FoundEntities } from './use-found-entities.ts'

export interface WorldSearchProps {
  readonly text: string
  readonly found: FoundEntities
  readonly onChange: (text: string) => void
  readonly onDone: () => void
}

/** The search for entities, with how many it finds or what is wrong with it. */
export function WorldSearch({ text, found, onChange, onDone }: WorldSearchProps): ReactNode {
  const { ids, total, fault } = found
  const count = groupedInteger(ids.length)
  return (
    <div className="tool world-search">
      <input
        className="input mono"
        type="text"
        role="searchbox"
        spellCheck={false}
        autoComplete="off"
        placeholder="88, Position, Health.current < 20"
        aria-label="Search entities"
        aria-invalid={fault !== undefined}
        aria-describedby="world-found"
        value={text}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && text !== '') onChange('')
          else if (event.key === 'Enter' || event.key === 'ArrowDown') onDone()
          else return
          event.preventDefault()
          event.stopPropagation()
        }}
      />
      <span id="world-found" className="world-found" role="status">
        {fault === undefined ? (
          <>
            {text.trim() !== '' && <Icon name="tick" className="ok" />}
            {text.trim() === '' ? groupedInteger(total) : `${count} of ${groupedInteger(total)}`}
          </>
        ) : (
          <span className="error" title={fault.message}>
            <Icon name="cross" className="error" />
            {fault.message} at {fault.column}
          </span>
        )}
      </span>
    </div>
  )
}
