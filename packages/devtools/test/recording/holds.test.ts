import {
  DEFAULT_RATE_LIMIT_CONFIG,
  type DeferralProbeEvent,
  MemoryTransport,
  type MessagePayload,
  type ProbeEvent,
  SyncManager,
  World,
  createCodec,
  createEpoch,
  defineSchema,
  string,
} from '@tx2-link/core'
import { createFakeClock } from '@tx2-link/core/testing'
import { describe, expect, it } from 'vitest'
import { Recorder } from '../../src/recording/recorder.ts'
import {
  EMPTY_SNAPSHOT,
  deferralEvent,
  entriesOf,
  limiterEvent,
  messageEvent,
  recordAll,
  stateEvent,
} from './events.ts'

const DELTA: MessagePayload = {
  type: 'delta',
  changes: [],
  baseTimestamp: 1n,
  metadata: { changeCount: 0, entitiesAdded: 0, entitiesRemoved: 0, componentsUpdated: 0 },
}

function createRecorder(): Recorder {
  return new Recorder({ clock: createFakeClock() })
}

function sent(payload: MessagePayload, time: number, ticks = 1): ProbeEvent {
  return messageEvent(payload, { direction: 'out', time, ticks })
}

function refused(
  messageType: DeferralProbeEvent['messageType'],
  time: number,
  reason: DeferralProbeEvent['reason'] = 'backpressure',
): ProbeEvent {
  return deferralEvent(time, { messageType, reason, retryAfterMs: 40 })
}

function verdictOf(recorder: Recorder, index: number): unknown {
  const { verdict, heldMs, reason } = recorder.record(index)!
  return [verdict, heldMs, reason]
}

describe('verdicts', () => {
  it('[C10] a message that was refused before it went was held since its first refusal', () => {
    const recorder = createRecorder()
    recordAll(recorder, [
      refused('delta', 100),
      refused('delta', 150),
      refused('delta', 184),
      sent(DELTA, 200, 3),
      sent(DELTA, 250),
    ])
    expect(verdictOf(recorder, 0)).toEqual(['held', 100, 'backpressure'])
    expect(recorder.record(0)?.ticks).toBe(3)
    expect(verdictOf(recorder, 1)).toEqual(['sent', undefined, undefined])
    expect(recorder.totals).toMatchObject({ held: 1, refused: 3 })
  })

  it('[C10] snapshot and delta wait as one, all else by its type', () => {
    const recorder = createRecorder()
    recordAll(recorder, [
      refused('snapshot', 10),
      refused('ack', 12),
      sent({ type: 'pong' }, 20),
      sent(DELTA, 30),
      sent({ type: 'ack', ackId: 1n }, 40),
    ])
    expect(recorder.record(0)?.verdict).toBe('sent')
    expect(verdictOf(recorder, 1)).toEqual(['held', 20, 'backpressure'])
    expect(verdictOf(recorder, 2)).toEqual(['held', 28, 'backpressure'])
  })

  it('[C10] nothing is held over the end of a connection', () => {
    const recorder = createRecorder()
    recordAll(recorder, [refused('delta', 10), stateEvent(20, 'disconnected', 'lost')])
    expect(recorder.waiting).toEqual([])
    recorder.probe(sent(DELTA, 30))
    expect(verdictOf(recorder, 0)).toEqual(['sent', undefined, undefined])
  })

  it('[C10] a control message that nobody tries again was not held when another goes', () => {
    const recorder = createRecorder()
    recordAll(recorder, [refused('ping', 10), sent({ type: 'ping' }, 5_000)])
    expect(verdictOf(recorder, 0)).toEqual(['sent', undefined, undefined])
  })

  it('[C38] what the end of a connection keeps from going is refused, with how often and why', () => {
    const recorder = createRecorder()
    recordAll(recorder, [
      refused('delta', 10),
      sent({ type: 'ping' }, 12),
      refused('delta', 15),
      stateEvent(20, 'disconnected', 'lost'),
      refused('delta', 30),
      sent(DELTA, 40),
    ])
    expect(entriesOf(recorder.refusals)).toEqual([
      {
        time: 15,
        index: 1,
        messageType: 'delta',
        reason: 'backpressure',
        since: 10,
        refusals: 2,
      },
    ])
  })

  it('[C38] what nobody tries again is refused once that is sure, and waits no more', () => {
    const recorder = createRecorder()
    recordAll(recorder, [refused('ping', 10), refused('delta', 12), sent({ type: 'pong' }, 1_049)])
    expect(recorder.waiting.map(({ messageType }) => messageType)).toEqual(['ping', 'delta'])
    expect(recorder.refusals.end).toBe(0)
    recorder.probe(sent({ type: 'pong' }, 1_051))
    expect(recorder.waiting.map(({ messageType }) => messageType)).toEqual(['delta'])
    expect(entriesOf(recorder.refusals)).toMatchObject([{ messageType: 'ping', time: 10 }])
    recorder.clear()
    expect(entriesOf(recorder.refusals)).toEqual([])
  })

  it('[C38] nobody says refused of what went unheard', () => {
    const recorder = createRecorder()
    recorder.probe(refused('delta', 10))
    recorder.pause()
    recorder.resume()
    recorder.probe(stateEvent(20, 'disconnected', 'lost'))
    expect(recorder.refusals.end).toBe(0)
  })

  it('[C11] a message for several ticks that was not refused is coalesced; what came is received', () => {
    const recorder = createRecorder()
    recordAll(recorder, [sent(DELTA, 10, 2), messageEvent(DELTA, { time: 20 })])
    expect(verdictOf(recorder, 0)).toEqual(['coalesced', undefined, undefined])
    expect(verdictOf(recorder, 1)).toEqual(['received', undefined, undefined])
  })

  it('[C13] what waits is told, the longest first, with when it may go', () => {
    const recorder = createRecorder()
    recordAll(recorder, [
      sent(EMPTY_SNAPSHOT, 0),
      refused('delta', 10),
      refused('pong', 20),
      refused('snapshot', 30, 'not-connected'),
    ])
    expect(recorder.waiting).toEqual([
      {
        messageType: 'snapshot',
        reason: 'not-connected',
        index: 1,
        since: 10,
        time: 30,
        retryAt: 70,
        refusals: 2,
      },
      {
        messageType: 'pong',
        reason: 'backpressure',
        index: 1,
        since: 20,
        time: 20,
        retryAt: 60,
        refusals: 1,
      },
    ])
    expect(
      entriesOf(recorder.deferrals).map(({ time, messageType }) => [time, messageType]),
    ).toEqual([
      [10, 'delta'],
      [20, 'pong'],
      [30, 'snapshot'],
    ])
    recorder.probe(sent(DELTA, 40))
    expect(recorder.waiting.map(({ messageType }) => messageType)).toEqual(['pong'])
  })

  it('[C13] refusals are kept one by one up to a bound, by numbers that never change', () => {
    const recorder = createRecorder()
    for (let time = 0; time < 20_000; time += 1) recorder.probe(refused('delta', time))
    const { first, end } = recorder.deferrals
    expect(end).toBe(20_000)
    expect(end - first).toBe(16_384)
    expect(recorder.deferrals.at(first)?.time).toBe(first)
    expect(recorder.deferrals.at(first - 1)).toBeUndefined()
    expect(recorder.totals.refused).toBe(20_000)
  })
})

describe('the reason', () => {
  const asked = {
    direction: 'out',
    bytes: 20,
    messagesInWindow: 100,
    bytesInWindow: 100,
    messagesInBurst: 10,
    config: DEFAULT_RATE_LIMIT_CONFIG,
  } as const

  it.each(['messages', 'bytes', 'burst', 'tokens'] as const)(
    '[C12] is the cap that refused: %s, for the one message that it refused',
    (reason) => {
      const recorder = createRecorder()
      recordAll(recorder, [
        limiterEvent(10, { ...asked, allowed: false, reason }),
        refused('delta', 10, 'rate-limited'),
        refused('pong', 11, 'rate-limited'),
      ])
      expect(recorder.waiting.map((message) => message.reason)).toEqual([reason, 'rate-limited'])
    },
  )

  it.each([
    ['messages', { messagesInWindow: 1_000 }],
    ['bytes', { bytesInWindow: 10 * 1024 * 1024 }],
    ['burst', { messagesInBurst: 100 }],
    [
      'tokens',
      {
        messagesInBurst: 100,
        config: { ...DEFAULT_RATE_LIMIT_CONFIG, algorithm: 'token-bucket' },
      },
    ],
    ['rate-limited', {}],
  ] as const)('[C12] is the full cap where the limiter was not asked: %s', (reason, full) => {
    const recorder = createRecorder()
    recordAll(recorder, [
      limiterEvent(10, { ...asked, allowed: true, reason: undefined, ...full }),
      refused('ack', 10, 'rate-limited'),
    ])
    expect(recorder.waiting[0]?.reason).toBe(reason)
  })

  it('[C12] of a limit on what comes in says nothing about what waits to go out', () => {
    const recorder = createRecorder()
    recordAll(recorder, [
      limiterEvent(10, { ...asked, direction: 'in', allowed: false, reason: 'tokens' }),
      refused('delta', 10, 'rate-limited'),
    ])
    expect(recorder.waiting[0]?.reason).toBe('rate-limited')
    expect(recorder.limiter.config).toBeUndefined()
  })

  it('[C12] is right for a real sender that is starved by each of its caps', () => {
    const schema = defineSchema({ Profile: { name: string } })
    const seen = new Set<string>()
    for (const rateLimit of [
      { maxMessagesPerSecond: 3 },
      { maxBytesPerSecond: 2_000 },
      { burstSize: 2 },
      { algorithm: 'token-bucket', maxMessagesPerSecond: 3, burstSize: 2 },
    ] as const) {
      const clock = createFakeClock()
      const [near] = MemoryTransport.createPair()
      const recorder = new Recorder({ clock, schema, worldDirection: 'out' })
      const manager = new SyncManager(near, { clock, schema, rateLimit, probe: recorder.probe })
      const world = new World(schema)
      const sender = manager.serveWorld(manager.createWorldEncoder(world), createEpoch())
      for (let tick = 0; tick < 300; tick += 1) {
        world.spawn({ Profile: { name: 'n'.repeat(tick % 100) } })
        world.seal(clock.unixMs())
        const before = recorder.totals.refused
        const result = sender.flush()
        expect(recorder.totals.refused - before).toBe(result.ok ? 0 : 1)
        for (const { reason } of recorder.waiting)
          seen.add(`${Object.keys(rateLimit)[0]} ${reason}`)
        clock.advance(20)
      }
      expect(recorder.totals.held).toBeGreaterThan(2)
      const last = recorder.endIndex - 1
      const { payload } = createCodec('msgpack').decodeMessage(recorder.bytes(last)!)
      expect(payload.type).toBe('delta')
    }
    expect([...seen].sort()).toEqual([
      'algorithm tokens',
      'burstSize burst',
      'maxBytesPerSecond bytes',
      'maxMessagesPerSecond messages',
    ])
  })
})
