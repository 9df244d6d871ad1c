import type { ReactNode } from 'react'
import type { MessageRecord } from '../../recording/message-record.ts'
import { age, groupedInteger } from '../format.ts'
import { Icon } from '../shell/icons.tsx'

export interface VerdictProps {
  readonly record: MessageRecord
}

/** What the limiter did with a message: glyph, word and reason; nothing for what came in. */
export function Verdict({ record }: VerdictProps): ReactNode {
  switch (record.verdict) {
    case 'received':
      return null
    case 'sent':
      return <span>sent</span>
    case 'held':
      return (
        <>
          <Icon name="held" className="held" />
          <span className="t1">held</span>
          <span className="why">
            {record.heldMs === undefined ? record.reason : age(record.heldMs)}
          </span>
        </>
      )
    case 'coalesced':
      return (
        <>
          <Icon name="coalesced" className="coalesced" />
          <span className="t1">coalesced</span>
          <span className="why">{groupedInteger(record.ticks)} ticks</span>
        </>
      )
  }
}
