import type { DeferralReason, Format, MessageType, ProbeEvent, RateRefusal } from '@tx2-link/core'

/** The position in each list is the code on the wire: append, never reorder. */
export const EVENT_TYPES: readonly ProbeEvent['type'][] = [
  'message',
  'deferral',
  'limiter',
  'state',
  'warning',
]

export const MESSAGE_TYPES: readonly MessageType[] = [
  'snapshot',
  'delta',
  'request_snapshot',
  'ack',
  'ping',
  'pong',
  'schema_sync',
  'error',
]

export const DEFERRAL_REASONS: readonly DeferralReason[] = [
  'rate-limited',
  'backpressure',
  'not-connected',
]

export const RATE_REFUSALS: readonly RateRefusal[] = ['messages', 'bytes', 'burst', 'tokens']

export const MessageFlag = { out: 1, synthetic: 2 } as const

export const StateFlag = { reason: 1, closeCode: 2 } as const

export const LimiterFlag = { allowed: 1, out: 2, reason: 4 } as const

/** Formats that a panel of this release can read, by their names on the wire. */
export const FORMATS: readonly Format[] = ['msgpack', 'json', 'bincode']
