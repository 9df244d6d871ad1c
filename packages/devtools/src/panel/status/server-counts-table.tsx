import type { ReactNode } from 'react'
import type { ServerCounts } from '../../source/source.ts'
import { closeName } from '../close-words.ts'
import { refusalName } from '../refusal-words.ts'
import { TotalsRow, TotalsTable } from './totals-table.tsx'

/** What the server counted of all its clients, whichever of them is looked at. */
export function ServerCountsTable({ server }: { readonly server: ServerCounts }): ReactNode {
  return (
    <TotalsTable title="Its server, all clients" columns={['Count']}>
      <TotalsRow name="Clients" meaning="Clients that are connected" count={server.peers} />
      <TotalsRow name="Let in" meaning="Clients that were let in so far" count={server.admitted} />
      <TotalsRow
        name="Turned away"
        meaning="Clients that found the server full or closing"
        count={server.turnedAway}
      />
      <TotalsRow
        name="Given up"
        meaning="Lost clients that were no longer waited for, since too many were"
        count={server.seatsGivenUp}
      />
      <TotalsRow
        name="Encodings"
        meaning="Messages encoded: one regular one a tick for all clients, and repairs"
        count={server.encodings}
      />
      <CodeRows word="Refused" none="Refusals" counts={server.refusals} nameOf={refusalName} />
      <CodeRows word="Closed" none="Closes" counts={server.closes} nameOf={closeName} />
    </TotalsTable>
  )
}

interface CodeRowsProps {
  /** Stands before each code. */
  readonly word: string
  /** The row's name where there is no code. */
  readonly none: string
  readonly counts: ReadonlyMap<number, number>
  readonly nameOf: (code: number) => string
}

/** A row for each code, the most frequent first; a server tells of many codes together under 0. */
function CodeRows({ word, none, counts, nameOf }: CodeRowsProps): ReactNode {
  if (counts.size === 0) return <TotalsRow name={none} count={0} />
  return [...counts]
    .sort(([, one], [, other]) => other - one)
    .map(([code, count]) => {
      const name = code === 0 ? `${word}, other codes` : `${word} ${code}, ${nameOf(code)}`
      return <TotalsRow key={code} name={name} count={count} />
    })
}
