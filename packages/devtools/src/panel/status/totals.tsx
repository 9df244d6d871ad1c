import type { ReactNode } from 'react'
import { groupedInteger, siBytes } from '../format.ts'
import { useRecorder } from '../session.ts'
import { Icon } from '../shell/icons.tsx'
import { useSourceReading } from '../source-reading.ts'
import { EventCountsTable, TrafficTable } from './link-counts-table.tsx'
import { RecordedTable } from './recorded-table.tsx'
import { ServerCountsTable } from './server-counts-table.tsx'

/** What came and went since the recording began, in short. */
export function TotalsInShort(): ReactNode {
  const { messagesOut, bytesOut, messagesIn, bytesIn } = useRecorder(({ totals }) => totals, 4)
  return (
    <>
      <span className="status-item" title="Sent since the start">
        <Icon name="sent" className="sent" />
        <span className="visually-hidden">sent </span>
        <span className="t1">{groupedInteger(messagesOut)}</span>
        {siBytes(bytesOut)}
      </span>
      <span className="status-item" title="Received since the start">
        <Icon name="received" className="received" />
        <span className="visually-hidden">received </span>
        <span className="t1">{groupedInteger(messagesIn)}</span>
        {siBytes(bytesIn)}
      </span>
    </>
  )
}

/** All that was counted: by the recording, by the link since it was made, and by the server of all its clients. */
export function Totals(): ReactNode {
  const { counts, server, bufferedBytes } = useSourceReading(({ stats }) => stats)
  return (
    <div className="totals-tables">
      <RecordedTable />
      {counts !== undefined && <TrafficTable counts={counts} bufferedBytes={bufferedBytes} />}
      {counts !== undefined && <EventCountsTable counts={counts} />}
      {server !== undefined && <ServerCountsTable server={server} />}
    </div>
  )
}
