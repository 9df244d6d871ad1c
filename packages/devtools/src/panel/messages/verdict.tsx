import type { ReactNode } from 'react'
import type { MessageRecord } from '../../recording/message-record.ts'
import { age, groupedInteger } from '../format.ts'
import { reasonWord } from '../gauges/limiter-words.ts'
import { Icon } from '../shell/icons.tsx'
import type { Unsent } from './list-rows.ts'

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
    case 'held': {
      const waited = record.heldMs === undefined ? [] : [age(record.heldMs)]
      const reason = record.reason === undefined ? [] : [reasonWord(record.reason)]
      return <Words icon="held" word="held" why={[...waited, ...reason].join(', ')} />
    }
    case 'coalesced':
      return (
        <Words icon="coalesced" word="coalesced" why={`${groupedInteger(record.ticks)} ticks`} />
      )
  }
}

/** The same of a message that did not go. */
export function UnsentVerdict({ unsent }: { readonly unsent: Unsent }): ReactNode {
  const { kind, reason, waitedMs, refusals } = unsent
  if (kind === 'waits') {
    return <Words icon="held" word="waits" why={`${age(waitedMs)}, ${reasonWord(reason)}`} />
  }
  const times = refusals > 1 ? ` ×${groupedInteger(refusals)}` : ''
  return <Words icon="refused" word="refused" why={`${reasonWord(reason)}${times}`} />
}

function Words(props: {
  readonly icon: 'held' | 'coalesced' | 'refused'
  readonly word: string
  readonly why: string
}): ReactNode {
  const { icon, word, why } = props
  return (
    <>
      <Icon name={icon} className={icon} />
      <span className="t1">{word}</span>
      <span className="why" title={`${word} ${why}`}>
        {why}
      </span>
    </>
  )
}
