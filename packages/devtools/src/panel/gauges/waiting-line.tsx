import type { ReactNode } from 'react'
import { age, groupedInteger } from '../format.ts'
import { Icon } from '../shell/icons.tsx'
import type { Waiting } from './limiter-view.ts'
import { NextWords } from './next-words.tsx'

/** What waits, for how long already, and when the next may go. */
export function WaitingLine({ waiting }: { readonly waiting: Waiting | undefined }): ReactNode {
  if (waiting === undefined) {
    return (
      <p className="gauges-waiting t3" data-none="">
        Nothing waits
      </p>
    )
  }
  return (
    <p className="gauges-waiting">
      <Icon name="held" className="held" />
      <span className="t1">{groupedInteger(waiting.count)} held</span>
      <span className="t3">
        <span className="gauges-oldest">oldest </span>
        {age(waiting.oldestMs)}
      </span>
      <span className="spacer" />
      <span className="gauges-next">
        <NextWords waiting={waiting} />
      </span>
    </p>
  )
}
