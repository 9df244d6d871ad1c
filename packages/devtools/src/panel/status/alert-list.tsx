import type { ReactNode } from 'react'
import type { Mark } from '../../recording/mark.ts'
import type { Recorder } from '../../recording/recorder.ts'
import { clockTimeToSecond, groupedInteger } from '../format.ts'
import { usePanel, useRecorder } from '../session.ts'
import { Disclosure } from '../shell/disclosure.tsx'
import { Icon } from '../shell/icons.tsx'
import { alertWords, alertsOf } from './alerts.ts'

/** Opens all that was repaired, refused, ignored or ended; nothing while there is nothing. */
export function Alerts(): ReactNode {
  const count = useRecorder(countOf, 4)
  if (count === 0) return null
  return (
    <Disclosure
      label="Alerts"
      className="status-item status-opens"
      face={
        <>
          {groupedInteger(count)} {count === 1 ? 'alert' : 'alerts'}
        </>
      }
    >
      {() => <AlertList />}
    </Disclosure>
  )
}

function countOf({ marks }: Recorder): number {
  return alertsOf(marks).reduce((sum, { count }) => sum + count, 0)
}

function AlertList(): ReactNode {
  const alerts = useRecorder(({ marks }) => alertsOf(marks), 4)
  const origin = useRecorder(({ timeOrigin }) => timeOrigin, 4)
  return (
    <table className="alerts">
      <thead className="visually-hidden">
        <tr>
          <th scope="col">What happened last</th>
          <th scope="col">How often</th>
          <th scope="col">When</th>
        </tr>
      </thead>
      <tbody>
        {alerts.map(({ mark, count, icon, tone }) => (
          <tr key={`${mark.kind} ${mark.code}`}>
            <th scope="row">
              <Icon name={icon} className={tone} />
              <AlertLink mark={mark} />
            </th>
            <td className="t3">{count > 1 && `×${groupedInteger(count)}`}</td>
            <td>{clockTimeToSecond(origin + mark.lastTime)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** A mark's words, as a way to the message that it is about, or that followed it. */
export function AlertLink({ mark }: { readonly mark: Mark }): ReactNode {
  const select = usePanel((session) => session.select)
  const selectTab = usePanel((session) => session.selectTab)
  const target = useRecorder((recorder) => nearestKept(recorder, mark), 4)
  const words = alertWords(mark)
  return (
    <button
      type="button"
      className="link"
      title={words}
      aria-disabled={target === undefined}
      onClick={() => {
        if (target === undefined) return
        select(target)
        selectTab('messages')
      }}
    >
      {words}
    </button>
  )
}

function nearestKept({ firstIndex, endIndex }: Recorder, mark: Mark): number | undefined {
  if (endIndex === firstIndex) return undefined
  return Math.min(endIndex - 1, Math.max(firstIndex, mark.index))
}
