import {
  type MessagePayload,
  NO_ENTITY,
  createSnapshotPart,
  createSnapshotPayload,
} from '@tx2-link/core'
import { cleanup, render } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { Facts } from '../../../src/panel/detail/facts.tsx'
import { MessageRow } from '../../../src/panel/messages/message-row.tsx'
import { rowFacts } from '../../../src/panel/messages/row-facts.ts'
import { Recorder } from '../../../src/recording/recorder.ts'
import { messageEvent } from '../feed.ts'

afterEach(cleanup)

function part(ids: readonly number[], after: number): MessagePayload {
  const entities = ids.map((id) => ({ id, components: [] }))
  return createSnapshotPart(entities, 1, { after, of: 4 })
}

function recorderOf(...payloads: readonly MessagePayload[]): Recorder {
  const recorder = new Recorder({ timeOrigin: 0 })
  for (const [at, payload] of payloads.entries()) {
    recorder.probe(messageEvent({ time: at + 1, payload }))
  }
  return recorder
}

function factsOf(recorder: Recorder, index: number): string {
  const record = recorder.record(index)!
  return render(<Facts recorder={recorder} record={record} onGo={() => undefined} />).container
    .textContent
}

function rowOf(recorder: Recorder, index: number): string {
  const record = recorder.record(index)!
  const props = { record, columns: ['type'], top: 0, rowNumber: 2 } as const
  const facts = rowFacts(recorder, record, undefined, props.columns, 0)
  return render(<MessageRow {...props} facts={facts} isSelected={false} isLinked={false} />)
    .container.textContent
}

describe('a part of a snapshot', () => {
  it('[O5] is called one in its row, and says in its detail how far all is with it', () => {
    const recorder = recorderOf(part([1, 2], NO_ENTITY), part([3], 2))
    expect([rowOf(recorder, 0), rowOf(recorder, 1)]).toEqual(['snapshot part 1', 'snapshot part 2'])
    expect(factsOf(recorder, 1)).toMatch(/^Part2, 3 of 4 entities \(75\s%\), \d+ B so far/)
  })

  it('[O5] is nothing that is said of a whole snapshot, or of another message', () => {
    const recorder = recorderOf(createSnapshotPayload([], 1), { type: 'ping' })
    expect([rowOf(recorder, 0), rowOf(recorder, 1)]).toEqual(['snapshot', 'ping'])
    for (const index of [0, 1]) expect(factsOf(recorder, index)).not.toContain('Part')
  })
})
