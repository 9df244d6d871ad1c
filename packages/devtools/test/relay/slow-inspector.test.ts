import { type ProbeEvent, World, applyDelta, applySnapshot, createCodec } from '@tx2-link/core'
import { createFakeClock } from '@tx2-link/core/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { Outbox } from '../../src/node/outbox.ts'
import { connectInspector } from '../../src/relay/connect-inspector.ts'
import { isSynthetic } from '../../src/relay/synthetic.ts'
import { type Log, afterwards, createLog, createRig, peerOf, schema } from './harness.ts'

const NOTE_BYTES = 200_000

describe('a slow inspector', () => {
  it.each([
    ['more than one event', 1024 * 1024],
    ['less than one event', 100_000],
  ])(
    '[I40] with room for %s, loses whole events, is told how many, and can rebuild the world behind them',
    async (_, maxBufferedBytes) => {
      const rig = createRig({ sync: { enableRateLimiting: false } })
      rig.join()
      const id = rig.world.spawn({ Note: { text: '' } })
      rig.server.tick()
      const attached = await rig.attach({ maxBufferedBytes })
      const sockets: WebSocket[] = []
      class PausableWebSocket extends WebSocket {
        constructor(url: string | URL) {
          super(url)
          sockets.push(this)
        }
      }
      const connection = connectInspector(attached.url!, {
        webSocket: PausableWebSocket,
        clock: rig.clock,
      })
      afterwards(() => connection.close())
      await rig.until(() => connection.sources.get().length === 1)
      const relayed = createLog()
      peerOf(connection, 1)!.observe(relayed.probe)
      await rig.until(() => relayed.events.length === 1)

      const local = createLog()
      rig.server.peers[0]!.observe(local.probe)
      sockets[0]!.pause()
      // More than the operating system takes from us for a reader that does not read.
      for (let tick = 0; tick < 100; tick += 1) {
        rig.world.patch(id, 'Note', { text: String(tick).padEnd(NOTE_BYTES, '.') })
        rig.clock.advance(20)
        rig.server.tick()
      }
      sockets[0]!.resume()
      await rig.until(() => relayed.events.filter(isSynthetic).length > 1)
      rig.world.patch(id, 'Note', { text: 'in time again' })
      rig.server.tick()
      await rig.until(() => ofWire(relayed).length + dropped(relayed) === local.events.length)

      expect(dropped(relayed)).toBeGreaterThan(50)
      const told = new Map(local.events.map((event) => [keyOf(event), event]))
      const isExact = ofWire(relayed).every((event) => isSame(event, told.get(keyOf(event))))
      expect(isExact).toBe(true)
      const afterNotices = relayed.events.filter(
        (_, index, all) => index > 0 && isNotice(all[index - 1]!),
      )
      expect(afterNotices.every(isSynthetic)).toBe(true)
      expect(rebuilt(relayed.events).get(id, 'Note')).toEqual({ text: 'in time again' })
    },
  )

  it('[I41] never has more waiting than its limit, or one frame that is larger than that', () => {
    const limit = 10_000
    const step = fc.oneof(
      fc.record({ type: fc.constant('push' as const), bytes: fc.nat(4_000) }),
      fc.record({ type: fc.constant('push' as const), bytes: fc.constant(40_000) }),
      fc.record({ type: fc.constant('leave' as const), bytes: fc.nat(20_000) }),
      fc.record({ type: fc.constant('wait' as const), bytes: fc.constant(0) }),
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
        const clock = createFakeClock()
        const sent: number[] = []
        const socket = {
          bufferedBytes: 0,
          send: (bytes: Uint8Array) => {
            sent.push(bytes.length)
            socket.bufferedBytes += bytes.length
            return true
          },
        }
        const outbox = new Outbox(socket, limit, clock)
        let taken = 0
        for (const { type, bytes } of steps) {
          const before = outbox.waitingBytes
          if (type === 'leave') socket.bufferedBytes = Math.max(0, socket.bufferedBytes - bytes)
          else if (type === 'wait') clock.advance(10)
          const isTaken = type === 'push' && outbox.push(new Uint8Array(bytes))
          expect(isTaken).toBe(type === 'push' && (before === 0 || before + bytes <= limit))
          if (isTaken) taken += bytes
          expect(outbox.waitingBytes).toBeLessThanOrEqual(Math.max(limit, isTaken ? bytes : before))
        }
        clock.advance(10)
        expect(sent.reduce((sum, length) => sum + length, 0)).toBe(taken)
      }),
    )
  })

  it('[I42] sends what happens within some milliseconds as one message', () => {
    const clock = createFakeClock()
    const sent: number[] = []
    const outbox = new Outbox(
      { bufferedBytes: 0, send: ({ length }) => sent.push(length) > 0 },
      1_000_000,
      clock,
    )
    for (let frame = 0; frame < 100; frame += 1) outbox.push(new Uint8Array(50))
    expect(sent).toEqual([])
    clock.advance(10)
    expect(sent).toEqual([5_000])
    outbox.push(new Uint8Array(100_000))
    expect(sent).toEqual([5_000, 100_000])
    expect(clock.pendingCount).toBe(0)
  })
})

function ofWire({ events }: Log): ProbeEvent[] {
  return events.filter((event) => !isSynthetic(event) && !isNotice(event))
}

function dropped({ events }: Log): number {
  return events.filter(isNotice).reduce((sum, event) => sum + countOf(event), 0)
}

/** What tells events of this test apart. */
function keyOf(event: ProbeEvent): string {
  const about = event.type === 'message' ? `${event.messageType} ${event.sequence}` : ''
  return `${event.type} ${event.time} ${about}`
}

/** Compared by hand: this many bytes are much work for an assertion. */
function isSame(event: ProbeEvent, other: ProbeEvent | undefined): boolean {
  if (event.type !== 'message' || other?.type !== 'message') return event.type === other?.type
  return event.ticks === other.ticks && Buffer.compare(event.bytes, other.bytes) === 0
}

function isNotice(event: ProbeEvent): boolean {
  return event.type === 'warning' && event.code === 'relay-dropped'
}

function countOf(event: ProbeEvent): number {
  const text = event.type === 'warning' ? event.text : ''
  return Number(/^dropped (\d+) events?:/.exec(text)?.[1])
}

function rebuilt(events: readonly ProbeEvent[]): World<typeof schema> {
  const world = new World(schema)
  const codec = createCodec('msgpack')
  for (const event of events) {
    if (event.type !== 'message' || event.direction === 'in') continue
    const { payload } = codec.decodeMessage(event.bytes)
    if (payload.type === 'snapshot') applySnapshot(world, payload.entities)
    if (payload.type === 'delta') applyDelta(world, payload.changes)
  }
  return world
}
