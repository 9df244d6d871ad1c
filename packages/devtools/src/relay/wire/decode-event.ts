import type { MessageProbeEvent, ProbeEvent, RateLimitConfig } from '@tx2-link/core'
import type { SyntheticMessage } from '../synthetic.ts'
import {
  DEFERRAL_REASONS,
  EVENT_TYPES,
  LimiterFlag,
  MESSAGE_TYPES,
  MessageFlag,
  RATE_REFUSALS,
  StateFlag,
} from './event-codes.ts'
import { type FrameReader, malformed } from './frame-reader.ts'

const ALL_LIMITER_FLAGS = LimiterFlag.allowed | LimiterFlag.out | LimiterFlag.reason

/** What all events have. */
interface Stamp {
  readonly time: number
  readonly link: string
}

/** A probe event as the peer's own probe told it; a message's bytes are a view. */
export function decodeEvent(
  reader: FrameReader,
  sameConfig: (config: RateLimitConfig) => RateLimitConfig,
): ProbeEvent {
  const type = oneOf(reader, EVENT_TYPES)
  const stamp = { time: reader.finite(), link: reader.text() }
  switch (type) {
    case 'message':
      return decodeMessageEvent(reader, stamp)
    case 'deferral':
      return {
        type,
        ...stamp,
        messageType: oneOf(reader, MESSAGE_TYPES),
        reason: oneOf(reader, DEFERRAL_REASONS),
        retryAfterMs: flag(reader) ? reader.f64() : undefined,
      }
    case 'limiter': {
      const start = reader.offset
      const flags = reader.u8()
      if (flags > ALL_LIMITER_FLAGS) throw malformed('unknown flags', start)
      return {
        type,
        ...stamp,
        direction: (flags & LimiterFlag.out) === 0 ? 'in' : 'out',
        allowed: (flags & LimiterFlag.allowed) !== 0,
        reason: (flags & LimiterFlag.reason) === 0 ? undefined : oneOf(reader, RATE_REFUSALS),
        bytes: reader.varint(),
        messagesInWindow: reader.varint(),
        bytesInWindow: reader.varint(),
        messagesInBurst: reader.varint(),
        config: sameConfig(reader.config()),
      }
    }
    case 'state':
      return decodeStateEvent(reader, stamp)
    case 'warning':
      return { type, ...stamp, code: reader.text(), text: reader.text() }
  }
}

function decodeStateEvent(reader: FrameReader, stamp: Stamp): ProbeEvent {
  const state = reader.text()
  const start = reader.offset
  const flags = reader.u8()
  if (flags > (StateFlag.reason | StateFlag.closeCode)) throw malformed('unknown flags', start)
  const reason = (flags & StateFlag.reason) === 0 ? undefined : reader.text()
  const told = { type: 'state', ...stamp, state, reason } as const
  return (flags & StateFlag.closeCode) === 0 ? told : { ...told, closeCode: reader.varint() }
}

function decodeMessageEvent(reader: FrameReader, stamp: Stamp): ProbeEvent | SyntheticMessage {
  const start = reader.offset
  const flags = reader.u8()
  if (flags > (MessageFlag.out | MessageFlag.synthetic)) throw malformed('unknown flags', start)
  const messageType = oneOf(reader, MESSAGE_TYPES)
  const format = reader.text()
  const sequence = reader.u64()
  const timestamp = reader.u64()
  const changeCount = reader.varint()
  const ticks = reader.varint()
  const message: MessageProbeEvent & Stamp = {
    type: 'message',
    time: stamp.time,
    link: stamp.link,
    direction: (flags & MessageFlag.out) === 0 ? 'in' : 'out',
    messageType,
    bytes: reader.rest(),
    format,
    sequence,
    timestamp,
    changeCount,
    ticks,
  }
  return (flags & MessageFlag.synthetic) === 0 ? message : { ...message, synthetic: true }
}

function flag(reader: FrameReader): boolean {
  const start = reader.offset
  const value = reader.u8()
  if (value > 1) throw malformed('a flag is neither 0 nor 1', start)
  return value === 1
}

function oneOf<Value>(reader: FrameReader, values: readonly Value[]): Value {
  const start = reader.offset
  const code = reader.u8()
  const value = values[code]
  if (value === undefined) throw malformed(`there is no code ${code} here`, start)
  return value
}
