import { LinkError, type ProbeEvent } from '@tx2-link/core'
import { createFakeClock } from '@tx2-link/core/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Recorder } from '../../src/recording/recorder.ts'
import type { RecorderOptions } from '../../src/recording/recorder-options.ts'
import {
  EMPTY_SNAPSHOT,
  blobEvent,
  deferralEvent,
  entriesOf,
  messageEvent,
  recordAll,
  warningEvent,
} from './events.ts'

function createRecorder(options: RecorderOptions = {}): Recorder {
  return new Recorder({ clock: createFakeClock(), ...options })
}

describe('messages', () => {
  it('[C1] are kept byte for byte with what is known of each', () => {
    const recorder = createRecorder()
    const event = messageEvent(
      {
        type: 'delta',
        changes: [{ type: 'entity_added', entityId: 7 }],
        baseTimestamp: 4n,
        metadata: { changeCount: 1, entitiesAdded: 1, entitiesRemoved: 0, componentsUpdated: 0 },
      },
      {
        direction: 'out',
        sequence: 12,
        timestamp: 1_700_000_000_123,
        time: 80.5,
        ticks: 3,
        link: 'peer 4',
      },
    )
    recorder.probe(messageEvent({ type: 'ping' }, { time: 80 }))
    recorder.probe(event)
    expect(recorder.record(1)).toEqual({
      index: 1,
      time: 80.5,
      gapMs: 0.5,
      direction: 'out',
      messageType: 'delta',
      sequence: 12,
      timestamp: 1_700_000_000_123,
      byteLength: bytesOf(event).length,
      changeCount: 1,
      ticks: 3,
      link: 'peer 4',
      format: 'msgpack',
      verdict: 'coalesced',
      heldMs: undefined,
      reason: undefined,
    })
    expect(recorder.record(0)?.gapMs).toBeUndefined()
    expect(recorder.bytes(1)).toEqual(bytesOf(event))
  })

  it('[C1] are copied: what the sender does with its bytes afterwards changes nothing', () => {
    const recorder = createRecorder()
    const event = blobEvent(9)
    recorder.probe(event)
    bytesOf(event).fill(0)
    expect(recorder.bytes(0)).toEqual(new Uint8Array(9).fill(9))
  })

  it('[C2] [C3] keep their indices while whole segments of the oldest go to stay within the limit', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 1, maxLength: 300 }),
        fc.integer({ min: 8_000, max: 40_000 }),
        (lengths, maxBytes) => {
          const recorder = createRecorder({ maxBytes, segmentBytes: 1_000 })
          for (const [index, length] of lengths.entries()) {
            recorder.probe(blobEvent(length, index))
            expect(recorder.memory.messages).toBeLessThanOrEqual(maxBytes)
          }
          const { firstIndex, endIndex, dropped } = recorder
          expect(endIndex).toBe(lengths.length)
          const gone = lengths.slice(0, firstIndex)
          expect(dropped).toEqual({
            messages: firstIndex,
            bytes: gone.reduce((sum, length) => sum + length, 0),
          })
          for (const [index, length] of lengths.entries()) {
            const isKept = index >= firstIndex
            expect(recorder.record(index)?.byteLength).toBe(isKept ? length : undefined)
            expect(recorder.bytes(index)?.length).toBe(isKept ? length : undefined)
            expect(recorder.columns.time(index)).toBe(isKept ? index : Number.NaN)
          }
          expect(recorder.record(endIndex)).toBeUndefined()
          expect(recorder.record(-1)).toBeUndefined()
          expect(recorder.record(firstIndex + 0.5)).toBeUndefined()
        },
      ),
    )
  })

  it('[C2] are gone after clear, and indices go on', () => {
    const recorder = createRecorder()
    recordAll(recorder, [blobEvent(5), blobEvent(6)])
    recorder.clear()
    recorder.probe(blobEvent(7))
    expect([recorder.firstIndex, recorder.endIndex]).toEqual([2, 3])
    expect(recorder.bytes(1)).toBeUndefined()
    expect(recorder.bytes(2)?.length).toBe(7)
    expect(recorder.totals.messagesIn).toBe(1)
    expect(recorder.dropped).toEqual({ messages: 0, bytes: 0 })
  })

  it('[C4] larger than half of the memory leave only what is known of them', () => {
    const recorder = createRecorder({ maxBytes: 20_000, segmentBytes: 1_000 })
    recordAll(recorder, [blobEvent(10_001), blobEvent(10_000)])
    expect(recorder.record(0)?.byteLength).toBe(10_001)
    expect(recorder.bytes(0)).toBeUndefined()
    expect(recorder.message(0)).toBeUndefined()
    expect(recorder.bytes(1)?.length).toBe(10_000)
  })

  it('[C4] many tiny ones are dropped in pieces too, and are never without bounds', () => {
    const recorder = createRecorder({ maxBytes: 2_000_000 })
    for (let count = 0; count < 60_000; count += 1) recorder.probe(blobEvent(0))
    expect(recorder.dropped.messages).toBeGreaterThan(0)
    expect(recorder.endIndex - recorder.firstIndex).toBeGreaterThan(10_000)
  })

  it('[C5] are not decoded while they are recorded: what cannot be read does no harm', () => {
    const recorder = createRecorder()
    recordAll(recorder, [blobEvent(30), messageEvent({ type: 'ack', ackId: 5n })])
    expect(recorder.message(0)).toBeUndefined()
    expect(recorder.entitiesOf(0)).toBeUndefined()
    expect(recorder.worldAt(0)).toBeUndefined()
    expect(recorder.message(1)?.payload).toEqual({ type: 'ack', ackId: 5n })
  })

  it('[C6] are decoded when asked for, and the last ones stay the same objects', () => {
    const recorder = createRecorder()
    for (let number = 0; number < 100; number += 1) {
      recorder.probe(messageEvent({ type: 'error', code: number, message: '' }))
    }
    const first = recorder.message(0)
    expect(first?.payload).toMatchObject({ code: 0 })
    expect(recorder.message(0)).toBe(first)
    for (let index = 1; index < 100; index += 1) recorder.message(index)
    expect(recorder.message(99)).toBe(recorder.message(99))
    expect(recorder.message(0)).not.toBe(first)
    expect(recorder.message(0)).toEqual(first)
  })

  it('[C7] are found by time: the first at or after it', () => {
    const times = fc.array(fc.nat(40), { maxLength: 60 })
    fc.assert(
      fc.property(times, fc.integer({ min: -2, max: 45 }), (gaps, wanted) => {
        const recorder = createRecorder({ maxBytes: 12_000, segmentBytes: 256 })
        const sorted = gaps.sort((a, b) => a - b)
        for (const time of sorted) recorder.probe(blobEvent(50, time))
        const found = sorted.findIndex(
          (time, index) => index >= recorder.firstIndex && time >= wanted,
        )
        expect(recorder.indexAtTime(wanted)).toBe(found === -1 ? recorder.endIndex : found)
      }),
    )
  })

  it('[C7] a clock that steps back, or shows no number, is taken to stand still', () => {
    const recorder = createRecorder()
    recordAll(recorder, [blobEvent(1, 50), blobEvent(1, 20), blobEvent(1, Number.NaN)])
    recorder.probe(blobEvent(1, 60))
    expect([0, 1, 2, 3].map((index) => recorder.columns.time(index))).toEqual([50, 50, 50, 60])
  })

  it('[C8] are found by sequence: the newest, ticks and counters apart', () => {
    const entry = fc.record({
      sequence: fc.nat(6),
      direction: fc.constantFrom('in' as const, 'out' as const),
      isState: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 80 }), entry, (entries, wanted) => {
        const recorder = createRecorder({ maxBytes: 20_000, segmentBytes: 512 })
        for (const { sequence, direction, isState } of entries) {
          const payload = isState ? EMPTY_SNAPSHOT : ({ type: 'ping' } as const)
          recorder.probe(messageEvent(payload, { sequence, direction }))
        }
        const found = entries.findLastIndex(
          (entry, index) =>
            index >= recorder.firstIndex && JSON.stringify(entry) === JSON.stringify(wanted),
        )
        const kind = wanted.isState ? 'state' : 'control'
        expect(recorder.indexOfSequence(wanted.direction, wanted.sequence, kind)).toBe(
          found === -1 ? undefined : found,
        )
      }),
    )
  })

  it('[C30] names of links are kept apart, and too many of them stay without a name', () => {
    const recorder = createRecorder()
    for (let number = 0; number < 65_540; number += 1) {
      recorder.probe({ ...blobEvent(0), link: `peer ${number}` })
    }
    const { columns, endIndex, links } = recorder
    expect(links.length).toBe(65_535)
    expect(columns.link(65_534)).toBe('peer 65534')
    expect(columns.link(endIndex - 1)).toBeUndefined()
    expect(recorder.record(endIndex - 1)?.link).toBe('')
  })
})

describe('a recorder', () => {
  it('[C31] tells its listeners at most once in a frame, however much comes', () => {
    const clock = createFakeClock()
    const recorder = createRecorder({ clock })
    let told = 0
    const stop = recorder.subscribe(() => (told += 1))
    for (let frame = 1; frame <= 3; frame += 1) {
      for (let count = 0; count < 50; count += 1) recorder.probe(blobEvent(1))
      expect(told).toBe(frame - 1)
      clock.advance(16)
      expect(told).toBe(frame)
    }
    clock.advance(1_000)
    expect(told).toBe(3)
    recorder.probe(warningEvent(0, 'gap', ''))
    stop()
    clock.advance(16)
    expect(told).toBe(3)
  })

  it('[C19] records nothing while it is paused', () => {
    const recorder = createRecorder()
    recorder.probe(blobEvent(1))
    recorder.pause()
    expect(recorder.isRecording).toBe(false)
    recordAll(recorder, [
      blobEvent(1, 5),
      warningEvent(5, 'gap', ''),
      deferralEvent(5, { messageType: 'ack', reason: 'backpressure', retryAfterMs: undefined }),
    ])
    expect(recorder.unrecorded).toBe(1)
    recorder.resume()
    expect(recorder.unrecorded).toBe(0)
    recorder.probe(blobEvent(1, 9))
    expect(recorder.endIndex).toBe(2)
    expect(recorder.totals).toMatchObject({ messagesIn: 2, refused: 0, warnings: 0 })
  })

  it('[C19] is paused still, and says since when, after what it kept was cleared', () => {
    const recorder = createRecorder()
    recorder.probe(blobEvent(1))
    recorder.pause()
    recorder.clear()
    expect(entriesOf(recorder.marks).map(({ kind }) => kind)).toEqual(['paused'])
  })

  it('[C32] refuses sizes that make no sense', () => {
    for (const options of [{ maxBytes: 0 }, { segmentBytes: -1 }, { keyframeEvery: 0.5 }]) {
      expect(() => createRecorder(options)).toThrow(LinkError)
    }
  })

  it('[C33] leaves no timer once it is disposed of', () => {
    const clock = createFakeClock()
    const recorder = createRecorder({ clock, keyframeEvery: 1 })
    recorder.subscribe(() => {})
    const followed = { observe: () => () => {}, requestKeyframe: () => {} }
    recorder.follow(followed)
    recordAll(recorder, [messageEvent(EMPTY_SNAPSHOT), blobEvent(1)])
    expect(clock.pendingCount).toBeGreaterThan(0)
    recorder.dispose()
    expect(clock.pendingCount).toBe(0)
  })
})

function bytesOf(event: ProbeEvent): Uint8Array {
  if (event.type !== 'message') throw new Error('not a message')
  return event.bytes
}
