import type { ReactNode } from 'react'
import type { ServerCounts } from '../../source/source.ts'
import { closeName } from '../close-words.ts'
import { TotalsRow, TotalsTable } from './totals-table.tsx'

/** What the server counted of all its clients, whichever of them is looked at. */
export function ServerCountsTable({ server }: { readonly server: ServerCounts }): ReactNode {
  const closes = [...server.closes].sort(([, one], [, other]) => other - one)
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
        name="Encodings"
        meaning="Messages encoded: one regular one a tick for all clients, and repairs"
        count={server.encodings}
      />
      {closes.map(([code, count]) => (
        <TotalsRow key={code} name={closeTitle(code)} count={count} />
      ))}
      {closes.length === 0 && <TotalsRow name="Closes" count={0} />}
    </TotalsTable>
  )
}

/** A server tells of the most frequent codes, and of the others together under 0. */
function closeTitle(code: number): string {
  return code === 0 ? 'Closed, other codes' : `Closed ${code}, ${closeName(code)}`
}
