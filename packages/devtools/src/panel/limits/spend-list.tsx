import type { ReactNode } from 'react'
import type { Recorder } from '../../recording/recorder.ts'
import { groupedInteger } from '../format.ts'
import { windowText } from '../gauges/limiter-words.ts'
import { spendOf } from './spend.ts'

/** Which kinds of messages the window goes to. */
export function SpendList(props: {
  readonly recorder: Recorder
  readonly windowMs: number
  readonly now: number
}): ReactNode {
  const { recorder, windowMs, now } = props
  const spends = spendOf(recorder, windowMs, now)
  const most = spends[0]?.bytes ?? 0
  return (
    <section className="side-part">
      <div className="side-head">
        <h2 className="head-strong">Who spends the window</h2>
        <span className="spacer" />
        <span className="t3">bytes in {windowText(windowMs)}</span>
      </div>
      {spends.length === 0 && <p className="t3">Nothing was sent within it.</p>}
      {spends.map(({ messageType, bytes }) => (
        <p key={messageType} className="spend">
          <span className="t1">{messageType}</span>
          <span className="spend-track">
            <i style={{ width: `${most === 0 ? 0 : (bytes / most) * 100}%` }} />
          </span>
          <span className="num t1">{groupedInteger(bytes)}</span>
        </p>
      ))}
    </section>
  )
}
