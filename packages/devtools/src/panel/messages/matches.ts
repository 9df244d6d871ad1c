import { type Context, createContext, useContext } from 'react'
import type { FilterError } from '../../filter/filter.ts'
import type { ListRows } from './list-rows.ts'
import type { MatchingMessages } from './matching-messages.ts'

/** What the list shows at this beat, for the list, the filter bar and the status bar. */
export interface Matches {
  readonly messages: MatchingMessages
  readonly rows: ListRows
  /** Why the text in the filter is not what is applied. */
  readonly error: FilterError | undefined
  /** Whether anything but everything is shown. */
  readonly isFiltered: boolean
}

export const MatchesContext: Context<Matches | null> = createContext<Matches | null>(null)

export function useMatches(): Matches {
  const matches = useContext(MatchesContext)
  if (matches === null) throw new Error('Matches are read within MatchesProvider')
  return matches
}
