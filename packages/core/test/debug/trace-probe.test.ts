import { describe, expect, it } from 'vitest'
import { createCodec } from '../../src/codec/create-codec.ts'
import { createTraceProbe, type TraceProbeOptions } from '../../src/debug/trace-probe.ts'
import type { ProbeEvent } from '../../src/probe.ts'
import { createDeltaPayload } from '../../src/protocol/create-message.ts'
import type { MessagePayload } from '../../src/protocol/message.ts'
import { DEFAULT_RATE_LIMIT_CONFIG } from '../../src/rate/rate-limit-config.ts'
import { DELTA, messageOf, SNAPSHOT } from './messages.ts'

const STAMP = { time: 1204.25, link: 'peer 1' } as const
const codec = createCodec('msgpack')

function messageEvent(payload: MessagePayload, change: Partial<ProbeEvent> = {}): ProbeEvent {
  const event: ProbeEvent = {
    type: 'message',
    ...STAMP,
    direction: 'out',
    messageType: payload.type,
    bytes: codec.encodeMessage(messageOf(payload, 12n)),
    format: 'msgpack',
    sequence: 12n,
    timestamp: 1_700n,
    changeCount: payload.type === 'delta' ? payload.changes.length : 2,
    ticks: 1,
  }
  return { ...event, ...change } as ProbeEvent
}

const asked = {
  type: 'limiter',
  ...STAMP,
  direction: 'out',
  allowed: true,
  reason: undefined,
  bytes: 120,
  messagesInWindow: 2,
  bytesInWindow: 2048,
  messagesInBurst: 1,
  config: DEFAULT_RATE_LIMIT_CONFIG,
} as const

const EVENTS: readonly ProbeEvent[] = [
  { type: 'state', ...STAMP, state: 'connected', reason: undefined },
  { type: 'state', ...STAMP, state: 'disconnected', reason: 'left', closeCode: 1000 },
  { type: 'warning', ...STAMP, code: 'gap', text: 'delta 5 starts from 40, here is 20' },
  messageEvent(SNAPSHOT),
  messageEvent(DELTA, { ticks: 3 }),
  messageEvent({ type: 'ack', ackId: 77n }, { direction: 'in' }),
  {
    type: 'deferral',
    ...STAMP,
    messageType: 'delta',
    reason: 'rate-limited',
    retryAfterMs: 700.01,
  },
  {
    type: 'deferral',
    ...STAMP,
    messageType: 'pong',
    reason: 'not-connected',
    retryAfterMs: undefined,
  },
  asked,
  { ...asked, allowed: false, reason: 'messages', bytes: 0 },
  {
    ...asked,
    direction: 'in',
    allowed: false,
    reason: 'tokens',
    config: { ...DEFAULT_RATE_LIMIT_CONFIG, algorithm: 'token-bucket' },
  },
]

/** What a probe prints of events. */
function trace(
  options: Omit<TraceProbeOptions, 'print'>,
  events: readonly ProbeEvent[] = EVENTS,
): string[] {
  const lines: string[] = []
  const probe = createTraceProbe({ ...options, print: (line) => void lines.push(line) })
  for (const event of events) probe(event)
  return lines
}

describe('lines', () => {
  const warnings = [
    '[tx2-link] 1204.3 ms peer 1 connected',
    '[tx2-link] 1204.3 ms peer 1 disconnected (1000): left',
    '[tx2-link] 1204.3 ms peer 1 warning gap: delta 5 starts from 40, here is 20',
  ]

  it('[Z3] say in words what happened, a line an event', () => {
    expect(trace({})).toEqual([
      ...warnings,
      '[tx2-link] 1204.3 ms peer 1 → Snapshot (seq: 12), 2 entities, 140 bytes',
      '[tx2-link] 1204.3 ms peer 1 → Delta (seq: 12), 6 changes, 3 ticks, 230 bytes',
      '[tx2-link] 1204.3 ms peer 1 ← Ack (seq: 12), 22 bytes',
      '[tx2-link] 1204.3 ms peer 1 delta has to wait: rate-limited, for 700.1 ms',
      '[tx2-link] 1204.3 ms peer 1 pong has to wait: not-connected',
    ])
  })

  it('[Z4] of warnings are those of states and warnings alone', () => {
    expect(trace({ level: 'warnings' })).toEqual(warnings)
  })

  it('[Z4] of all say what is in the messages, and what the limiters said', () => {
    expect(trace({ level: 'all' }).slice(3)).toEqual([
      '[tx2-link] 1204.3 ms peer 1 → Snapshot (seq: 12): 2 entities, 3 components, 140 bytes',
      '[tx2-link] 1204.3 ms peer 1 → Delta (seq: 12): 1 entity added, 2 entities removed, 1 component added, 2 components updated, 3 ticks, 230 bytes',
      '[tx2-link] 1204.3 ms peer 1 ← Ack (seq: 12): of 77, 22 bytes',
      '[tx2-link] 1204.3 ms peer 1 delta has to wait: rate-limited, for 700.1 ms',
      '[tx2-link] 1204.3 ms peer 1 pong has to wait: not-connected',
      '[tx2-link] 1204.3 ms peer 1 limiter lets 120 bytes through; it holds 2 messages and 2.00 KB, 1 in 100 ms',
      '[tx2-link] 1204.3 ms peer 1 limiter refuses a message, by messages; it holds 2 messages and 2.00 KB, 1 in 100 ms',
      '[tx2-link] 1204.3 ms peer 1 inbound limiter refuses 120 bytes, by tokens; it lacks 1 token and 2.00 KB',
    ])
  })

  it('[Z5] carry no line break and no command to a terminal, whatever a peer says', () => {
    const text = 'a\nb\u001b[2J\u009bC\u2028d'
    const [line] = trace({ level: 'all' }, [
      messageEvent({ type: 'error', code: 1, message: text }),
    ])
    expect(line).toBe(
      '[tx2-link] 1204.3 ms peer 1 → Error (seq: 12): 1 a\\u000ab\\u001b[2J\\u009bC\\u2028d, 41 bytes',
    )
  })

  it.each([
    ['', 1_000],
    ['x', 999],
  ])('[Z5] end after 1,000 characters, and not within one: %j', (before, length) => {
    const text = before + '🚀'.repeat(5_000)
    const [line] = trace({}, [{ type: 'warning', ...STAMP, code: 'x', text }])
    expect(line).toHaveLength(length)
    expect(line).toMatch(/🚀…$/u)
  })

  it('[Z5] name messages above maxContentBytes without reading them', () => {
    expect(trace({ level: 'all', maxContentBytes: 229 }, EVENTS.slice(3, 5))).toEqual([
      '[tx2-link] 1204.3 ms peer 1 → Snapshot (seq: 12): 2 entities, 3 components, 140 bytes',
      '[tx2-link] 1204.3 ms peer 1 → Delta (seq: 12), 6 changes, not read: more than 229 bytes, 3 ticks, 230 bytes',
    ])
  })

  it('[Z6] say what cannot be read', () => {
    const bytes = new Uint8Array([0xc1])
    const events = [
      messageEvent({ type: 'ping' }, { bytes }),
      messageEvent({ type: 'ping' }, { format: '__proto__' }),
    ]
    expect(trace({ level: 'all' }, events)).toEqual([
      expect.stringMatching(/ → Ping \(seq: 12\), not read: .+ \(at byte 0\), 1 bytes$/),
      '[tx2-link] 1204.3 ms peer 1 → Ping (seq: 12), not read: __proto__ is unknown here, 23 bytes',
    ])
  })
})

describe('JSON lines', () => {
  it('[Z3] are one object an event, 64-bit integers as bare digits', () => {
    expect(trace({ format: 'json', level: 'messages' })).toEqual([
      '{"type":"state","time":1204.25,"link":"peer 1","state":"connected"}',
      '{"type":"state","time":1204.25,"link":"peer 1","state":"disconnected","reason":"left","closeCode":1000}',
      '{"type":"warning","time":1204.25,"link":"peer 1","code":"gap","text":"delta 5 starts from 40, here is 20"}',
      '{"type":"message","time":1204.25,"link":"peer 1","direction":"out","messageType":"snapshot","format":"msgpack","bytes":140,"changeCount":2,"ticks":1,"sequence":12,"timestamp":1700}',
      '{"type":"message","time":1204.25,"link":"peer 1","direction":"out","messageType":"delta","format":"msgpack","bytes":230,"changeCount":6,"ticks":3,"sequence":12,"timestamp":1700}',
      '{"type":"message","time":1204.25,"link":"peer 1","direction":"in","messageType":"ack","format":"msgpack","bytes":22,"changeCount":2,"ticks":1,"sequence":12,"timestamp":1700}',
      '{"type":"deferral","time":1204.25,"link":"peer 1","messageType":"delta","reason":"rate-limited","retryAfterMs":700.01}',
      '{"type":"deferral","time":1204.25,"link":"peer 1","messageType":"pong","reason":"not-connected"}',
    ])
  })

  it('[Z3] of all hold each message as it reads on a JSON wire', () => {
    const [line] = trace({ format: 'json', level: 'all' }, [
      messageEvent({ type: 'ack', ackId: 2n ** 64n - 1n }),
    ])
    expect(line).toBe(
      '{"type":"message","time":1204.25,"link":"peer 1","direction":"out","messageType":"ack","format":"msgpack","bytes":30,"changeCount":2,"ticks":1,"sequence":12,"timestamp":1700,' +
        '"message":{"header":{"msg_type":"Ack","timestamp":1700,"id":1782579212,"sequence":12,"schema_version":1},"payload":{"type":"ack","ack_id":18446744073709551615}}}',
    )
  })

  it('[Z4] of all have the limiters’ decisions with their settings', () => {
    const last = trace({ format: 'json', level: 'all' }).at(-1)
    expect(JSON.parse(last ?? '')).toEqual({
      ...EVENTS.at(-1),
    })
  })

  it('[Z6] say what JSON cannot carry', () => {
    const nan: MessagePayload = createDeltaPayload(
      [
        {
          type: 'fields_updated',
          entityId: 1,
          componentId: 'A',
          fields: [
            { fieldId: 'x', oldValue: undefined, newValue: { type: 'F64', value: Number.NaN } },
          ],
        },
      ],
      0n,
    )
    const [line] = trace({ format: 'json', level: 'all' }, [messageEvent(nan)])
    expect(JSON.parse(line ?? '')).toMatchObject({
      messageType: 'delta',
      omitted: expect.stringMatching(/NaN/),
    })
  })

  it('[Z5] stay one printable line of JSON, whatever a peer says', () => {
    const message = 'a\n"\u001b\u009b\u2028'
    const [line] = trace({ format: 'json', level: 'all' }, [
      messageEvent({ type: 'error', code: 1, message }),
    ])
    expect(line).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u)
    expect(JSON.parse(line ?? '').message.payload.message).toBe(message)
  })
})

describe('settings', () => {
  it.each([
    { level: 'verbose' },
    { format: 'xml' },
    { maxContentBytes: -1 },
    { maxContentBytes: Number.NaN },
  ])('[Z4] refuses %j', (options) => {
    expect(() => trace(options as never)).toThrow(
      expect.objectContaining({ code: 'invalid-config' }),
    )
  })
})
