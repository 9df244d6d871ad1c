import {
  type MessagePayload,
  NO_ENTITY,
  createDeltaPayload,
  createSnapshotPart,
  createSnapshotPayload,
} from '@tx2-link/core'
import { describe, expect, it } from 'vitest'
import { Recorder } from '../../src/recording/recorder.ts'
import { EMPTY_SNAPSHOT, messageEvent } from './events.ts'

/** A part that follows an entity, or is the first. */
function part(ids: readonly number[], of: number, after = NO_ENTITY): MessagePayload {
  const entities = ids.map((id) => ({ id, components: [] }))
  return createSnapshotPart(entities, 1, { after, of })
}

/** A client's recorder, and what comes and goes on its link. */
function createLink() {
  const recorder = new Recorder()
  let time = 0
  return {
    recorder,
    take: (payload: MessagePayload, direction: 'in' | 'out' = 'in'): number => {
      time += 1
      recorder.probe(messageEvent(payload, { timestamp: time, direction }))
      return recorder.endIndex - 1
    },
  }
}

describe('a snapshot in parts', () => {
  it('[C39] says of each part which it is, and how many entities and bytes are there, of how many', () => {
    const { recorder, take } = createLink()
    const first = take(part([1, 2], 5))
    take({ type: 'ping' })
    take(part([7], 8), 'out')
    const second = take(part([3, 4], 6, 2))
    const third = take(part([9], 5, 4))
    const size = (index: number): number => recorder.columns.byteLength(index)
    // The last first: what lies before it is looked up, too.
    expect(recorder.partAt(third)).toMatchObject({
      number: 3,
      entities: 5,
      of: 5,
      bytes: size(first) + size(second) + size(third),
    })
    expect(recorder.partAt(second)).toMatchObject({ number: 2, entities: 4, of: 6 })
    expect(recorder.partAt(first)).toMatchObject({ number: 1, entities: 2, bytes: size(first) })
  })

  it('[C39] begins anew with a part that follows none, and behind a delta', () => {
    const { recorder, take } = createLink()
    take(part([1, 2], 5))
    expect(recorder.partAt(take(part([2, 3], 5)))).toMatchObject({ number: 1, entities: 2 })
    take(createDeltaPayload([], 1n))
    expect(recorder.partAt(take(part([8], 5)))).toMatchObject({ number: 1, entities: 1 })
  })

  it('[C39] is unfinished from its first part to the delta that makes them one', () => {
    const { recorder, take } = createLink()
    expect(recorder.unfinishedPart).toBeUndefined()
    take(part([1], 3))
    take(part([2], 3, 1))
    take(createDeltaPayload([], 1n), 'out')
    expect(recorder.unfinishedPart).toMatchObject({ number: 2, entities: 2, of: 3 })
    take(createDeltaPayload([], 1n))
    expect(recorder.unfinishedPart).toBeUndefined()
  })

  it('[C39] is nothing that a whole snapshot is, nor another message', () => {
    const { recorder, take } = createLink()
    const messages: MessagePayload[] = [
      EMPTY_SNAPSHOT,
      createSnapshotPayload([{ id: 4, components: [] }], 1),
      { type: 'ping' },
    ]
    for (const payload of messages) expect(recorder.partAt(take(payload))).toBeUndefined()
    expect(recorder.unfinishedPart).toBeUndefined()
    expect(recorder.partAt(99)).toBeUndefined()
  })

  it('[C39] is counted from the first part that is kept', () => {
    const { recorder, take } = createLink()
    take(part([1], 3))
    expect(recorder.partAt(0)).toMatchObject({ number: 1 })
    recorder.clear()
    expect(recorder.partAt(0)).toBeUndefined()
    expect(recorder.partAt(take(part([2], 3, 1)))).toMatchObject({ number: 1, entities: 1 })
  })
})
