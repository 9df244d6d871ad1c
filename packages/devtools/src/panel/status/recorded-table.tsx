import type { ReactNode } from 'react'
import { clockTimeToSecond } from '../format.ts'
import { useRecorder } from '../session.ts'
import { TotalsRow, TotalsTable } from './totals-table.tsx'

const FIGURES_HZ = 4

/** What was counted since the recording began or was cleared, of what was dropped since too. */
export function RecordedTable(): ReactNode {
  const totals = useRecorder((recorder) => recorder.totals, FIGURES_HZ)
  const start = useRecorder(({ startTime }) => startTime, FIGURES_HZ)
  const origin = useRecorder((recorder) => recorder.timeOrigin, FIGURES_HZ)
  const title =
    start === undefined ? 'Recorded' : `Recorded since ${clockTimeToSecond(origin + start)}`
  return (
    <TotalsTable title={title} columns={['Messages', 'Bytes']}>
      <TotalsRow name="Sent" count={totals.messagesOut} bytes={totals.bytesOut} />
      <TotalsRow name="Received" count={totals.messagesIn} bytes={totals.bytesIn} />
      <TotalsRow name="Held, then sent" count={totals.held} />
      <TotalsRow
        name="Refusals"
        meaning="One held message may be refused many times"
        count={totals.refused}
      />
      <TotalsRow name="Warnings" count={totals.warnings} />
      <TotalsRow name="Errors" count={totals.errors} />
    </TotalsTable>
  )
}
