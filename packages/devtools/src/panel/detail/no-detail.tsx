import type { ReactNode } from 'react'
import type { Recorder } from '../../recording/recorder.ts'
import { groupedInteger } from '../format.ts'

export interface NoDetailProps {
  readonly recorder: Recorder
  readonly index: number | undefined
}

/** What stands where no message can be shown: none is selected, or its bytes are not there. */
export function NoDetail({ recorder, index }: NoDetailProps): ReactNode {
  const [title, text] = wordsFor(recorder, index)
  return (
    <section className="detail fill" aria-label="Message">
      <div className="empty">
        <h2>{title}</h2>
        <p>{text}</p>
      </div>
    </section>
  )
}

function wordsFor(recorder: Recorder, index: number | undefined): readonly [string, string] {
  if (index === undefined) {
    return ['No message selected', 'Select a message to see what it says, byte by byte.']
  }
  const record = recorder.record(index)
  if (record === undefined) {
    return ['No longer kept', 'The recorder let this message go to stay within its memory.']
  }
  return [
    'Only its facts are kept',
    `With ${groupedInteger(record.byteLength)} bytes it would have taken more than half of the recorder\u2019s memory.`,
  ]
}
