import type { ReactNode } from 'react'
import type { LinkCountName, LinkCounts } from '../../source/link-counts.ts'
import { TotalsRow, TotalsTable } from './totals-table.tsx'

/** A count with its name and what it means. */
type CountRow = readonly [name: LinkCountName, title: string, meaning: string]

const SENDING: readonly CountRow[] = [
  ['syncCount', 'States sent', 'Snapshots and deltas sent'],
  [
    'deferrals',
    'Deferred',
    'Messages that had to wait for the limiter, the socket or the connection',
  ],
  ['coalesced', 'Coalesced', 'Deltas sent that stand for several ticks'],
]

const EVENTS: readonly CountRow[] = [
  ['resends', 'Sent again', 'States that were not acknowledged in time, and went again'],
  ['gaps', 'Gaps', 'Deltas whose base was missing here'],
  ['repairs', 'Repairs', 'Times that the whole state was asked for, since what came did not fit'],
  ['resyncs', 'Resyncs', 'Whole states that replaced what was here'],
  [
    'duplicates',
    'Duplicates',
    'States that came again, or behind newer ones, and were passed over',
  ],
  ['refusals', 'Refused', 'Messages of the peer that were not taken'],
  ['errorCount', 'Errors', 'Messages that could not be read, and errors that the peer reported'],
  ['closes', 'Closes', 'Connections that ended, whoever ended them'],
  ['reconnects', 'Reconnects', 'Attempts to connect made after a loss'],
]

export interface TrafficTableProps {
  readonly counts: LinkCounts
  readonly bufferedBytes: number
}

/** What went over the link since it was made, whether or not it was recorded, and what had to wait. */
export function TrafficTable({ counts, bufferedBytes }: TrafficTableProps): ReactNode {
  return (
    <TotalsTable title="This link, in all" columns={['Messages', 'Bytes']}>
      <TotalsRow name="Sent" count={counts.messagesOut} bytes={counts.bytesOut} />
      <TotalsRow name="Received" count={counts.messagesIn} bytes={counts.bytesIn} />
      {rowsOf(SENDING, counts)}
      <TotalsRow
        name="Waiting"
        meaning="Bytes that were handed to the socket and have not left yet"
        bytes={bufferedBytes}
      />
    </TotalsTable>
  )
}

/** What was repaired, refused and ended since the link was made. */
export function EventCountsTable({ counts }: { readonly counts: LinkCounts }): ReactNode {
  return (
    <TotalsTable title="Its events, in all" columns={['Count']}>
      {rowsOf(EVENTS, counts)}
    </TotalsTable>
  )
}

function rowsOf(rows: readonly CountRow[], counts: LinkCounts): ReactNode {
  return rows.map(([name, title, meaning]) => (
    <TotalsRow key={name} name={title} meaning={meaning} count={counts[name]} />
  ))
}
