import type {
  DeferralReason,
  Format,
  MessageType,
  ProbeEvent,
  RateLimitConfig,
} from '@tx2-link/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isSynthetic } from '../../../src/relay/synthetic.ts'
import { splitFrames } from '../../../src/relay/wire/batch.ts'
import { encodeEvent } from '../../../src/relay/wire/encode-event.ts'
import {
  DEFERRAL_REASONS,
  EVENT_TYPES,
  FORMATS,
  MESSAGE_TYPES,
} from '../../../src/relay/wire/event-codes.ts'
import { FrameWriter } from '../../../src/relay/wire/frame-writer.ts'
import { MAX_TEXT_BYTES } from '../../../src/relay/wire/protocol.ts'
import { ServerFrameDecoder } from '../../../src/relay/wire/server-frame-decoder.ts'
import { probeEvent } from './arbitrary.ts'

const WARNING: ProbeEvent = { type: 'warning', time: 1, link: 'peer 1', code: 'c', text: 't' }

function decodeEvent(frame: Uint8Array, decoder = new ServerFrameDecoder()): ProbeEvent {
  const [body] = splitFrames(frame)
  const decoded = decoder.decode(body!)
  if (decoded.type !== 'event') throw new Error(`no event but ${decoded.type}`)
  return decoded.event
}

describe('events on the relay’s wire', () => {
  it('[I60] are read as they were written, bigints and bytes included', () => {
    fc.assert(
      fc.property(probeEvent, fc.maxSafeNat(), (event, peer) => {
        const [body] = splitFrames(encodeEvent(peer, event))
        expect(new ServerFrameDecoder().decode(body!)).toStrictEqual({ type: 'event', peer, event })
      }),
      { numRuns: 500 },
    )
  })

  it('[I61] carry a message’s bytes untouched at their end, after some 50 of their own', () => {
    const bytes = Uint8Array.from({ length: 1_000 }, (_, index) => index)
    const frame = encodeEvent(7, {
      type: 'message',
      time: 12_345.678,
      link: 'peer 7',
      direction: 'out',
      messageType: 'delta',
      bytes,
      format: 'msgpack',
      sequence: 2n ** 63n,
      timestamp: 1_700_000_000_000n,
      changeCount: 20,
      ticks: 1,
    })
    expect(frame.subarray(-1_000)).toEqual(bytes)
    expect(frame.length - bytes.length).toBeLessThan(60)
  })

  it('[I62] keep the mark of a keyframe, and only that of one', () => {
    fc.assert(
      fc.property(probeEvent, (event) => {
        const marked = event.type === 'message' ? { ...event, synthetic: true } : event
        const decoded = decodeEvent(encodeEvent(1, marked))
        expect(isSynthetic(decoded)).toBe(event.type === 'message')
        expect(decoded).toStrictEqual(marked)
      }),
    )
  })

  it('[I63] have the same settings object until a limiter’s settings change', () => {
    const decoder = new ServerFrameDecoder()
    const settings: RateLimitConfig = {
      algorithm: 'sliding-window',
      maxMessagesPerSecond: 1,
      maxBytesPerSecond: 2,
      burstSize: 3,
      windowMs: 4,
    }
    const other: RateLimitConfig = { ...settings, algorithm: 'token-bucket' }
    const seen = [settings, { ...settings }, { ...settings, windowMs: 5 }, other].map((config) => {
      const event = decodeEvent(
        encodeEvent(1, {
          type: 'limiter',
          time: 0,
          link: '',
          direction: 'out',
          allowed: true,
          reason: undefined,
          bytes: 0,
          messagesInWindow: 0,
          bytesInWindow: 0,
          messagesInBurst: 0,
          config,
        }),
        decoder,
      )
      return event.type === 'limiter' ? event.config : undefined
    })
    expect(seen[1]).toBe(seen[0])
    expect(seen[2]).toEqual({ ...settings, windowMs: 5 })
    expect(seen[3]).toEqual(other)
  })

  it('[I64] cut a text that is too long, never within a character', () => {
    const event = decodeEvent(encodeEvent(1, { ...WARNING, text: '🚀'.repeat(MAX_TEXT_BYTES) }))
    expect(event).toStrictEqual({ ...WARNING, text: '🚀'.repeat(MAX_TEXT_BYTES / 4) })
  })

  it('[I66] with flags that this version does not know are refused', () => {
    const message = new FrameWriter().begin(3).varint(1).u8(0).f64(0).text('').u8(4).u8(0)
    expect(() => decodeEvent(message.text('').finish(new Uint8Array(40)))).toThrow(/unknown flags/)
    const limiter = new FrameWriter().begin(3).varint(1).u8(2).f64(0).text('').u8(8)
    expect(() => decodeEvent(limiter.finish(new Uint8Array(40)))).toThrow(/unknown flags/)
    const config = new FrameWriter().begin(3).varint(1).u8(2).f64(0).text('').u8(3)
    config.varint(0).varint(0).varint(0).varint(0).u8(2)
    expect(() => decodeEvent(config.finish(new Uint8Array(32)))).toThrow(/unknown algorithm/)
    const foreign = new FrameWriter().begin(3).varint(1).u8(5).f64(0).text('')
    expect(() => decodeEvent(foreign.finish())).toThrow(/no code 5/)
  })

  it('[I65] have a code for every type, reason and format that there is', () => {
    const types: Record<ProbeEvent['type'], true> = {
      message: true,
      deferral: true,
      limiter: true,
      state: true,
      warning: true,
    }
    const messages: Record<MessageType, true> = {
      snapshot: true,
      delta: true,
      request_snapshot: true,
      ack: true,
      ping: true,
      pong: true,
      schema_sync: true,
      error: true,
    }
    const reasons: Record<DeferralReason, true> = {
      'rate-limited': true,
      backpressure: true,
      'not-connected': true,
    }
    const formats: Record<Format, true> = { msgpack: true, json: true, bincode: true }
    // Their order is the wire: a change of it needs another version.
    expect(EVENT_TYPES).toEqual(Object.keys(types))
    expect(MESSAGE_TYPES).toEqual(Object.keys(messages))
    expect(DEFERRAL_REASONS).toEqual(Object.keys(reasons))
    expect(FORMATS).toEqual(Object.keys(formats))
  })
})
