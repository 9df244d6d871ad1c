import { LinkError, MemoryTransport, SyncManager } from '@tx2-link/core'
import { describe, expect, it } from 'vitest'
import { createRecorder } from '../../src/recording/create-recorder.ts'
import { countsOf, countsOfManager } from '../../src/source/link-counts.ts'
import { createLinkSource } from '../../src/source/link-source.ts'
import { createManagerSource } from '../../src/source/manager-source.ts'
import { createPeerSource } from '../../src/source/peer-source.ts'
import { Rig, schema, textOf } from '../recording/rig.ts'

describe('a link as a source', () => {
  it('[U2] says what it is, is heard by probes, and has the limits and figures of the link', () => {
    const rig = new Rig()
    const source = createLinkSource(rig.link, { timeOrigin: 5 })
    expect(source).toMatchObject({
      id: 'link ws://test',
      label: 'this page',
      detail: 'ws://test · msgpack',
      worldDirection: 'in',
      timeOrigin: 5,
    })
    expect(source.schema).toBe(schema)
    expect(source.stats().state).toBe('idle')
    let heard = 0
    const stop = source.observe(() => (heard += 1))
    rig.link.open()
    rig.run(1)
    expect(source.stats()).toMatchObject({ state: 'live', bufferedBytes: 0 })
    expect(heard).toBeGreaterThan(3)
    expect(source.now()).toBe(rig.clock.now())
    stop()
    const before = heard
    rig.run(2)
    expect(heard).toBe(before)
    source.rateLimit?.set({ burstSize: 7 })
    expect(source.rateLimit?.get()?.burstSize).toBe(7)
    expect(rig.link.rateLimiter?.getConfig().burstSize).toBe(7)
    expect(() => source.rateLimit?.set({ burstSize: 0 })).toThrow(LinkError)
  })

  it('[U5] says what it counted, and while it is away why, and when it is tried again', () => {
    const rig = new Rig()
    const source = createLinkSource(rig.link)
    expect(source.stats().outage).toBeUndefined()
    rig.link.open()
    expect(source.stats()).toMatchObject({ state: 'connecting', outage: undefined })
    rig.world.spawn({ Position: { x: 1, y: 2 } })
    rig.run(30)
    expect(source.stats().outage).toBeUndefined()
    expect(source.stats().counts).toEqual(countsOf(rig.link.getStats()))
    expect(source.stats().counts!.messagesIn).toBeGreaterThan(0)
    rig.cut()
    rig.clock.advance(1)
    const { outage, counts } = source.stats()
    expect(outage).toMatchObject({ closeCode: 1006, attempt: 1, maxAttempts: Infinity })
    expect(outage!.retryAt).toBe(rig.link.status.retryAt)
    expect(outage!.retryAt).toBeGreaterThan(source.now())
    expect(counts).toMatchObject({ closes: 1, reconnects: 0 })
    source.reconnect?.()
    rig.run(30)
    expect(source.stats()).toMatchObject({ state: 'live', outage: undefined })
    expect(source.stats().counts).toMatchObject({ closes: 1, reconnects: 1 })
  })

  it('[U2] asks for a whole state only where one would not come by itself', () => {
    const rig = new Rig()
    const source = createLinkSource(rig.link)
    const asked: number[] = []
    source.observe((event) => {
      if (event.type === 'message' && event.messageType === 'request_snapshot')
        asked.push(event.time)
    })
    source.requestKeyframe()
    rig.link.open()
    rig.run(30)
    expect(asked).toEqual([])
    source.requestKeyframe()
    expect(asked).toEqual([rig.clock.now()])
  })

  it('[U2] [C27] can be joined at any time: its world is known at once', () => {
    const rig = new Rig()
    rig.link.open()
    rig.world.spawn({ Position: { x: 1, y: 2 } })
    rig.run(30)
    const source = createLinkSource(rig.link)
    const recorder = createRecorder(source, { clock: rig.clock })
    recorder.follow(source)
    rig.run(2)
    expect(textOf(recorder.worldAt(recorder.endIndex - 1)!)).toBe(textOf(rig.world))
    expect(recorder.worldDirection).toBe('in')
    recorder.dispose()
  })
})

describe('a sync manager as a source', () => {
  it('[U3] has its name, and its world comes in unless it serves one', () => {
    const [near, far] = MemoryTransport.createPair()
    const server = new SyncManager(near, { name: 'server', role: 'server', schema })
    const client = new SyncManager(far, { name: 'client', role: 'client', schema, format: 'json' })
    expect(createManagerSource(server)).toMatchObject({ id: 'server', worldDirection: 'out' })
    const source = createManagerSource(client, { label: 'me' })
    expect(source).toMatchObject({
      label: 'me',
      detail: 'json',
      worldDirection: 'in',
      format: 'json',
    })
    const asked: string[] = []
    for (const each of [source, createManagerSource(server)]) {
      each.observe((event) => {
        if (event.type === 'message' && event.messageType === 'request_snapshot') {
          asked.push(`${event.link} ${event.direction}`)
        }
      })
      each.requestKeyframe()
    }
    expect(asked).toEqual(['client out'])
    expect(source.stats().state).toBe('connected')
    expect(source.rateLimit?.get()).toEqual(client.rateLimiter?.getConfig())
    client.close()
    expect(source.stats().state).toBe('disconnected')
  })

  it('[U3] without a limiter has no limits', () => {
    const [near] = MemoryTransport.createPair()
    const manager = new SyncManager(near, { enableRateLimiting: false })
    expect(createManagerSource(manager).rateLimit).toBeUndefined()
  })
})

describe('a server’s peer as a source', () => {
  it('[U4] shows what goes out, and says that it is gone when it is', () => {
    const rig = new Rig()
    rig.link.open()
    rig.run(1)
    const peer = rig.server.peers[0]!
    let asked = 0
    const source = createPeerSource(peer, {
      id: 'peer 1',
      label: 'first',
      schema,
      clock: rig.clock,
      requestKeyframe: () => (asked += 1),
      serverStats: () => rig.server.getStats(),
    })
    expect(source.stats()).toMatchObject({
      counts: countsOfManager(peer.getStats()),
      server: { admitted: 1, peers: 1 },
    })
    const recorder = createRecorder(source, { clock: rig.clock })
    recorder.follow(source)
    expect(asked).toBe(1)
    rig.link.requestSnapshot()
    rig.world.spawn({ Position: { x: 1, y: 2 } })
    rig.run(2)
    expect(textOf(recorder.worldAt(recorder.endIndex - 1)!)).toBe(textOf(rig.world))
    expect(source.stats().state).toBe('connected')
    rig.cut()
    rig.clock.advance(1)
    expect(source.stats().state).toBe('disconnected')
    recorder.dispose()
  })
})
