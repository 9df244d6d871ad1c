import { describe, expect, it } from 'vitest'
import { createDeltaPayload, createSnapshotPayload } from '../../src/protocol/create-message.ts'
import { SyncManager } from '../../src/sync/sync-manager.ts'
import { createFakeClock } from '../../src/testing/fake-clock.ts'
import { MemoryTransport } from '../../src/transport/memory-transport.ts'
import { World } from '../../src/world/world.ts'
import {
  createPair,
  createProbeLog,
  createRawPeer,
  drain,
  entity,
  eventsOf,
  snapshot,
} from './helpers.ts'
import { schema } from './link-harness.ts'

describe('the seed', () => {
  it('[Y1] counts a snapshot that was sent', () => {
    const { left } = createPair({ mode: 'full' })
    expect(left.sendSnapshot(snapshot(100))).toMatchObject({ ok: true, sent: true })
    expect(left.getStats().syncCount).toBe(1)
  })

  it('[Y2] sends nothing for an empty delta and something for a change', () => {
    const { left, right } = createPair({ mode: 'delta' })
    expect(left.sendDelta(snapshot(100))).toEqual({ ok: true, sent: false, bytes: 0 })
    expect(left.sendDelta(snapshot(200, [entity(1, 10)]))).toMatchObject({ ok: true, sent: true })
    expect(left.getStats().syncCount).toBe(1)
    expect(eventsOf(drain(right), 'delta')).toHaveLength(1)
  })

  it('[Y3] refuses the third message over a limit of two, and says when it may go', () => {
    const { left, clock } = createPair({
      mode: 'full',
      rateLimit: { maxMessagesPerSecond: 2 },
    })
    expect(left.sendSnapshot(snapshot(100)).ok).toBe(true)
    expect(left.sendSnapshot(snapshot(100)).ok).toBe(true)
    clock.advance(300)
    expect(left.sendSnapshot(snapshot(100))).toEqual({
      ok: false,
      reason: 'rate-limited',
      retryAfterMs: 700,
    })
    expect(left.getStats().rateLimiter?.totalRejected).toBe(1)
    clock.advance(700)
    expect(left.sendSnapshot(snapshot(100)).ok).toBe(true)
  })
})

describe('what is refused', () => {
  it('[Y4] is part of the next delta, since the baseline moves only when bytes were taken', () => {
    const { left, right, clock } = createPair({ rateLimit: { maxMessagesPerSecond: 1 } })
    left.sendDelta(snapshot(1, [entity(1, 1)]))
    expect(left.sendDelta(snapshot(2, [entity(1, 2), entity(2, 2)]))).toMatchObject({
      reason: 'rate-limited',
    })
    clock.advance(1_000)
    left.sendDelta(snapshot(3, [entity(1, 2), entity(2, 2)]))
    const [, second] = eventsOf(drain(right), 'delta')
    expect(second?.delta.baseTimestamp).toBe(1)
    expect(second?.delta.changes.map(({ type, entityId }) => [type, entityId])).toEqual([
      ['entity_added', 2],
      ['component_added', 2],
      ['fields_updated', 1],
    ])
  })

  it('[Y5] is said to be not connected when there is no connection', () => {
    const { left, ends } = createPair()
    ends[1].close()
    expect(left.isConnected).toBe(false)
    expect(left.sendDelta(snapshot(1, [entity(1, 1)]))).toEqual({
      ok: false,
      reason: 'not-connected',
      retryAfterMs: undefined,
    })
    drain(left)
    expect(left.receive()).toEqual({ ok: false, reason: 'not-connected' })
  })

  it('[Y6] waits while more bytes than allowed lie in the socket', () => {
    const ends = MemoryTransport.createPair({ auto: false })
    const manager = new SyncManager(ends[0], { clock: createFakeClock(), maxBufferedBytes: 100 })
    ends[0].deliver()
    expect(manager.sendSnapshot(snapshot(1, [entity(1, 1), entity(2, 2)])).ok).toBe(true)
    expect(ends[0].bufferedBytes).toBeGreaterThan(100)
    expect(manager.sendDelta(snapshot(2, [entity(1, 5)]))).toMatchObject({
      ok: false,
      reason: 'backpressure',
    })
    ends[1].listen({ message: () => {} })
    ends[1].deliver()
    expect(manager.sendDelta(snapshot(2, [entity(1, 5)]))).toMatchObject({ ok: true, sent: true })
  })

  it('[Y7] is measured by the real size of the encoded message', () => {
    const { left, right } = createPair()
    const result = left.sendSnapshot(snapshot(1, [entity(1, 1)]))
    expect(result).toMatchObject({ ok: true, bytes: left.getStats().bytesOut })
    expect(right.getStats().bytesIn).toBe(left.getStats().bytesOut)
    expect(left.getStats().rateLimiter?.totalBytes).toBe(left.getStats().bytesOut)
  })
})

describe('snapshots and deltas', () => {
  it('[Y8] a snapshot primes the baseline: the next delta names only what changed since', () => {
    const { left, right } = createPair()
    left.sendSnapshot(snapshot(1, [entity(1, 1), entity(2, 2)]))
    left.sendDelta(snapshot(2, [entity(1, 9)]))
    const [delta] = eventsOf(drain(right), 'delta')
    expect(delta?.delta.changes.map(({ type, entityId }) => [type, entityId])).toEqual([
      ['entity_removed', 2],
      ['fields_updated', 1],
    ])
    expect(delta?.delta.baseTimestamp).toBe(1)
    expect(delta?.full).toBe(false)
  })

  it('[Y9] an incoming snapshot leaves the outgoing baseline alone', () => {
    const { left, right } = createPair()
    left.sendSnapshot(snapshot(1, [entity(1, 1)]))
    right.sendSnapshot(snapshot(1, [entity(7, 7)]))
    left.sendDelta(snapshot(2, [entity(1, 2)]))
    const [delta] = eventsOf(drain(right), 'delta')
    expect(delta?.delta.changes.map(({ type }) => type)).toEqual(['fields_updated'])
  })

  it('[Y10] timestamps grow strictly even when the application repeats one', () => {
    const { left, right } = createPair()
    left.sendSnapshot(snapshot(5))
    left.sendSnapshot(snapshot(5))
    left.sendSnapshot(snapshot(4))
    const times = eventsOf(drain(right), 'snapshot').map(({ timestamp }) => timestamp)
    expect(times).toEqual([5_000, 5_001, 5_002])
  })

  it('[Y11] resetDeltaCompressor makes the next delta name everything', () => {
    const { left, right } = createPair()
    left.sendDelta(snapshot(1, [entity(1, 1)]))
    left.resetDeltaCompressor()
    left.sendDelta(snapshot(2, [entity(1, 1)]))
    const [first, second] = eventsOf(drain(right), 'delta')
    expect([first?.full, second?.delta.baseTimestamp]).toEqual([true, 0])
    expect(second?.delta.changes).toHaveLength(2)
  })

  it('[Y11] and a served world goes whole', () => {
    const { left, right, clock } = createPair()
    const world = new World(schema)
    world.spawn({ Health: { current: 5 } })
    world.seal(clock.unixMs())
    const sender = left.serveWorld(left.createWorldEncoder(world))
    sender.flush()
    left.resetDeltaCompressor()
    expect(sender.isUpToDate).toBe(false)
    clock.advance(50)
    world.spawn({ Health: { current: 6 } })
    world.seal(clock.unixMs())
    sender.flush()
    const sent = eventsOf(drain(right), 'snapshot')
    expect(sent.map(({ snapshot: { entities } }) => entities.length)).toEqual([1, 2])
  })

  it('[Y12] send goes by the mode, and manual mode sends only by name', () => {
    const kinds = (['full', 'delta', 'manual'] as const).map((mode) => {
      const { left, right } = createPair({ mode })
      left.send(snapshot(1, [entity(1, 1)]))
      return drain(right)
        .map(({ type }) => type)
        .filter((type) => type !== 'connected')
    })
    expect(kinds).toEqual([['snapshot'], ['delta'], []])
  })

  it('[Y13] shouldSync says when the interval has passed, and never in manual mode', () => {
    const { left, clock } = createPair({ syncIntervalMs: 100 })
    expect(left.shouldSync()).toBe(true)
    left.sendSnapshot(snapshot(1))
    expect(left.shouldSync()).toBe(false)
    clock.advance(100)
    expect(left.shouldSync()).toBe(true)
    expect(createPair({ mode: 'manual' }).left.shouldSync()).toBe(false)
  })
})

describe('control messages', () => {
  it('[Y14] request_snapshot is answered by the newest state that the application showed', () => {
    const { left, right } = createPair()
    left.sendSnapshot(snapshot(1, [entity(1, 1)]))
    left.sendDelta(snapshot(2, [entity(1, 2)]))
    drain(right)
    right.requestSnapshot()
    const [answer] = eventsOf(drain(right), 'snapshot')
    expect(answer?.snapshot.entities).toEqual([entity(1, 2)])
    expect(eventsOf(drain(left), 'snapshot_requested')).toHaveLength(1)
  })

  it('[Y15] a snapshot asked for before there was one goes with the next delta', () => {
    const { left, right } = createPair()
    right.requestSnapshot()
    left.sendDelta(snapshot(1, [entity(1, 1)]))
    expect(eventsOf(drain(right), 'snapshot')).toHaveLength(1)
    left.sendDelta(snapshot(2, [entity(1, 2)]))
    expect(eventsOf(drain(right), 'delta')).toHaveLength(1)
  })

  it('[Y16] a ping is answered by a pong, which gives the round trip', () => {
    const clock = createFakeClock()
    const ends = MemoryTransport.createPair({ auto: false })
    const left = new SyncManager(ends[0], { clock })
    const right = new SyncManager(ends[1], { clock })
    left.ping()
    clock.advance(30)
    ends[1].deliver()
    clock.advance(12)
    ends[0].deliver()
    expect(eventsOf(drain(left), 'pong')).toEqual([{ type: 'pong', rttMs: 42 }])
    expect(left.getStats().rttMs).toBe(42)
    expect(eventsOf(drain(right), 'ping')).toHaveLength(1)
  })

  it('[Y17] pings beyond the limit are answered once, later, and never pile up', () => {
    const clock = createFakeClock()
    const ends = MemoryTransport.createPair()
    const manager = new SyncManager(ends[0], { clock, rateLimit: { maxMessagesPerSecond: 2 } })
    const peer = createRawPeer(ends[1])
    for (let count = 0; count < 50; count += 1) peer.say({ type: 'ping' })
    expect(peer.heardOf('pong')).toHaveLength(2)
    clock.advance(1_000)
    expect(peer.heardOf('pong')).toHaveLength(3)
    clock.advance(5_000)
    expect(peer.heardOf('pong')).toHaveLength(3)
    expect(manager.getStats().messagesOut).toBe(3)
  })

  it('[Y18] of refused acknowledgements the newest goes later', () => {
    const clock = createFakeClock()
    const ends = MemoryTransport.createPair()
    const manager = new SyncManager(ends[0], { clock, rateLimit: { maxMessagesPerSecond: 1 } })
    const peer = createRawPeer(ends[1])
    manager.sendAck(1n)
    expect(manager.sendAck(2n)).toMatchObject({ ok: false, reason: 'rate-limited' })
    manager.sendAck(3n)
    clock.advance(1_000)
    expect(peer.heardOf('ack').map(({ ackId }) => ackId)).toEqual([1n, 3n])
  })

  it('[Y19] an error reaches the peer with code and text, and is counted there', () => {
    const { left, right } = createPair()
    left.sendError(403, 'no')
    expect(eventsOf(drain(right), 'error')).toEqual([{ type: 'error', code: 403, message: 'no' }])
    expect(right.getStats().errorCount).toBe(1)
  })

  it('[Y20] sequences are counted by link, not by process', () => {
    const first = MemoryTransport.createPair()
    const second = MemoryTransport.createPair()
    const clock = createFakeClock()
    const peers = [first, second].map((ends) => {
      const manager = new SyncManager(ends[0], { clock })
      const peer = createRawPeer(ends[1])
      manager.requestSnapshot()
      manager.ping()
      return peer.heard.map(({ header }) => header.sequence)
    })
    expect(peers).toEqual([
      [1n, 2n],
      [1n, 2n],
    ])
  })
})

describe('what cannot be read', () => {
  it('[Y21] is counted and reported, and the link goes on', () => {
    const log = createProbeLog()
    const ends = MemoryTransport.createPair()
    const manager = new SyncManager(ends[0], { clock: createFakeClock(), probe: log.probe })
    ends[1].send(new Uint8Array([0xc1, 1, 2]))
    createRawPeer(ends[1]).say({ type: 'ping' })
    expect(manager.getStats().errorCount).toBe(1)
    expect(log.warnings()).toEqual(['malformed'])
    expect(eventsOf(drain(manager), 'ping')).toHaveLength(1)
  })

  it('[Y22] a tick or time that no number can hold is refused as malformed', () => {
    const ends = MemoryTransport.createPair()
    const manager = new SyncManager(ends[0], { clock: createFakeClock() })
    const peer = createRawPeer(ends[1])
    peer.say(createSnapshotPayload([], 0), { timestamp: 2n ** 60n, sequence: 1n })
    expect(eventsOf(drain(manager), 'snapshot')).toEqual([])
    expect(manager.getStats().errorCount).toBe(1)
  })

  it('[Y23] events that nobody reads are bounded: the state is asked for again instead', () => {
    const log = createProbeLog()
    const ends = MemoryTransport.createPair()
    const manager = new SyncManager(ends[0], {
      clock: createFakeClock(),
      probe: log.probe,
      maxPendingEvents: 10,
    })
    const peer = createRawPeer(ends[1])
    for (let tick = 1n; tick <= 25n; tick += 1n) {
      peer.say(createDeltaPayload([{ type: 'entity_added', entityId: 1 }], tick - 1n), {
        timestamp: tick,
        sequence: tick,
      })
    }
    expect(drain(manager).length).toBeLessThanOrEqual(10)
    expect(log.warnings()).toContain('events-dropped')
    expect(peer.heardOf('request_snapshot').length).toBeGreaterThan(0)
  })
})

describe('the probe', () => {
  it('[Y24] sees every message with its bytes, both ways, and what the limiter said', () => {
    const log = createProbeLog()
    const { left, right } = createPair({ probe: log.probe, name: 'here' })
    left.sendSnapshot(snapshot(1, [entity(1, 1)]))
    right.sendAck(5n)
    const messages = log.events.filter((event) => event.type === 'message')
    expect(
      messages.map(({ direction, messageType, changeCount }) => [
        direction,
        messageType,
        changeCount,
      ]),
    ).toEqual([
      ['out', 'snapshot', 1],
      ['in', 'ack', 0],
    ])
    expect(messages[0]?.bytes).toHaveLength(left.getStats().bytesOut)
    expect(log.events.find((event) => event.type === 'limiter')).toMatchObject({
      link: 'here',
      allowed: true,
      messagesInWindow: 1,
    })
  })

  it('[Y26] may be added to a running link and taken off again, beside others', () => {
    const first = createProbeLog()
    const second = createProbeLog()
    const { left } = createPair({ probe: first.probe })
    left.requestSnapshot()
    const stop = left.observe(second.probe)
    left.requestSnapshot()
    stop()
    left.requestSnapshot()
    const sent = (log: typeof first) => log.events.filter((event) => event.type === 'message')
    expect([sent(first).length, sent(second).length]).toEqual([3, 1])
  })

  it('[Y25] hears of each deferral with its reason and when it may go', () => {
    const log = createProbeLog()
    const { left } = createPair({ probe: log.probe, rateLimit: { maxMessagesPerSecond: 1 } })
    left.sendSnapshot(snapshot(1))
    left.sendSnapshot(snapshot(2))
    expect(log.events.find((event) => event.type === 'deferral')).toMatchObject({
      messageType: 'snapshot',
      reason: 'rate-limited',
      retryAfterMs: 1_000,
    })
    expect(left.getStats().deferrals).toBe(1)
    const decisions = log.events.flatMap((event) => (event.type === 'limiter' ? [event] : []))
    expect(decisions.map(({ allowed, reason }) => [allowed, reason])).toEqual([
      [true, undefined],
      [false, 'messages'],
    ])
    // Nothing was encoded for a message that no size would have let through.
    expect(decisions[1]).toMatchObject({ direction: 'out', bytes: 0, messagesInWindow: 1 })
  })

  it('[Y25] hears once of a refusal by size, with that size', () => {
    const log = createProbeLog()
    const { left } = createPair({ probe: log.probe })
    left.sendSnapshot(snapshot(1, [entity(1, 1)]))
    const { bytesOut } = left.getStats()
    left.rateLimiter?.setConfig({ maxBytesPerSecond: 2 * bytesOut - 1 })
    left.sendSnapshot(snapshot(2, [entity(1, 1)]))
    const refusals = log.events.filter((event) => event.type === 'limiter' && !event.allowed)
    expect(refusals).toMatchObject([{ reason: 'bytes', bytes: bytesOut, bytesInWindow: bytesOut }])
    expect(left.getStats().rateLimiter?.totalRejected).toBe(1)
  })
})
