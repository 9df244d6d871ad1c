import type { ProbeEvent } from '@tx2-link/core'
import { isSynthetic } from '../synthetic.ts'
import {
  DEFERRAL_REASONS,
  EVENT_TYPES,
  LimiterFlag,
  MESSAGE_TYPES,
  MessageFlag,
  RATE_REFUSALS,
  StateFlag,
} from './event-codes.ts'
import { FrameKind } from './frame-kind.ts'
import { FrameWriter } from './frame-writer.ts'

const writer = new FrameWriter()

/**
 * A probe event of a peer as a frame. After the fields that all have, by type:
 * - message: u8 flags (1 out, 2 synthetic), u8 message type, text format, u64 sequence,
 *   u64 timestamp, varint changes, varint ticks, the message's bytes
 * - deferral: u8 message type, u8 reason, u8 whether a wait is known, f64 wait in ms
 * - limiter: u8 flags (1 allowed, 2 out, 4 a reason), u8 reason if there is one, varint bytes,
 *   varint messages in window, varint bytes in window, varint messages in burst, config
 * - state: text state, u8 flags (1 a reason, 2 a close's code), text reason, varint code
 * - warning: text code, text
 */
export function encodeEvent(peer: number, event: ProbeEvent): Uint8Array {
  writer.begin(FrameKind.event).varint(peer).u8(EVENT_TYPES.indexOf(event.type))
  writer.f64(event.time).text(event.link)
  switch (event.type) {
    case 'message': {
      const out = event.direction === 'out' ? MessageFlag.out : 0
      writer.u8(out | (isSynthetic(event) ? MessageFlag.synthetic : 0))
      writer.u8(MESSAGE_TYPES.indexOf(event.messageType)).text(event.format)
      writer.u64(event.sequence).u64(event.timestamp)
      writer.varint(event.changeCount).varint(event.ticks)
      return writer.finish(event.bytes)
    }
    case 'deferral': {
      const { messageType, reason, retryAfterMs } = event
      writer.u8(MESSAGE_TYPES.indexOf(messageType)).u8(DEFERRAL_REASONS.indexOf(reason))
      writer.u8(retryAfterMs === undefined ? 0 : 1)
      if (retryAfterMs !== undefined) writer.f64(retryAfterMs)
      break
    }
    case 'limiter': {
      const out = event.direction === 'out' ? LimiterFlag.out : 0
      const allowed = event.allowed ? LimiterFlag.allowed : 0
      writer.u8(out | allowed | (event.reason === undefined ? 0 : LimiterFlag.reason))
      if (event.reason !== undefined) writer.u8(RATE_REFUSALS.indexOf(event.reason))
      writer.varint(event.bytes)
      writer.varint(event.messagesInWindow).varint(event.bytesInWindow)
      writer.varint(event.messagesInBurst).config(event.config)
      break
    }
    case 'state': {
      const { state, reason, closeCode } = event
      const hasReason = reason === undefined ? 0 : StateFlag.reason
      writer.text(state).u8(hasReason | (closeCode === undefined ? 0 : StateFlag.closeCode))
      if (reason !== undefined) writer.text(reason)
      if (closeCode !== undefined) writer.varint(closeCode)
      break
    }
    case 'warning':
      writer.text(event.code).text(event.text)
      break
  }
  return writer.finish()
}
