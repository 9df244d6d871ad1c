import type { ReactNode } from 'react'
import type { MessageRecord } from '../../recording/message-record.ts'
import type { Recorder } from '../../recording/recorder.ts'
import { age, groupedInteger } from '../format.ts'
import { isState } from '../messages/row-facts.ts'
import { partWords } from '../part-words.ts'
import { Verdict } from '../messages/verdict.tsx'

export interface FactsProps {
  readonly recorder: Recorder
  readonly record: MessageRecord
  readonly onGo: (index: number) => void
}

/** What a message builds on, what acknowledged it, and what the limiter did: each a way to there. */
export function Facts({ recorder, record, onGo }: FactsProps): ReactNode {
  const { index } = record
  const baseline = recorder.baselineOf(index)
  const ack = recorder.ackOf(index)
  const part = recorder.partAt(index)
  const isAck = record.messageType === 'ack'
  return (
    <dl className="detail-facts">
      {part !== undefined && <Fact name="Part">{partWords(part)}</Fact>}
      {record.messageType === 'delta' && (
        <Fact name="Baseline">
          {baseline === undefined ? (
            'not kept'
          ) : (
            <GoTo recorder={recorder} index={baseline} onGo={onGo} />
          )}
        </Fact>
      )}
      {(isState(record.messageType) || isAck) && (
        <Fact name={isAck ? 'Confirms' : 'Ack'}>
          {ack === undefined ? (
            'none'
          ) : (
            <>
              <GoTo recorder={recorder} index={ack} onGo={onGo} />
              {age(Math.abs(recorder.columns.time(ack) - record.time))}
            </>
          )}
        </Fact>
      )}
      {record.direction === 'out' && (
        <Fact name="Limiter">
          <Verdict record={record} />
        </Fact>
      )}
    </dl>
  )
}

function Fact({
  name,
  children,
}: {
  readonly name: string
  readonly children: ReactNode
}): ReactNode {
  return (
    <div className="fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function GoTo(props: {
  readonly recorder: Recorder
  readonly index: number
  readonly onGo: (index: number) => void
}): ReactNode {
  const { recorder, index, onGo } = props
  return (
    <button type="button" className="link" onClick={() => onGo(index)}>
      {groupedInteger(recorder.columns.sequence(index))}
    </button>
  )
}
