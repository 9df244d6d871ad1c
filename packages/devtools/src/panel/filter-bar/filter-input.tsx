import {
  type KeyboardEvent,
  type ReactNode,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { type Completion, completeFilter } from '../../filter/complete-filter.ts'
import type { FilterError } from '../../filter/filter.ts'
import { vocabularyOf } from '../../filter/vocabulary.ts'
import { usePanel } from '../session.ts'
import { useSize } from '../shell/use-size.ts'
import { CompletionList } from './completion-list.tsx'
import { highlightPieces } from './highlight.ts'

export interface FilterInputProps {
  readonly text: string
  readonly error: FilterError | undefined
  readonly onText: (text: string) => void
}

/** The filter's text: coloured, underlined where it is wrong, with completion under the word. */
export function FilterInput({ text, error, onText }: FilterInputProps): ReactNode {
  const schema = usePanel((session) => session.source?.schema)
  const vocabulary = useMemo(() => vocabularyOf(schema), [schema])
  const input = useRef<HTMLInputElement>(null)
  const listId = useId()
  const [completions, setCompletions] = useState<readonly Completion[]>([])
  const [chosen, setChosen] = useState(0)
  const [scrolled, setScrolled] = useState(0)
  const [measure, { width }] = useSize()
  const cursorToSet = useRef<number | undefined>(undefined)
  const isOpen = completions.length > 0

  // Behind what was completed, before the next key comes: it would be written elsewhere.
  useLayoutEffect(() => {
    const cursor = cursorToSet.current
    if (cursor === undefined) return
    cursorToSet.current = undefined
    input.current?.focus()
    input.current?.setSelectionRange(cursor, cursor)
  })

  // The words of an error take room from the text: what is typed stays in view.
  useLayoutEffect(() => {
    const element = input.current
    if (element === null || width === 0 || !element.matches(':focus')) return
    if (element.selectionStart !== text.length) return
    element.scrollLeft = element.scrollWidth
    setScrolled(element.scrollLeft)
  }, [text, width])

  function offer(value: string, cursor: number): void {
    setCompletions(completeFilter(value, cursor, vocabulary).slice(0, 50))
    setChosen(0)
  }

  function accept(completion: Completion): void {
    const next = text.slice(0, completion.from) + completion.text + text.slice(completion.to)
    onText(next)
    setCompletions([])
    cursorToSet.current = completion.from + completion.text.length
  }

  function keyed(event: KeyboardEvent<HTMLInputElement>): void {
    const { key } = event
    const completion = completions[chosen]
    if (key === 'ArrowDown' && !isOpen)
      offer(text, event.currentTarget.selectionStart ?? text.length)
    else if (key === 'ArrowDown') setChosen((chosen + 1) % completions.length)
    else if (key === 'ArrowUp' && isOpen) {
      setChosen((chosen + completions.length - 1) % completions.length)
    } else if ((key === 'Enter' || key === 'Tab') && isOpen && completion !== undefined) {
      accept(completion)
    } else if (key === 'Escape' && isOpen) setCompletions([])
    else if (key === 'Escape' && text !== '') onText('')
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div ref={measure} className="filter-text">
      <div
        className="filter-ink"
        aria-hidden="true"
        style={{ transform: `translateX(${-scrolled}px)` }}
      >
        {highlightPieces(text, error).map((piece) => (
          <span
            key={piece.start}
            className={`piece-${piece.kind}${piece.isWrong ? ' piece-wrong' : ''}`}
          >
            {piece.text}
          </span>
        ))}
      </div>
      <input
        ref={input}
        type="text"
        role="combobox"
        aria-label="Filter messages"
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls={listId}
        aria-activedescendant={isOpen ? `${listId}-${chosen}` : undefined}
        aria-invalid={error !== undefined}
        placeholder="Filter messages"
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="off"
        data-filter=""
        value={text}
        onChange={(event) => {
          onText(event.target.value)
          offer(event.target.value, event.target.selectionStart ?? event.target.value.length)
        }}
        onKeyDown={keyed}
        onScroll={(event) => setScrolled(event.currentTarget.scrollLeft)}
        onSelect={(event) => setScrolled(event.currentTarget.scrollLeft)}
        onBlur={() => setCompletions([])}
      />
      <CompletionList
        id={listId}
        completions={completions}
        chosen={chosen}
        anchor={input}
        onChoose={accept}
      />
    </div>
  )
}
