import type { ReactNode } from 'react'
import { age, groupedInteger } from '../format.ts'
import type { Waiting } from '../gauges/limiter-view.ts'
import { waitsFor } from '../gauges/limiter-words.ts'
import { NextWords } from '../gauges/next-words.tsx'

/** What waits at this moment, for what, and when the next goes. */
export function WaitingNow({
  waiting,
  now,
}: {
  readonly waiting: Waiting | undefined
  /** Milliseconds of the source's clock. */
  readonly now: number
}): ReactNode {
  return (
    <section className="side-part">
      <div className="side-head">
        <h2 className="head-strong">Waiting now</h2>
        <span className="spacer" />
        {waiting !== undefined && <NextWords waiting={waiting} />}
      </div>
      {waiting === undefined ? (
        <p className="t3">Nothing waits.</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">Message</th>
              <th scope="col">Refused</th>
              <th scope="col">Waits</th>
              <th scope="col">For</th>
            </tr>
          </thead>
          <tbody>
            {waiting.messages.map((message) => (
              <tr key={message.messageType}>
                <th scope="row">{message.messageType}</th>
                <td>{groupedInteger(message.refusals)}</td>
                <td className="t1">{age(Math.max(0, now - message.since))}</td>
                <td>{waitsFor(message.reason)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
