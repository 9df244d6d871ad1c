import { LinkCloseCode, MemoryTransport, createCodec, createMessage } from '@tx2-link/core'
import { describe, expect, it } from 'vitest'
import type { LinkServerOptions } from '../src/link-server.ts'
import { type Rig, type TestSchema, createRig } from './harness.ts'

const PING = createCodec('msgpack').encodeMessage(
  createMessage({ type: 'ping' }, { timestamp: 1n, sequence: 1n, schemaVersion: 1 }),
)

interface Flood {
  send(count: number): void
  readonly closed: { readonly code: number; readonly text: string } | undefined
}

/** A client that says nothing but pings, as many as it likes. */
function createFlood({ server }: Rig): Flood {
  const [near, far] = MemoryTransport.createPair()
  let closed: Flood['closed']
  near.listen({ message: () => {}, close: (reason) => void (closed = reason) })
  server.admit(far)
  return {
    send: (count) => {
      for (let sent = 0; sent < count; sent += 1) near.send(PING)
    },
    get closed() {
      return closed
    },
  }
}

function floodOf(options: LinkServerOptions<TestSchema>, count: number): Flood['closed'] {
  const flood = createFlood(createRig(options))
  flood.send(count)
  return flood.closed
}

describe('what a client may send', () => {
  it('[V30] is bounded to the message: one more, and it is let go with the reason', () => {
    expect(floodOf({}, 2_000)).toBeUndefined()
    expect(floodOf({}, 2_001)).toEqual({
      code: LinkCloseCode.rateLimited,
      text: 'too many messages came: 1000 a second are allowed',
    })
  })

  it('[V30] a client that is let go disturbs no other', () => {
    const rig = createRig()
    const id = rig.world.spawn({ Position: { x: 0, y: 0 } })
    const client = rig.join()
    rig.run(2)
    const flood = createFlood(rig)
    flood.send(3_000)
    rig.world.patch(id, 'Position', { x: 7 })
    rig.run(1)
    expect(flood.closed?.code).toBe(LinkCloseCode.rateLimited)
    expect(client.link.status.state).toBe('live')
    expect(client.replica.get(id, 'Position')).toEqual({ x: 7, y: 0 })
    expect(rig.server.peers).toHaveLength(1)
  })

  it('[V30] what is told of it changes that alone', () => {
    const few = { sync: { inboundRateLimit: { burstSize: 5 } } }
    expect(floodOf(few, 5)).toBeUndefined()
    expect(floodOf(few, 6)?.text).toBe('too many messages came: 1000 a second are allowed')
    expect(floodOf({ sync: { inboundRateLimit: false } }, 10_000)).toBeUndefined()
  })

  it('[V30] a client with limits of its own never meets it', () => {
    const rig = createRig({ accept: () => true })
    const client = rig.join({ syncIntervalMs: 1, rateLimit: { burstSize: 1_000 } })
    rig.run(2)
    const own = client.link.own!
    const id = own.spawn({ Position: { x: 0, y: 0 } })
    for (let x = 1; x <= 5_000; x += 1) {
      own.patch(id, 'Position', { x })
      rig.clock.advance(1)
    }
    expect(client.link.status.state).toBe('live')
    expect(rig.server.peers[0]!.getStats().inboundRateLimiter?.totalRejected).toBe(0)
  })

  it.each([
    { inboundRateLimit: { burstSize: 0 } },
    { rateLimit: { maxMessagesPerSecond: 5, windowMs: 20 } },
  ])('[V26] limits that make no sense are refused when the server is made: %j', (sync) => {
    expect(() => createRig({ sync })).toThrow(expect.objectContaining({ code: 'invalid-config' }))
  })
})
