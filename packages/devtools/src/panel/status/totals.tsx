import type { ReactNode } from 'react'
import { clockTimeToSecond, groupedInteger, siBytes } from '../format.ts'
import { useRecorder } from '../session.ts'
import { Icon } from '../shell/icons.tsx'

const FIGURES_HZ = 4

/** What came and went since the recording began, in short. */
export function TotalsInShort(): ReactNode {
  const { messagesOut, bytesOut, messagesIn, bytesIn } = useRecorder(
    ({ totals }) => totals,
    FIGURES_HZ,
  )
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

/** All that was counted since the recording began or was cleared, of what was dropped since too. */
export function TotalsTable(): ReactNode {
  const totals = useRecorder((recorder) => recorder.totals, FIGURES_HZ)
  const start = useRecorder(({ startTime }) => startTime, FIGURES_HZ)
  const origin = useRecorder((recorder) => recorder.timeOrigin, FIGURES_HZ)
  return (
    <table className="totals">
      <thead>
        <tr>
          <th scope="col">
            {start === undefined ? 'Nothing yet' : `Since ${clockTimeToSecond(origin + start)}`}
          </th>
          <th scope="col">Messages</th>
          <th scope="col">Bytes</th>
        </tr>
      </thead>
      <tbody>
        <Row name="Sent" count={totals.messagesOut} bytes={totals.bytesOut} />
        <Row name="Received" count={totals.messagesIn} bytes={totals.bytesIn} />
        <Row name="Held, then sent" count={totals.held} />
        <Row name="Refusals" count={totals.refused} />
        <Row name="Warnings" count={totals.warnings} />
        <Row name="Errors" count={totals.errors} />
      </tbody>
    </table>
  )
}

function Row(props: {
  readonly name: string
  readonly count: number
  readonly bytes?: number
}): ReactNode {
  const { name, count, bytes } = props
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="t1">{groupedInteger(count)}</td>
      <td>{bytes !== undefined && groupedInteger(bytes)}</td>
    </tr>
  )
}
