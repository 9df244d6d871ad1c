import { createFakeClock } from '@tx2-link/core/testing'
import { describe, expect, it } from 'vitest'
import type { Mark } from '../../src/recording/mark.ts'
import { Recorder } from '../../src/recording/recorder.ts'
import {
  EMPTY_SNAPSHOT,
  blobEvent,
  deferralEvent,
  entriesOf,
  messageEvent,
  recordAll,
  stateEvent,
  warningEvent,
} from './events.ts'

function createRecorder(): Recorder {
  return new Recorder({ clock: createFakeClock() })
}

function words({ kind, time, index, code, text, count }: Mark): string {
  return [kind, time, index, code, text, count].join(' | ')
}

describe('marks', () => {
  it('[C17] stand for what matters in time, with the message that it was about or that follows', () => {
    const recorder = createRecorder()
    const refusal = { messageType: 'delta', reason: 'backpressure', retryAfterMs: 5 } as const
    recordAll(recorder, [
      stateEvent(1, 'connecting', 'attempt 1'),
      stateEvent(2, 'connected'),
      messageEvent(EMPTY_SNAPSHOT, { time: 3 }),
      blobEvent(1, 4),
      deferralEvent(5, refusal),
      deferralEvent(6, refusal),
      warningEvent(7, 'gap', 'delta 5 starts from 3'),
      warningEvent(8, 'resync', 'a replica could not follow'),
      warningEvent(9, 'malformed', 'not a message'),
      messageEvent({ type: 'error', code: 7, message: 'no' }, { time: 10, direction: 'out' }),
      stateEvent(11, 'disconnected', 'lost', 1006),
      stateEvent(11, 'offline', 'there is no network'),
    ])
    recorder.pause()
    recorder.resume()
    expect(entriesOf(recorder.marks).map(words)).toEqual([
      'connect | 2 | 0 |  |  | 1',
      'snapshot | 3 | 0 |  |  | 1',
      'deferral | 5 | 2 | backpressure | delta | 1',
      'warning | 7 | 2 | gap | delta 5 starts from 3 | 1',
      'resync | 8 | 2 | resync | a replica could not follow | 1',
      'error | 9 | 2 | malformed | not a message | 1',
      'error | 10 | 2 |  | the peer was told of an error | 1',
      'disconnect | 11 | 3 | 1006 | lost | 1',
      'offline | 11 | 3 |  | there is no network | 1',
      'paused | 11 | 3 |  |  | 1',
      'resumed | 11 | 3 |  |  | 1',
    ])
    expect(recorder.totals).toMatchObject({ warnings: 1, errors: 2 })
    expect(recorder.state).toEqual({ state: 'offline', reason: 'there is no network', since: 11 })
  })

  it('[C17] the same again within a second is counted with the one before', () => {
    const recorder = createRecorder()
    for (const time of [0, 900, 1_800, 2_900]) recorder.probe(warningEvent(time, 'gap', 'x'))
    recorder.probe(warningEvent(2_901, 'gap', 'y'))
    expect(entriesOf(recorder.marks).map(words)).toEqual([
      'warning | 0 | 0 | gap | x | 3',
      'warning | 2900 | 0 | gap | x | 1',
      'warning | 2901 | 0 | gap | y | 1',
    ])
    expect(recorder.marks.at(0)?.lastTime).toBe(1_800)
    expect(recorder.totals.warnings).toBe(5)
  })

  it('[C17] the worst is the newest of the most severe', () => {
    const recorder = createRecorder()
    recorder.probe(stateEvent(0, 'connected'))
    expect(recorder.worstMark).toBeUndefined()
    recorder.probe(warningEvent(1, 'gap', 'a'))
    recorder.probe(warningEvent(2, 'duplicate', 'b'))
    expect(recorder.worstMark?.text).toBe('b')
    recorder.probe(warningEvent(3, 'malformed', 'c'))
    recorder.probe(warningEvent(4, 'gap', 'd'))
    expect(recorder.worstMark?.text).toBe('c')
    recorder.clear()
    expect(recorder.worstMark).toBeUndefined()
  })

  it('[C17] are bounded, with numbers that never change', () => {
    const recorder = createRecorder()
    for (let number = 0; number < 40_000; number += 1) {
      recorder.probe(warningEvent(number, 'gap', String(number)))
    }
    const { first, end } = recorder.marks
    expect(end).toBe(40_000)
    expect(end - first).toBeLessThan(20_000)
    expect(recorder.marks.at(first)?.text).toBe(String(first))
    expect(recorder.marks.at(first - 1)).toBeUndefined()
  })
})
