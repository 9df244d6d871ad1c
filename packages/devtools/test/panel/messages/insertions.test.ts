import type { ProbeEvent } from '@tx2-link/core'
import { describe, expect, it } from 'vitest'
import { insertionsOf, type Shown } from '../../../src/panel/messages/insertions.ts'
import { Recorder } from '../../../src/recording/recorder.ts'
import { messageEvent, stateEvent } from '../feed.ts'

const everything: Shown = {
  now: 1_000,
  isFiltered: false,
  range: undefined,
  directions: { out: true, in: true },
}

function refused(time: number, messageType: 'delta' | 'ack' = 'delta'): ProbeEvent {
  const reason = 'backpressure'
  return { type: 'deferral', time, link: 'test', messageType, reason, retryAfterMs: undefined }
}

/** A delta is refused twice and never goes, as the link is lost; behind it an ack waits. */
function createRecorder(): Recorder {
  const recorder = new Recorder({ timeOrigin: 0 })
  for (const event of [
    stateEvent(1, 'connected'),
    messageEvent({ time: 2 }),
    refused(10),
    refused(30),
    messageEvent({ time: 35 }),
    stateEvent(40, 'disconnected'),
    stateEvent(60, 'connected'),
    messageEvent({ time: 70 }),
    refused(80, 'ack'),
  ]) {
    recorder.probe(event)
  }
  return recorder
}

function told(recorder: Recorder, shown: Partial<Shown> = {}): unknown[] {
  return insertionsOf(recorder, { ...everything, ...shown }).map(({ kind, index }) => [kind, index])
}

describe('rows between the messages', () => {
  it('are what was refused at its place, and what waits behind everything', () => {
    const recorder = createRecorder()
    expect(told(recorder)).toEqual([
      ['refused', 1],
      ['lost', 2],
      ['resumed', 2],
      ['waits', 3],
    ])
    const [refusal] = insertionsOf(recorder, everything)
    expect(refusal).toMatchObject({
      time: 10,
      messageType: 'delta',
      reason: 'backpressure',
      waitedMs: 20,
      refusals: 2,
    })
  })

  it('are not yet what waits for less than a quarter of a second: it would flicker', () => {
    expect(told(createRecorder(), { now: 329 })).not.toContainEqual(['waits', 3])
    expect(told(createRecorder(), { now: 330 })).toContainEqual(['waits', 3])
  })

  it('leave out what did not go where a filter picks messages, or sent ones are hidden', () => {
    const interruptions = [
      ['lost', 2],
      ['resumed', 2],
    ]
    expect(told(createRecorder(), { isFiltered: true })).toEqual(interruptions)
    expect(told(createRecorder(), { directions: { out: false, in: true } })).toEqual(interruptions)
  })

  it('are those of the brushed time', () => {
    expect(told(createRecorder(), { range: { from: 50, to: 60 } })).toEqual([['resumed', 2]])
  })
})
