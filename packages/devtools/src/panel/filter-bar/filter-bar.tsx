import type { ReactNode } from 'react'
import { groupedInteger } from '../format.ts'
import { useMatches } from '../messages/matches.ts'
import { usePanelSession } from '../session.ts'
import type { ShownDirections } from '../session-store.ts'
import { Icon } from '../shell/icons.tsx'
import { useSize } from '../shell/use-size.ts'
import { FilterInput } from './filter-input.tsx'

/** Below this width the switches show arrows alone. */
const WORDS_WIDTH = 620

export interface FilterBarProps {
  readonly hasChart: boolean
  readonly onChart: (isShown: boolean) => void
}

/** The filter with its result, the switches for the two directions, and that of the chart. */
export function FilterBar({ hasChart, onChart }: FilterBarProps): ReactNode {
  const session = usePanelSession()
  const { messages, error } = useMatches()
  const [measure, { width }] = useSize()
  const { filterText, directions, setFilter, setDirections } = session
  const hasWords = width >= WORDS_WIDTH
  return (
    <div ref={measure} className="tool filter-bar" role="search">
      <div className="filter-field">
        <Icon name="filter" />
        <FilterInput text={filterText} error={error} onText={setFilter} />
        {error !== undefined ? (
          <span
            className="filter-result"
            role="status"
            title={`${error.message}, at ${error.position + 1}`}
          >
            <Icon name="cross" className="error" />
            <span className="why">{error.message}</span>
            <span>at {error.position + 1}</span>
          </span>
        ) : filterText.trim() === '' ? (
          <kbd>/</kbd>
        ) : (
          <span className="filter-result">
            <Icon name="tick" className="ok" />
            <span>
              <span className="t1">{groupedInteger(messages.count)}</span>
              {hasWords && ' match'}
            </span>
          </span>
        )}
      </div>
      <DirectionSwitch
        direction="out"
        hasWord={hasWords}
        directions={directions}
        onChange={setDirections}
      />
      <DirectionSwitch
        direction="in"
        hasWord={hasWords}
        directions={directions}
        onChange={setDirections}
      />
      <button
        type="button"
        className="icon-button"
        aria-label="Delta bytes over time"
        title="Delta bytes over time"
        aria-pressed={hasChart}
        onClick={() => onChart(!hasChart)}
      >
        <Icon name="chart" />
      </button>
    </div>
  )
}

function DirectionSwitch(props: {
  readonly direction: 'in' | 'out'
  readonly hasWord: boolean
  readonly directions: ShownDirections
  readonly onChange: (directions: ShownDirections) => void
}): ReactNode {
  const { direction, hasWord, directions, onChange } = props
  const word = direction === 'out' ? 'Sent' : 'Received'
  const tone = direction === 'out' ? 'sent' : 'received'
  return (
    <button
      type="button"
      className="toggle"
      aria-label={`Show ${word.toLowerCase()}`}
      title={`Show ${word.toLowerCase()} messages`}
      aria-pressed={directions[direction]}
      onClick={() => onChange({ ...directions, [direction]: !directions[direction] })}
    >
      <Icon name={tone} className={tone} />
      {hasWord && <span>{word}</span>}
    </button>
  )
}
