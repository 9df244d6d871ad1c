import { expect } from 'vitest'
import { createCodec } from '../../src/codec/create-codec.ts'
import { createTraceProbe } from '../../src/debug/trace-probe.ts'
import { createDeltaPayload, createMessage } from '../../src/protocol/create-message.ts'
import type { Message } from '../../src/protocol/message.ts'
import { RateLimiter } from '../../src/rate/rate-limiter.ts'
import { GREETING_COMPONENT, decodeGreeting } from '../../src/sync/greeting.ts'
import { StagedSnapshot } from '../../src/sync/staged-snapshot.ts'
import { SyncManager } from '../../src/sync/sync-manager.ts'
import { createFakeClock } from '../../src/testing/fake-clock.ts'
import { MemoryTransport } from '../../src/transport/memory-transport.ts'
import {
  createProbeLog,
  createRawPeer,
  drain,
  emptyPart,
  entity,
  eventsOf,
  snapshot,
} from '../sync/helpers.ts'
import { createRig } from '../sync/link-harness.ts'
import { type LimitCase, MIB } from './limit-case.ts'

export const syncLimits: readonly LimitCase[] = [
  {
    what: 'messages, bytes a second sent; burst in 100 ms',
    most: '1,000; 10 MiB; 100',
    tryIt: () => {
      const clock = createFakeClock()
      const messages = new RateLimiter({}, clock)
      for (let tenth = 0; tenth < 10; tenth += 1) {
        for (let count = 0; count < 100; count += 1)
          expect(messages.checkAndRecord(1).ok).toBe(true)
        const reason = tenth < 9 ? 'burst' : 'messages'
        expect(messages.check(1)).toMatchObject({ ok: false, reason })
        if (tenth < 9) clock.advance(100)
      }
      const bytes = new RateLimiter({}, clock)
      expect(bytes.checkAndRecord(10 * MIB - 1).ok).toBe(true)
      expect(bytes.check(1).ok).toBe(true)
      expect(bytes.check(2)).toMatchObject({ ok: false, reason: 'bytes' })
    },
  },
  {
    what: 'messages, bytes a second received',
    most: 'none',
    tryIt: () => {
      const ends = MemoryTransport.createPair()
      const manager = new SyncManager(ends[0], { clock: createFakeClock() })
      const peer = createRawPeer(ends[1])
      for (let count = 0; count < 2_000; count += 1) peer.say({ type: 'ack', ackId: 1n })
      expect(manager.isConnected).toBe(true)
      expect(manager.getStats().messagesIn).toBe(2_000)
    },
  },
  {
    what: 'bytes of a message whose contents are traced',
    most: '64 KiB',
    tryIt: () => {
      expect(tracedError(65_536)).toContain('xxxx')
      expect(tracedError(65_537)).not.toContain('xxxx')
    },
  },
  {
    what: 'bytes of a snapshot before it goes in parts, to clients that greeted',
    most: '1 MiB',
    tryIt: () => {
      // An entity is taken for 100 bytes until the first were encoded.
      const most = Math.floor(MIB / 100)
      expect(snapshotsFor(most)).toBe(1)
      expect(snapshotsFor(most + 1)).toBe(2)
    },
  },
  {
    what: 'entities of a snapshot in parts that are held back',
    most: '1,048,576',
    tryIt: () => {
      const staged = new StagedSnapshot()
      expect(staged.add(...emptyPart(0, 1_048_576))).toBe('taken')
      expect(staged.size).toBe(1_048_576)
      expect(staged.add(...emptyPart(1_048_576, 1))).toBe('too-many')
      expect(staged.size).toBe(0)
    },
  },
  {
    what: 'bytes waiting in a socket, beside the one message that went beyond it',
    most: '1 MiB',
    tryIt: () => {
      for (const [waiting, isSent] of [
        [MIB, true],
        [MIB + 1, false],
      ] as const) {
        const manager = new SyncManager(transportWith(waiting), { clock: createFakeClock() })
        const result = manager.sendSnapshot(snapshot(1, [entity(1, 1)]))
        expect(result).toMatchObject(isSent ? { ok: true } : { ok: false, reason: 'backpressure' })
      }
    },
  },
  {
    what: 'events that nobody reads',
    most: '1,024',
    tryIt: () => {
      // One of them says that it is connected.
      expect(eventsAfter(1_023)).toEqual({ kept: 1_023, isDropped: false })
      const { kept, isDropped } = eventsAfter(1_024)
      expect(kept).toBeLessThan(1_024)
      expect(isDropped).toBe(true)
    },
  },
  {
    what: 'characters of an entry in a greeting',
    most: '128',
    tryIt: () => {
      expect(epochIn('e'.repeat(128 - 'epoch:'.length))).toHaveLength(122)
      expect(epochIn('e'.repeat(129 - 'epoch:'.length))).toBeUndefined()
    },
  },
]

function errorOf(length: number): Message {
  const payload = { type: 'error', code: 1, message: 'x'.repeat(length) } as const
  return createMessage(payload, { timestamp: 1n, sequence: 1n, schemaVersion: 1 })
}

/** What `all` prints of an error that has so many bytes on the wire. */
function tracedError(bytes: number): string {
  const codec = createCodec('bincode')
  const around = codec.encodeMessage(errorOf(0)).length
  const lines: string[] = []
  createTraceProbe({ print: (line) => lines.push(line), level: 'all' })({
    type: 'message',
    time: 0,
    link: 'here',
    direction: 'in',
    messageType: 'error',
    bytes: codec.encodeMessage(errorOf(bytes - around)),
    format: 'bincode',
    sequence: 1n,
    timestamp: 1n,
    changeCount: 0,
    ticks: 1,
  })
  return lines.join('\n')
}

/** A transport in whose socket so many bytes wait. */
function transportWith(bufferedBytes: number): MemoryTransport {
  const [near] = MemoryTransport.createPair()
  return Object.defineProperty(near, 'bufferedBytes', { value: bufferedBytes })
}

function eventsAfter(deltas: number): { kept: number; isDropped: boolean } {
  const log = createProbeLog()
  const ends = MemoryTransport.createPair()
  const manager = new SyncManager(ends[0], { clock: createFakeClock(), probe: log.probe })
  const peer = createRawPeer(ends[1])
  for (let tick = 1n; tick <= BigInt(deltas); tick += 1n) {
    const payload = createDeltaPayload([{ type: 'entity_added', entityId: 1 }], tick - 1n)
    peer.say(payload, { timestamp: tick, sequence: tick })
  }
  const kept = eventsOf(drain(manager), 'delta').length
  return { kept, isDropped: log.warnings().includes('events-dropped') }
}

function epochIn(epoch: string): string | undefined {
  const fields = [{ fieldId: `epoch:${epoch}`, fieldType: 'Null' as const, optional: true }]
  return decodeGreeting([{ componentId: GREETING_COMPONENT, version: 1, fields }])?.epoch
}

/** Snapshots that a client hears of a world of so many entities. */
function snapshotsFor(count: number): number {
  const { server, link, probed, step } = createRig()
  for (let id = 0; id < count; id += 1) server.world.spawn({})
  link.open()
  step(2)
  const snapshots = probed.filter(
    (event) =>
      event.type === 'message' && event.direction === 'in' && event.messageType === 'snapshot',
  )
  return snapshots.length
}
