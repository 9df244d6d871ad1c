import { describe, expect, it } from 'vitest'
import { LinkCloseCode } from '../../src/sync/close-code.ts'
import { SyncManager } from '../../src/sync/sync-manager.ts'
import { createFakeClock } from '../../src/testing/fake-clock.ts'
import { MemoryTransport } from '../../src/transport/memory-transport.ts'
import {
  createPair,
  createProbeLog,
  createRawPeer,
  drain,
  entity,
  eventsOf,
  snapshot,
} from './helpers.ts'

describe('a token bucket for what is sent', () => {
  const rateLimit = { algorithm: 'token-bucket', maxMessagesPerSecond: 2, burstSize: 2 } as const

  it('[R20] is chosen by its name, and refuses and lets through as one', () => {
    const { left, clock } = createPair({ mode: 'full', rateLimit })
    expect(left.rateLimiter?.getConfig().algorithm).toBe('token-bucket')
    expect(left.sendSnapshot(snapshot(1)).ok).toBe(true)
    expect(left.sendSnapshot(snapshot(2)).ok).toBe(true)
    clock.advance(200)
    expect(left.sendSnapshot(snapshot(3))).toEqual({
      ok: false,
      reason: 'rate-limited',
      retryAfterMs: 300,
    })
    clock.advance(300)
    expect(left.sendSnapshot(snapshot(3)).ok).toBe(true)
  })

  it('[R20] loses nothing: what it refused is part of the next delta', () => {
    const { left, right, clock } = createPair({ rateLimit })
    left.sendDelta(snapshot(1, [entity(1, 1)]))
    left.sendDelta(snapshot(2, [entity(1, 2)]))
    expect(left.sendDelta(snapshot(3, [entity(1, 3)]))).toMatchObject({ reason: 'rate-limited' })
    expect(left.getStats().rateLimiter).toMatchObject({ totalMessages: 2, totalRejected: 1 })
    clock.advance(500)
    expect(left.sendDelta(snapshot(4, [entity(1, 3)])).ok).toBe(true)
    const last = eventsOf(drain(right), 'delta').at(-1)
    expect(last?.delta.changes).toMatchObject([
      { type: 'fields_updated', fields: [{ newValue: { value: 3 } }] },
    ])
  })

  it('[R20] tells the probe that it lacks tokens', () => {
    const log = createProbeLog()
    const { left } = createPair({ mode: 'full', rateLimit, probe: log.probe })
    for (let count = 1; count <= 3; count += 1) left.sendSnapshot(snapshot(count))
    expect(log.events.findLast((event) => event.type === 'limiter')).toMatchObject({
      allowed: false,
      reason: 'tokens',
      messagesInBurst: 2,
      config: { algorithm: 'token-bucket', burstSize: 2 },
    })
  })

  it('[R20] an algorithm that there is not is refused when it is configured', () => {
    const [near] = MemoryTransport.createPair()
    const rateLimit = { algorithm: 'leaky-bucket' } as never
    expect(() => new SyncManager(near, { rateLimit })).toThrow(
      expect.objectContaining({ code: 'invalid-config' }),
    )
    expect(() => new SyncManager(near, { inboundRateLimit: rateLimit })).toThrow(
      expect.objectContaining({ code: 'invalid-config' }),
    )
  })
})

describe('a limit on what comes in', () => {
  const inboundRateLimit = {
    algorithm: 'token-bucket',
    maxMessagesPerSecond: 10,
    burstSize: 3,
  } as const

  it('[R21] ends the connection of a peer that sends more, to the message, before reading it', () => {
    const log = createProbeLog()
    const clock = createFakeClock()
    const ends = MemoryTransport.createPair()
    const manager = new SyncManager(ends[0], { clock, inboundRateLimit, probe: log.probe })
    const peer = createRawPeer(ends[1])
    for (let count = 0; count < 3; count += 1) peer.say({ type: 'ping' })
    expect(manager.isConnected).toBe(true)
    peer.say({ type: 'ping' })
    expect(manager.isConnected).toBe(false)

    const events = drain(manager)
    expect(eventsOf(events, 'ping')).toHaveLength(3)
    expect(eventsOf(events, 'disconnected')).toMatchObject([
      {
        reason: {
          code: LinkCloseCode.rateLimited,
          text: 'too many messages came: 10 a second are allowed',
        },
      },
    ])
    expect(manager.getStats()).toMatchObject({
      messagesIn: 3,
      errorCount: 0,
      inboundRateLimiter: { totalMessages: 3, totalRejected: 1 },
    })
    expect(log.warnings()).toEqual(['rate-limited'])
  })

  it('[R21] tells its peer why', () => {
    const clock = createFakeClock()
    const ends = MemoryTransport.createPair()
    const manager = new SyncManager(ends[0], {
      clock,
      inboundRateLimit: { maxBytesPerSecond: 100 },
    })
    const reasons: unknown[] = []
    ends[1].listen({ message: () => {}, close: (reason) => void reasons.push(reason) })
    ends[1].send(new Uint8Array(60))
    ends[1].send(new Uint8Array(60))
    expect(manager.getStats().errorCount).toBe(1)
    expect(reasons).toEqual([
      { code: LinkCloseCode.rateLimited, text: 'too many bytes came: 100 a second are allowed' },
    ])
  })

  it('[R21] lets a peer go on for ever that keeps to it', () => {
    const clock = createFakeClock()
    const ends = MemoryTransport.createPair()
    const manager = new SyncManager(ends[0], { clock, inboundRateLimit })
    const peer = createRawPeer(ends[1])
    for (let count = 0; count < 1_000; count += 1) {
      peer.say({ type: 'ping' })
      clock.advance(100)
    }
    expect(manager.isConnected).toBe(true)
    expect(manager.getStats().inboundRateLimiter).toMatchObject({
      totalMessages: 1_000,
      totalRejected: 0,
    })
  })

  it('[R21] the probe hears of refusals only: what is let in is a message that follows', () => {
    const log = createProbeLog()
    const clock = createFakeClock()
    const ends = MemoryTransport.createPair()
    const manager = new SyncManager(ends[0], { clock, inboundRateLimit, enableRateLimiting: false })
    manager.observe(log.probe)
    const peer = createRawPeer(ends[1])
    for (let count = 0; count < 4; count += 1) peer.say({ type: 'request_snapshot' })
    const decisions = log.events.filter((event) => event.type === 'limiter')
    expect(decisions).toMatchObject([
      { direction: 'in', allowed: false, reason: 'tokens', messagesInBurst: 3 },
    ])
  })

  it('[R21] is off unless told: a client takes what its server sends', () => {
    const clock = createFakeClock()
    const ends = MemoryTransport.createPair()
    const manager = new SyncManager(ends[0], { clock })
    const peer = createRawPeer(ends[1])
    for (let count = 0; count < 5_000; count += 1) peer.say({ type: 'ack', ackId: 1n })
    expect(manager.isConnected).toBe(true)
    expect(manager.getStats().inboundRateLimiter).toBeUndefined()
  })

  it('[R21] who reconnects by itself connects again, and holds nothing against the new connection', () => {
    const clock = createFakeClock()
    const ends: MemoryTransport[] = []
    const manager = new SyncManager(
      () => {
        const [near, far] = MemoryTransport.createPair()
        ends.push(far)
        return near
      },
      {
        clock,
        inboundRateLimit: { maxMessagesPerSecond: 3 },
        autoReconnect: true,
        reconnectDelayMs: 100,
      },
    )
    manager.open()
    const flood = createRawPeer(ends[0]!)
    for (let count = 0; count < 5; count += 1) flood.say({ type: 'ping' })
    expect(manager.isConnected).toBe(false)
    clock.advance(200)
    expect(ends).toHaveLength(2)
    const other = createRawPeer(ends[1]!)
    for (let count = 0; count < 3; count += 1) other.say({ type: 'ping' })
    expect(manager.isConnected).toBe(true)
    expect(manager.getStats().inboundRateLimiter?.totalRejected).toBe(0)
  })
})
