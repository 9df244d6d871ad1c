import { LinkCloseCode, MemoryTransport } from '@tx2-link/core'
import { createFakeClock } from '@tx2-link/core/testing'
import type { Peer } from '@tx2-link/server'
import { describe, expect, it } from 'vitest'
import { attachInspector } from '../../src/node/attach-inspector.ts'
import { countsOfManager } from '../../src/source/link-counts.ts'
import { MAX_PEERS } from '../../src/relay/wire/protocol.ts'
import { afterwards, createLog, createRig, inspectWith, peerOf } from './harness.ts'

/** Another peer by its looks: thousands of real ones take a busy machine longer than a test has. */
function copyOf(peer: Peer, number: number): Peer {
  return {
    number,
    firstId: peer.firstId,
    lastId: peer.lastId,
    rateLimiter: peer.rateLimiter,
    getStats: () => peer.getStats(),
    observe: (probe) => peer.observe(probe),
    sendError: (code, text) => peer.sendError(code, text),
    close: (reason) => peer.close(reason),
  }
}

describe('the list of peers', () => {
  it('[I20] has a source for each peer, which stays the same until the peer leaves', async () => {
    const rig = createRig()
    rig.join()
    const attached = await rig.attach({ name: 'arena server' })
    const connection = await rig.inspect(attached.url!)
    let changes = 0
    connection.sources.subscribe(() => {
      changes += 1
    })
    const [first] = connection.sources.get()
    expect(first).toMatchObject({
      label: 'arena server',
      detail: 'peer 1 · msgpack',
      format: 'msgpack',
      worldDirection: 'out',
    })
    const second = rig.join()
    await rig.until(() => connection.sources.get().length === 2)
    expect(connection.sources.get()[0]).toBe(first)
    second.close()
    await rig.until(() => connection.sources.get().length === 1)
    expect(connection.sources.get()).toEqual([first])
    expect(changes).toBe(2)
    expect(first!.id).not.toContain(attached.token)
  })

  it('[I21] a peer that leaves says so to who watches it, and its source knows', async () => {
    const rig = createRig()
    const link = rig.join()
    rig.server.tick()
    const attached = await rig.attach()
    const connection = await rig.inspect(attached.url!)
    const [source] = connection.sources.get()
    const { events, probe } = createLog()
    const stop = source!.observe(probe)
    await rig.until(() => events.length > 0)
    expect(source!.stats().state).toBe('live')
    link.close()
    await rig.until(() => connection.sources.get().length === 0)
    expect(events.at(-1)).toMatchObject({ type: 'state', state: 'disconnected', reason: 'left' })
    expect(source!.stats().state).toBe('left')
    source!.requestKeyframe()
    stop()
    expect(connection.status.state).toBe('live')
  })

  it('[I22] keeps figures up to date: state, round trip, what waits, limits', async () => {
    const rig = createRig()
    rig.join()
    const attached = await rig.attach()
    const connection = await rig.inspect(attached.url!)
    const [peer] = rig.server.peers
    const source = peerOf(connection, 1)!
    await rig.until(() => source.stats().state === 'live')
    rig.server.tick()
    rig.clock.advance(2_500)
    rig.server.tick()
    await rig.until(() => source.stats().rttMs !== undefined)
    expect(source.stats()).toEqual({
      state: 'live',
      rttMs: peer!.getStats().rttMs,
      jitterMs: peer!.getStats().jitterMs,
      bufferedBytes: 0,
      counts: countsOfManager(peer!.getStats()),
      server: rig.server.getStats(),
    })
    peer!.rateLimiter!.setConfig({ burstSize: 7 })
    await rig.until(() => source.rateLimit?.get()?.burstSize === 7)
    expect(source.rateLimit?.get()).toEqual(peer!.rateLimiter!.getConfig())
  })

  it('[I28] tells what the server counted of all its clients, whichever of them is looked at', async () => {
    const rig = createRig({ maxPeers: 2 })
    rig.join()
    const second = rig.join()
    const attached = await rig.attach()
    const connection = await rig.inspect(attached.url!)
    const source = peerOf(connection, 1)!
    const turnedAway = rig.join()
    await rig.until(() => turnedAway.status.closeCode === LinkCloseCode.serverFull)
    turnedAway.close()
    second.close()
    rig.server.tick()
    await rig.until(() => source.stats().server?.peers === 1)
    const { server } = source.stats()
    expect(server).toEqual(rig.server.getStats())
    expect(server).toMatchObject({ admitted: 2, closes: new Map([[1000, 1]]) })
    expect(server!.turnedAway).toBeGreaterThan(0)
    expect(server!.encodings).toBeGreaterThan(0)
  })

  it('[I26] tells a change of state at once, not with the next figures', async () => {
    const rig = createRig()
    const ends = [MemoryTransport.createPair(), MemoryTransport.createPair()]
    for (const [, far] of ends) rig.server.admit(far)
    const attached = await rig.attach()
    const connection = await rig.inspect(attached.url!)
    expect(connection.sources.get().map((source) => source.stats().state)).toEqual([
      'connected',
      'connected',
    ])
    const waits: number[] = []
    for (const [index, [near]] of ends.entries()) {
      const greetedAt = rig.clock.now()
      rig.join({ transport: () => near })
      await rig.until(() => connection.sources.get()[index]!.stats().state === 'live')
      waits.push(rig.clock.now() - greetedAt)
    }
    // One of them may be told by chance with the figures, which come twice a second.
    expect(Math.max(...waits)).toBeLessThan(400)
  })

  it('[I27] names as many peers as a list may have, and says how many there are', async () => {
    const rig = createRig()
    rig.join()
    const [peer] = rig.server.peers
    const peers = Array.from({ length: MAX_PEERS + 2 }, (_, index) => copyOf(peer!, index + 1))
    const attached = await attachInspector(
      {
        world: rig.world,
        peers,
        getStats: () => ({ ...rig.server.getStats(), peers: peers.length }),
      },
      { clock: rig.clock, name: 'crowd' },
    )
    afterwards(() => attached.close())
    const connection = await rig.inspect(attached.url!)
    await rig.until(() => connection.sources.get().length === MAX_PEERS)
    expect(connection.status.text).toBe('connected to crowd, showing 4096 of 4098 peers')
  })

  it('[I23] knows no limits where the server has none', async () => {
    const rig = createRig({ sync: { enableRateLimiting: false } })
    rig.join()
    const attached = await rig.attach()
    const connection = await rig.inspect(attached.url!)
    expect(connection.sources.get()[0]!.rateLimit).toBeUndefined()
  })

  it('[I24] tells the server’s clock, however far the page’s is from it', async () => {
    const rig = createRig()
    const link = rig.join()
    const attached = await rig.attach()
    const page = createFakeClock(77)
    page.advance(rig.clock.now() - 5_000)
    const connection = inspectWith(attached.url!, page)
    await rig.until(() => {
      page.advance(3)
      return connection.sources.get().length === 1
    })
    const [source] = connection.sources.get()
    expect(source!.timeOrigin).toBe(rig.clock.unixMs() - rig.clock.now())
    const ahead = source!.now() - rig.clock.now()
    expect(Math.abs(ahead)).toBeLessThan(10)
    // Most of an hour of lists and pings would be much work for what is asked here.
    connection.close()
    await attached.close()
    link.close()
    page.advance(3_000_000)
    rig.clock.advance(3_000_000)
    expect(source!.now() - rig.clock.now()).toBeCloseTo(ahead, 5)
  })
})
