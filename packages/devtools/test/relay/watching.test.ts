import { World, applyDelta, applySnapshot, createCodec } from '@tx2-link/core'
import { describe, expect, it } from 'vitest'
import { attachInspector } from '../../src/node/attach-inspector.ts'
import { isSynthetic } from '../../src/relay/synthetic.ts'
import { afterwards, createLog, createRig, peerOf, schema } from './harness.ts'

describe('watching a peer', () => {
  it('[I12] observes no peer until an inspector watches it, and none after the last left', async () => {
    const rig = createRig()
    rig.join()
    const observed: string[] = []
    let areGone = false
    const attached = await attachInspector(
      {
        world: rig.world,
        get peers() {
          if (areGone) return []
          return rig.server.peers.map((peer) => ({
            number: peer.number,
            firstId: peer.firstId,
            lastId: peer.lastId,
            rateLimiter: peer.rateLimiter,
            getStats: () => peer.getStats(),
            sendError: () => {},
            close: () => {},
            observe: () => {
              observed.push('observed')
              return () => void observed.push('stopped')
            },
          }))
        },
        getStats: () => rig.server.getStats(),
      },
      { clock: rig.clock },
    )
    afterwards(() => attached.close())
    const pending = rig.clock.pendingCount
    const connection = await rig.inspect(attached.url!)
    await rig.until(() => connection.sources.get().length === 1)
    expect(observed).toEqual([])
    const [source] = connection.sources.get()
    const stops = [source!.observe(() => {}), source!.observe(() => {})]
    await rig.until(() => observed.length > 0)
    for (const stop of stops) stop()
    await rig.until(() => observed.length > 1)
    expect(observed).toEqual(['observed', 'stopped'])
    source!.observe(() => {})
    await rig.until(() => observed.length > 2)
    connection.close()
    await rig.until(() => attached.inspectors === 0)
    expect(observed).toEqual(['observed', 'stopped', 'observed', 'stopped'])
    expect(rig.clock.pendingCount).toBe(pending)
    const other = await rig.inspect(attached.url!)
    other.sources.get()[0]!.observe(() => {})
    await rig.until(() => observed.length > 4)
    areGone = true
    await rig.until(() => observed.length > 5)
    expect(observed.at(-1)).toBe('stopped')
  })

  it('[I13] relays what a local probe is told, in the same order, byte for byte', async () => {
    const rig = createRig({ sync: { rateLimit: { maxMessagesPerSecond: 4 } } })
    const link = rig.join({ onJoin: (own) => void own.spawn({ Note: { text: 'hé 🚀' } }) })
    const id = rig.world.spawn({ Score: { points: 2n ** 64n - 1n } })
    rig.server.tick()
    const attached = await rig.attach()
    const connection = await rig.inspect(attached.url!)
    const relayed = createLog()
    peerOf(connection, 1)!.observe(relayed.probe)
    await rig.until(() => relayed.events.length === 1)
    expect(relayed.events.map(isSynthetic)).toEqual([true])

    const local = createLog()
    const [peer] = rig.server.peers
    peer!.observe(local.probe)
    for (let points = 0n; points < 12n; points += 1n) {
      rig.world.patch(id, 'Score', { points })
      rig.server.tick()
      rig.clock.advance(40)
    }
    peer!.sendError(4000, 'of the game')
    link.close()
    await rig.until(() => relayed.events.length > local.events.length)

    const types = new Set(local.events.map(({ type }) => type))
    expect(types).toEqual(new Set(['message', 'deferral', 'limiter', 'state']))
    expect(relayed.events.slice(1)).toStrictEqual(local.events)
  })

  it('[I14] sends a keyframe first, from which the deltas lead on to the server’s world', async () => {
    const rig = createRig()
    rig.join()
    const ids = [1, 2, 3].map((x) => rig.world.spawn({ Position: { x, y: 0 } }))
    rig.server.tick()
    rig.clock.advance(300)
    rig.server.tick()
    const attached = await rig.attach()
    const connection = await rig.inspect(attached.url!)
    const { events, probe } = createLog()
    peerOf(connection, 1)!.observe(probe)
    await rig.until(() => events.length > 0)
    expect(events[0]).toMatchObject({
      type: 'message',
      direction: 'out',
      messageType: 'snapshot',
      synthetic: true,
      link: 'peer 1',
      sequence: BigInt(rig.world.tick),
      timestamp: BigInt(rig.world.timestamp),
      changeCount: 3,
    })
    rig.world.patch(ids[0]!, 'Position', { x: 10 })
    rig.world.despawn(ids[1]!)
    rig.clock.advance(50)
    rig.server.tick()
    rig.world.set(ids[2]!, 'Note', { text: 'last' })
    rig.clock.advance(50)
    rig.server.tick()
    await rig.until(() => events.filter(isDelta).length === 2)

    const replica = new World(connection.sources.get()[0]!.schema ?? schema)
    const codec = createCodec('msgpack')
    for (const event of events) {
      if (event.type !== 'message' || event.direction === 'in') continue
      const { payload } = codec.decodeMessage(event.bytes)
      if (payload.type === 'snapshot') applySnapshot(replica, payload.entities)
      if (payload.type === 'delta') applyDelta(replica, payload.changes)
    }
    replica.seal(1)
    expect(replica.snapshot()).toEqual(rig.world.snapshot())
    expect(replica.schema.components).toEqual(schema.components)
  })

  it('[I15] waits with the keyframe for the end of the tick, and does not end it itself', async () => {
    const rig = createRig()
    rig.join()
    rig.server.tick()
    rig.clock.advance(300)
    const attached = await rig.attach()
    const connection = await rig.inspect(attached.url!)
    rig.world.spawn({ Position: { x: 1, y: 1 } })
    const { events, probe } = createLog()
    peerOf(connection, 1)!.observe(probe)
    await rig.until(() => rig.clock.now() > 5_700)
    expect(events).toEqual([])
    expect(rig.world.isTouched).toBe(true)
    rig.server.tick()
    await rig.until(() => events.some(isDelta) || events.length > 2)
    expect(isSynthetic(events[0]!)).toBe(true)
    expect(events[0]).toMatchObject({ sequence: BigInt(rig.world.tick) })
  })

  it('[I16] shows what happens without a keyframe when no tick ends for a second', async () => {
    const rig = createRig()
    rig.join()
    rig.server.tick()
    const attached = await rig.attach()
    const connection = await rig.inspect(attached.url!)
    rig.world.spawn({ Position: { x: 1, y: 1 } })
    const { events, probe } = createLog()
    peerOf(connection, 1)!.observe(probe)
    await rig.until(() => rig.clock.now() > 6_500)
    rig.server.peers[0]!.sendError(4000, 'still here')
    await rig.until(() => events.length > 0)
    expect(events.some(isSynthetic)).toBe(false)
    rig.server.tick()
    await rig.until(() => events.some(isSynthetic))
  })

  it('[I17] brings one keyframe for requests within a second', async () => {
    const rig = createRig()
    rig.join()
    rig.server.tick()
    const attached = await rig.attach()
    const connection = await rig.inspect(attached.url!)
    const { events, probe } = createLog()
    const source = peerOf(connection, 1)!
    const keyframes = (): number => events.filter(isSynthetic).length
    // Something that follows all that was on its way, a while later.
    const pass = async (ms: number): Promise<void> => {
      rig.clock.advance(ms)
      const before = events.length
      rig.server.peers[0]!.sendError(4000, 'marker')
      await rig.until(() => events.length > before)
    }
    source.observe(probe)
    source.requestKeyframe()
    await rig.until(() => keyframes() === 1)
    await pass(1_200)
    expect(keyframes()).toBe(1)
    source.requestKeyframe()
    await rig.until(() => keyframes() === 2)
    const second = rig.clock.now()
    for (let request = 0; request < 20; request += 1) source.requestKeyframe()
    source.observe(() => {})
    await rig.until(() => keyframes() === 3)
    expect(rig.clock.now() - second).toBeGreaterThanOrEqual(900)
    await pass(1_200)
    await pass(1_200)
    expect(keyframes()).toBe(3)
  })

  it('[I18] says so when the world cannot be written, and goes on with the events', async () => {
    const rig = createRig({ sync: { format: 'json' } })
    rig.join()
    rig.server.tick()
    rig.world.spawn({ Position: { x: Number.NaN, y: 0 } })
    rig.world.seal(rig.clock.unixMs())
    const attached = await rig.attach({ format: 'json' })
    const connection = await rig.inspect(attached.url!)
    const { events, probe } = createLog()
    peerOf(connection, 1)!.observe(probe)
    await rig.until(() => events.length > 0)
    expect(events[0]).toMatchObject({ type: 'warning', code: 'keyframe-failed' })
    rig.server.peers[0]!.sendError(4000, 'still here')
    await rig.until(() => events.length > 1)
  })

  it('[I19] inspectors do not disturb each other', async () => {
    const rig = createRig()
    rig.join()
    const id = rig.world.spawn({ Position: { x: 0, y: 0 } })
    rig.server.tick()
    const attached = await rig.attach()
    const logs = [createLog(), createLog()]
    const connections = [await rig.inspect(attached.url!), await rig.inspect(attached.url!)]
    const stops = connections.map((each, index) => peerOf(each, 1)!.observe(logs[index]!.probe))
    await rig.until(() => logs.every(({ events }) => events.length > 0))
    rig.world.patch(id, 'Position', { x: 1 })
    rig.server.tick()
    await rig.until(() => logs.every(({ events }) => events.some(isDelta)))
    expect(logs[0]!.events.filter(isDelta)).toStrictEqual(logs[1]!.events.filter(isDelta))
    stops[0]!()
    connections[0]!.close()
    await rig.until(() => attached.inspectors === 1)
    const before = logs[1]!.events.length
    rig.world.patch(id, 'Position', { x: 2 })
    rig.server.tick()
    await rig.until(() => logs[1]!.events.length > before)
    expect(logs[0]!.events.filter(isDelta)).toHaveLength(1)
  })
})

function isDelta(event: { readonly type: string }): boolean {
  return 'messageType' in event && event.messageType === 'delta' && event.type === 'message'
}
