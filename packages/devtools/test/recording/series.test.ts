import { DEFAULT_RATE_LIMIT_CONFIG, type ProbeEvent } from '@tx2-link/core'
import { createFakeClock } from '@tx2-link/core/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Recorder } from '../../src/recording/recorder.ts'
import { deferralEvent, entriesOf, limiterEvent, messageEvent, stateEvent } from './events.ts'

function createRecorder(): Recorder {
  return new Recorder({ clock: createFakeClock() })
}

describe('figures by second', () => {
  it('[C16] are the sums of what came and went in each second, of the last hour', () => {
    const event = fc.record({
      gap: fc.oneof(fc.nat(3_000), fc.nat(4_000_000)),
      direction: fc.constantFrom('in' as const, 'out' as const),
      refusals: fc.nat(2),
    })
    fc.assert(
      fc.property(fc.array(event, { maxLength: 60 }), (events) => {
        const recorder = createRecorder()
        const sums = new Map<string, number>()
        const count = (name: string, time: number, amount: number): void => {
          const key = `${name} ${Math.floor(time / 1_000)}`
          sums.set(key, (sums.get(key) ?? 0) + amount)
        }
        let time = -5_000
        for (const { gap, direction, refusals } of events) {
          time += gap
          for (let number = 0; number < refusals; number += 1) {
            recorder.probe(
              deferralEvent(time, {
                messageType: 'pong',
                reason: 'backpressure',
                retryAfterMs: undefined,
              }),
            )
            count('refused', time, 1)
          }
          const message = messageEvent({ type: 'pong' }, { time, direction })
          recorder.probe(message)
          const name = direction === 'in' ? 'In' : 'Out'
          count(`messages${name}`, time, 1)
          count(`bytes${name}`, time, byteLengthOf(message))
          if (recorder.record(recorder.endIndex - 1)?.verdict === 'held') count('held', time, 1)
        }
        const { seconds } = recorder
        expect(seconds.endSecond - seconds.firstSecond).toBeLessThanOrEqual(3_600)
        const counted: number[] = []
        const wanted: number[] = []
        const columns = ['messagesIn', 'messagesOut', 'bytesIn', 'bytesOut', 'held', 'refused']
        for (const column of columns as ('messagesIn' | 'held')[]) {
          for (let second = seconds.firstSecond; second < seconds.endSecond; second += 1) {
            counted.push(seconds.value(column, second))
            wanted.push(sums.get(`${column} ${second}`) ?? 0)
          }
        }
        expect(counted).toEqual(wanted)
        expect(seconds.value('bytesIn', seconds.firstSecond - 1)).toBe(0)
        expect(seconds.value('bytesIn', seconds.endSecond)).toBe(0)
      }),
      { numRuns: 50 },
    )
  })

  it('[C16] the limiter’s fill is its highest in the second, and what is still in its window afterwards', () => {
    const recorder = createRecorder()
    const config = { ...DEFAULT_RATE_LIMIT_CONFIG, windowMs: 4_000, maxBytesPerSecond: 1_000 }
    const sample = {
      direction: 'out',
      messagesInWindow: 1,
      messagesInBurst: 1,
      config,
      allowed: true,
      reason: undefined,
    } as const
    recorder.probe(limiterEvent(500, { ...sample, bytes: 3_000, bytesInWindow: 3_000 }))
    recorder.probe(stateEvent(6_000, 'connected'))
    const fills = [0, 1, 2, 3, 4, 5].map((second) => recorder.seconds.value('bytesFill', second))
    expect(fills).toEqual([0.75, 0.75, 0.75, 0.75, 0.75, 0])
    expect(recorder.seconds.value('limiterFill', 3)).toBe(0.75)
    expect(recorder.seconds.value('burstFill', 0)).toBe(0.01)
    expect(recorder.seconds.value('messagesFill', 5)).toBe(0)
  })

  it('[C16] rates are those of the last whole second, totals those of all', () => {
    const recorder = createRecorder()
    const message = messageEvent({ type: 'ping' }, { time: 1_500 })
    recorder.probe(message)
    recorder.probe(messageEvent({ type: 'ping' }, { time: 2_100, direction: 'out' }))
    const bytes = byteLengthOf(message)
    expect(recorder.ratesAt(2_999)).toEqual({
      bytesIn: bytes,
      bytesOut: 0,
      messagesIn: 1,
      messagesOut: 0,
    })
    expect(recorder.totals).toMatchObject({ messagesIn: 1, messagesOut: 1, bytesIn: bytes })
    expect([recorder.startTime, recorder.lastTime]).toEqual([1_500, 2_100])
  })
})

describe('round trips', () => {
  it('[C18] are from a ping to the next pong, smoothed as the link smooths its own', () => {
    const recorder = createRecorder()
    const ping = (time: number): void =>
      recorder.probe(messageEvent({ type: 'ping' }, { time, direction: 'out' }))
    const pong = (time: number): void => recorder.probe(messageEvent({ type: 'pong' }, { time }))
    pong(5)
    ping(10)
    pong(50)
    pong(60)
    ping(100)
    pong(180)
    expect(entriesOf(recorder.roundTrips)).toEqual([
      { time: 50, rttMs: 40 },
      { time: 180, rttMs: 80 },
    ])
    expect([recorder.rttMs, recorder.jitterMs]).toEqual([45, 25])
    ping(200)
    recorder.probe(stateEvent(210, 'disconnected', 'lost'))
    pong(900)
    expect(recorder.rttMs).toBe(45)
  })
})

function byteLengthOf(event: ProbeEvent): number {
  return event.type === 'message' ? event.bytes.length : 0
}
