import type { ProbeEvent } from '@tx2-link/core'
import fc from 'fast-check'
import {
  DEFERRAL_REASONS,
  EVENT_TYPES,
  MESSAGE_TYPES,
  RATE_REFUSALS,
} from '../../../src/relay/wire/event-codes.ts'
import { ALGORITHMS } from '../../../src/relay/wire/protocol.ts'

/** Records with the prototype that objects of ours have. */
export function record<T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<T> {
  return fc.record(model, { noNullPrototype: true })
}

const count = fc.oneof(fc.nat(300), fc.maxSafeNat())
const u64 = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n })
const time = fc.double({ noNaN: true, noDefaultInfinity: true })
export const text: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom('peer 7', 'msgpack', '', '__proto__'),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
)

export const config: fc.Arbitrary<Extract<ProbeEvent, { type: 'limiter' }>['config']> = record({
  algorithm: fc.constantFrom(...ALGORITHMS),
  maxMessagesPerSecond: fc.double(),
  maxBytesPerSecond: fc.double(),
  burstSize: fc.double(),
  windowMs: fc.double(),
})

const stamp = { time, link: text }

const state = {
  type: fc.constant('state' as const),
  ...stamp,
  state: text,
  reason: fc.option(text, { nil: undefined }),
}

const byType: { readonly [Type in ProbeEvent['type']]: fc.Arbitrary<ProbeEvent> } = {
  message: record({
    type: fc.constant('message'),
    ...stamp,
    direction: fc.constantFrom('in', 'out'),
    messageType: fc.constantFrom(...MESSAGE_TYPES),
    bytes: fc.uint8Array({ maxLength: 400 }),
    format: text,
    sequence: u64,
    timestamp: u64,
    changeCount: count,
    ticks: count,
  }),
  deferral: record({
    type: fc.constant('deferral'),
    ...stamp,
    messageType: fc.constantFrom(...MESSAGE_TYPES),
    reason: fc.constantFrom(...DEFERRAL_REASONS),
    retryAfterMs: fc.option(time, { nil: undefined }),
  }),
  limiter: record({
    type: fc.constant('limiter'),
    ...stamp,
    direction: fc.constantFrom('in', 'out'),
    allowed: fc.boolean(),
    reason: fc.option(fc.constantFrom(...RATE_REFUSALS), { nil: undefined }),
    bytes: count,
    messagesInWindow: count,
    bytesInWindow: count,
    messagesInBurst: count,
    config,
  }),
  state: fc.oneof(record(state), record({ ...state, closeCode: count })),
  warning: record({ type: fc.constant('warning'), ...stamp, code: text, text }),
}

export const probeEvent: fc.Arbitrary<ProbeEvent> = fc.oneof(
  ...EVENT_TYPES.map((type) => byType[type]),
)
