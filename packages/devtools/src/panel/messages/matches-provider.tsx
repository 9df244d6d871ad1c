import { type ReactNode, useEffect, useMemo, useReducer, useState } from 'react'
import type { Filter } from '../../filter/filter.ts'
import { FilterRun } from '../../filter/filter-run.ts'
import { parseFilter } from '../../filter/parse-filter.ts'
import { usePanel, useRecorder } from '../session.ts'
import { interruptionsOf } from './interruptions.ts'
import { ListRows } from './list-rows.ts'
import { MatchesContext } from './matches.ts'
import { MatchingMessages } from './matching-messages.ts'
import { shownFilter } from './shown-filter.ts'

const EVERYTHING: Filter = { root: undefined }

/** Keeps the rows of the list up to date: ten times a second at the most, whatever arrives. */
export function MatchesProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const recorder = useRecorder((recorder) => recorder)
  const text = usePanel((session) => session.filterText)
  const range = usePanel((session) => session.range)
  const directions = usePanel((session) => session.directions)
  const [, goOn] = useReducer((count: number) => count + 1, 0)

  const parsed = useMemo(() => parseFilter(text), [text])
  const [valid, setValid] = useState(EVERYTHING)
  if (parsed.ok && parsed.filter !== valid) setValid(parsed.filter)

  const run = useMemo(() => {
    const filter = shownFilter(valid, directions)
    return filter === undefined ? undefined : new FilterRun(recorder, filter)
  }, [recorder, valid, directions])
  const messages = useMemo(() => new MatchingMessages(recorder, run, range), [recorder, run, range])

  messages.update()
  const interruptions = interruptionsOf(recorder)
  const rows = new ListRows(messages, interruptions)

  const { isPending } = messages
  useEffect(() => {
    if (!isPending) return undefined
    const timer = setInterval(goOn, 0)
    return () => clearInterval(timer)
  }, [isPending])

  return (
    <MatchesContext
      value={{
        messages,
        rows,
        interruptions,
        error: parsed.ok ? undefined : parsed.error,
        isFiltered: run !== undefined || range !== undefined,
      }}
    >
      {children}
    </MatchesContext>
  )
}
