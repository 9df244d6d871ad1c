import { type ReactNode, useMemo, useState, useSyncExternalStore } from 'react'
import type { Filter } from '../../filter/filter.ts'
import { FilterRun } from '../../filter/filter-run.ts'
import { parseFilter } from '../../filter/parse-filter.ts'
import type { Recorder } from '../../recording/recorder.ts'
import { type Beat, beatOf, createBeat } from '../beat.ts'
import { usePanel } from '../session.ts'
import { insertionsOf } from './insertions.ts'
import { ListRows } from './list-rows.ts'
import { MatchesContext } from './matches.ts'
import { MatchingMessages } from './matching-messages.ts'
import { shownFilter } from './shown-filter.ts'
import { watchRun } from './watch-run.ts'

const EVERYTHING: Filter = { root: undefined }
const HZ = 10

/** So long a new filter may work at once, in ms: short recordings need no more. */
const FIRST_SLICE_MS = 4

/** Keeps the rows of the list up to date: ten times a second at the most, whatever arrives. */
export function MatchesProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const source = usePanel((session) => session.source)
  const recorder = usePanel((session) => session.recorder)
  const text = usePanel((session) => session.filterText)
  const range = usePanel((session) => session.range)
  const directions = usePanel((session) => session.directions)

  const parsed = useMemo(() => parseFilter(text), [text])
  const [valid, setValid] = useState(EVERYTHING)
  if (parsed.ok && parsed.filter !== valid) setValid(parsed.filter)

  const run = useMemo(() => {
    const filter = shownFilter(valid, directions)
    if (filter === undefined) return undefined
    const next = new FilterRun(recorder, filter)
    next.run(FIRST_SLICE_MS)
    return next
  }, [recorder, valid, directions])
  const beat = useMemo(() => beatFor(recorder, run), [recorder, run])
  useSyncExternalStore(beat.subscribe, beat.count)

  const messages = useMemo(() => new MatchingMessages(recorder, run, range), [recorder, run, range])
  messages.update()
  const insertions = insertionsOf(recorder, {
    now: source?.now() ?? 0,
    isFiltered: valid.root !== undefined,
    range,
    directions,
  })

  return (
    <MatchesContext
      value={{
        messages,
        rows: new ListRows(messages, insertions),
        error: parsed.ok ? undefined : parsed.error,
        isFiltered: run !== undefined || range !== undefined,
      }}
    >
      {children}
    </MatchesContext>
  )
}

/** With a filter the rows change when it has judged what came, else when something came. */
function beatFor(recorder: Recorder, run: FilterRun | undefined): Beat {
  if (run === undefined) return beatOf(recorder, HZ)
  return createBeat((judged) => watchRun(recorder, run, judged), 1000 / HZ)
}
