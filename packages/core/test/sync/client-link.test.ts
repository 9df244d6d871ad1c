import { describe, expect, it } from 'vitest'
import { connect } from '../../src/sync/connect.ts'
import { createFakeClock } from '../../src/testing/fake-clock.ts'
import { World } from '../../src/world/world.ts'
import { contentOf, createRig, isState, schema } from './link-harness.ts'

describe('a link', () => {
  it('[L1] is idle until it is opened, and live once the first state is there', () => {
    const { link, server, replica, step } = createRig()
    server.world.spawn({ Position: { x: 1, y: 2 } })
    const states: string[] = [link.status.state]
    link.subscribeStatus(() => states.push(link.status.state))
    link.open()
    step(2)
    expect(states).toEqual(['idle', 'connecting', 'live'])
    expect(contentOf(replica)).toEqual(contentOf(server.world))
  })

  it('[L2] gets one snapshot and then a delta for each tick in which something changed', () => {
    const { link, server, told, step } = createRig()
    const id = server.world.spawn({ Position: { x: 0, y: 0 } })
    link.open()
    step()
    server.world.patch(id, 'Position', { x: 1 })
    step(2)
    server.world.patch(id, 'Position', { x: 2 })
    step()
    expect(told).toEqual(['snapshot 1', 'delta 2', 'delta 3'])
  })

  it('[L3] keeps the status object until something in it changes, however much comes in', () => {
    const { link, server, step } = createRig()
    const id = server.world.spawn({ Position: { x: 0, y: 0 } })
    link.open()
    step(2)
    const { status } = link
    for (let x = 1; x < 10; x += 1) {
      server.world.patch(id, 'Position', { x })
      step()
    }
    expect(link.status).toBe(status)
  })

  it('[L4] reconnects after a loss and gets only what changed meanwhile', () => {
    const { link, server, replica, told, step } = createRig()
    const id = server.world.spawn({ Position: { x: 0, y: 0 } })
    server.world.spawn({ Health: { current: 5 } })
    link.open()
    step(2)
    server.loseAll()
    expect(link.status).toMatchObject({ state: 'reconnecting', reason: 'lost', attempt: 1 })
    server.world.patch(id, 'Position', { x: 7 })
    step(20)
    expect(link.status.state).toBe('live')
    expect(link.status.resumed).toMatchObject({ changes: 1, isNewWorld: false })
    expect(told).toEqual(['snapshot 1', 'delta 2'])
    expect(contentOf(replica)).toEqual(contentOf(server.world))
    expect(link.getStats().reconnects).toBe(1)
  })

  it('[L4] says that it has nothing when its replica could not follow while it was offline', () => {
    const { link, server, replica, told, step } = createRig()
    server.world.spawn({ Health: { current: 5 } })
    link.open()
    step(2)
    server.loseAll()
    link.resync('the replica could not follow')
    step(40)
    expect(told).toEqual(['snapshot 1', 'snapshot 1'])
    expect(link.status.state).toBe('live')
    expect(contentOf(replica)).toEqual(contentOf(server.world))
  })

  it('[L5] is live at once after a reconnect in which nothing changed', () => {
    const { link, server, told, step } = createRig()
    server.world.spawn({ Health: { current: 5 } })
    link.open()
    step(2)
    server.loseAll()
    step(20)
    expect(link.status).toMatchObject({ state: 'live', resumed: { changes: 0 } })
    expect(told).toEqual(['snapshot 1'])
  })

  it('[L6] takes a restarted server for another world: a snapshot sweeps the old one', () => {
    const { link, server, replica, told, step } = createRig()
    server.world.spawn({ Health: { current: 5 } })
    server.world.spawn({ Health: { current: 6 } })
    link.open()
    step(2)
    server.restart()
    server.world.spawn({ Health: { current: 9 } })
    step(20)
    expect(told).toEqual(['snapshot 1', 'snapshot 1'])
    expect(link.status.resumed).toMatchObject({ isNewWorld: true })
    expect(contentOf(replica)).toEqual(contentOf(server.world))
  })

  it('[L6] does so even when the new world has a tick of the very time that the client has', () => {
    const { clock, link, server, replica, step } = createRig()
    server.world.spawn({ Health: { current: 5 } })
    link.open()
    step(2)
    const { timestamp } = server.world
    server.restart()
    server.world.spawn({ Health: { current: 9 } })
    server.world.seal(timestamp)
    clock.advance(1_000)
    expect(link.status.state).toBe('reconnecting')
    step(2)
    expect(link.status.state).toBe('live')
    expect(contentOf(replica)).toEqual(contentOf(server.world))
  })

  it('[L7] keeps trying with growing delays while nobody answers, and says which attempt it is', () => {
    const { link, server, clock } = createRig({ reconnectDelayMs: 100, maxReconnectDelayMs: 400 })
    server.isUp = false
    link.open()
    const attempts: [number, string][] = []
    link.subscribeStatus(() => attempts.push([link.status.attempt, link.status.state]))
    clock.advance(3_000)
    expect(attempts.slice(0, 3)).toEqual([
      [3, 'connecting'],
      [4, 'connecting'],
      [5, 'connecting'],
    ])
    expect(attempts.length).toBeLessThan(16)
  })

  it('[L8] gives up after the configured attempts, and tries again when told', () => {
    const { link, server, clock, step } = createRig({ maxReconnectAttempts: 2 })
    server.isUp = false
    link.open()
    clock.advance(60_000)
    expect(link.status).toMatchObject({ state: 'offline', retryAt: undefined })
    server.isUp = true
    link.reconnect()
    step(2)
    expect(link.status.state).toBe('live')
  })

  it('[L9] is stale after 3 s of silence, live again with the next word', () => {
    const { link, server, clock, step } = createRig({ deadAfterMs: 60_000, pingIntervalMs: 60_000 })
    const id = server.world.spawn({ Health: { current: 5 } })
    link.open()
    step(2)
    clock.advance(3_000)
    expect(link.status).toMatchObject({ state: 'stale' })
    expect(link.status.lastHeardAt).toBeLessThan(clock.now() - 2_900)
    server.world.patch(id, 'Health', { current: 4 })
    step()
    expect(link.status.state).toBe('live')
  })

  it('[L10] gives a silent connection up after 6 s and makes a new one', () => {
    const { link, server, clock, step } = createRig({ pingIntervalMs: 60_000 })
    server.world.spawn({ Health: { current: 5 } })
    link.open()
    step(2)
    clock.advance(6_000)
    expect(link.status.state).toBe('reconnecting')
    step(20)
    expect(link.status.state).toBe('live')
  })

  it('[L11] stays live on pongs alone while the world stands still', () => {
    const { link, server, clock, step } = createRig()
    server.world.spawn({ Health: { current: 5 } })
    link.open()
    step(2)
    clock.advance(30_000)
    expect(link.status.state).toBe('live')
    expect(link.getStats().rttMs).toBe(0)
  })

  it('[L12] closes with a grace after the last release, not between a release and a retain', () => {
    const { link, step, clock } = createRig({ lingerMs: 1_000 })
    const release = link.retain()
    step(2)
    release()
    const releaseAgain = link.retain()
    clock.advance(5_000)
    expect(link.status.state).toBe('live')
    releaseAgain()
    releaseAgain()
    clock.advance(999)
    expect(link.status.state).toBe('live')
    clock.advance(1)
    expect(link.status.state).toBe('closed')
    link.retain()
    step(2)
    expect(link.status.state).toBe('live')
  })

  it('[L13] close means closed: nothing is tried any more and no timer is left', () => {
    const { link, server, clock, step } = createRig()
    link.open()
    step(2)
    link.close()
    server.loseAll()
    expect(link.status.state).toBe('closed')
    expect(clock.pendingCount).toBe(0)
  })

  it('[L14] a replica that comes late is told everything', () => {
    const { link, server, step } = createRig()
    server.world.spawn({ Health: { current: 5 } })
    link.open()
    step(2)
    const told: number[] = []
    link.attach({ snapshot: (entities) => void told.push(entities.length), delta: () => {} })
    step(2)
    expect(told).toEqual([1])
  })

  it('[L15] a server whose data does not fit the schema is left for good, with the reason in words', () => {
    const { link, server, clock } = createRig()
    link.open()
    const fields = new Map([['current', { type: 'String' as const, value: 'full' }]])
    const components = [{ id: 'Health', data: { type: 'Structured' as const, fields } }]
    server.peers[0]?.manager.sendSnapshot({
      entities: [{ id: 1, components }],
      timestamp: 1,
      version: '1.0.0',
    })
    clock.advance(10_000)
    expect(link.status.state).toBe('offline')
    expect(link.status.reason).toContain('Health')
    expect(server.peers).toHaveLength(1)
  })
})

describe('an address that is none', () => {
  it('[L18] throws, and leaves the link offline with the reason in words', () => {
    const link = connect('nonsense', { schema, clock: createFakeClock() })
    expect(() => link.open()).toThrowError(expect.objectContaining({ code: 'transport' }))
    expect(link.status).toMatchObject({ state: 'offline', retryAt: undefined })
    expect(link.status.reason).toContain('WebSocket')
    expect(link.status.closeCode).toBeUndefined()
  })
})

describe('a greeting that the limiter holds back', () => {
  it('[G8] goes before the state that it belongs to', () => {
    const { clock, link, server, replica, told, step } = createRig()
    const id = server.world.spawn({ Position: { x: 0, y: 0 } })
    server.world.spawn({ Health: { current: 5 } })
    link.open()
    step(2)
    server.loseAll()
    server.world.patch(id, 'Position', { x: 7 })
    server.greeted = ({ rateLimiter }) => {
      rateLimiter?.setConfig({ maxBytesPerSecond: 1 })
      rateLimiter?.checkAndRecord(1)
    }
    while (!server.peers[0]?.events.some(({ type }) => type === 'greeted')) clock.advance(50)
    server.peers[0]?.manager.rateLimiter?.setConfig({ maxBytesPerSecond: 1_000_000 })
    step(40)
    expect(told).toEqual(['snapshot 1', 'delta 2'])
    expect(link.status.resumed).toMatchObject({ isNewWorld: false, changes: 1 })
    expect(contentOf(replica)).toEqual(contentOf(server.world))
  })
})

describe('an old snapshot', () => {
  it('[B4] does not bring back what was before', () => {
    const { link, server, replica, told, step } = createRig()
    const id = server.world.spawn({ Health: { current: 5 } })
    link.open()
    step(2)
    const { timestamp } = server.world
    const entities = server.world.snapshot()
    server.world.patch(id, 'Health', { current: 4 })
    step(2)
    server.peers[0]?.manager.sendSnapshot({ entities, timestamp: timestamp / 1000, version: '1' })
    expect(told).toEqual(['snapshot 1', 'delta 2'])
    expect(contentOf(replica)).toEqual(contentOf(server.world))
  })
})

describe('a gap', () => {
  it('[B2] is said aloud and repaired by what changed since, not by a snapshot', () => {
    const { link, server, replica, told, probed, step } = createRig()
    const id = server.world.spawn({ Position: { x: 0, y: 0 } })
    link.open()
    step(2)
    server.loses = isState
    server.world.patch(id, 'Position', { x: 1 })
    step()
    server.loses = () => false
    server.world.patch(id, 'Position', { y: 2 })
    step(2)
    expect(told).toEqual(['snapshot 1', 'delta 3'])
    expect(contentOf(replica)).toEqual(contentOf(server.world))
    expect(link.getStats().gaps).toBe(1)
    expect(probed).toContainEqual(expect.objectContaining({ type: 'warning', code: 'gap' }))
  })

  it('[B3] is repaired by a snapshot where the journal no longer reaches', () => {
    const { link, server, replica, told, step } = createRig()
    server.world = new World(schema, { tombstoneCapacity: 2, tickCapacity: 2 })
    const ids = [1, 2, 3, 4, 5].map(() => server.world.spawn({ Health: { current: 1 } }))
    link.open()
    step(2)
    server.loses = isState
    for (const id of ids.slice(0, 4)) {
      server.world.despawn(id)
      step()
    }
    server.loses = () => false
    server.world.spawn({ Health: { current: 2 } })
    step(2)
    expect(told).toEqual(['snapshot 1', 'snapshot 6'])
    expect(contentOf(replica)).toEqual(contentOf(server.world))
    expect(link.getStats().resyncs).toBe(1)
  })
})

describe("a client's own world", () => {
  it('[L16] is there once ids were granted, and what is written goes to the server', () => {
    const joined: number[] = []
    const { link, server, step } = createRig({
      onJoin: (own) => void joined.push(own.spawn({ Name: { value: 'me' } })),
    })
    expect(link.own).toBeUndefined()
    link.open()
    step(3)
    expect(joined).toEqual([1_000_000])
    link.own?.patch(1_000_000, 'Name', { value: 'you' })
    step(3)
    const kinds = server.peers[0]?.events.filter(
      ({ type }) => type === 'snapshot' || type === 'delta',
    )
    expect(kinds?.map(({ type }) => type)).toEqual(['snapshot', 'delta'])
  })

  it('[L21] says what changed since after a reconnect, to a server that kept what it heard', () => {
    const { link, server, step } = createRig({
      onJoin: (own) => {
        for (let count = 0; count < 50; count += 1) own.spawn({ Name: { value: 'me' } })
      },
    })
    server.keepsIds = true
    link.open()
    step(3)
    const [first] = server.peers
    const state = first!.events.findLast(({ type }) => type === 'snapshot')
    if (state?.type !== 'snapshot') throw new Error('nothing was heard')
    const { timestamp } = state
    const heard = { epoch: first!.manager.peerEpoch ?? '', timestamp }
    server.greeted = (manager) => manager.resumeFrom(heard)
    server.loseAll()
    link.own?.patch(1_000_000, 'Name', { value: 'you' })
    step(20)
    const kinds = server.peers[0]!.events.filter(
      ({ type }) => type === 'snapshot' || type === 'delta',
    )
    expect(kinds).toMatchObject([{ type: 'delta', delta: { changes: [{ entityId: 1_000_000 }] } }])
    // Of another life nothing is taken for here.
    server.greeted = (manager) => manager.resumeFrom({ ...heard, epoch: 'another' })
    server.loseAll()
    step(20)
    expect(server.peers[0]!.events.map(({ type }) => type)).toContain('snapshot')
  })

  it('[L17] begins anew when the server grants other ids', () => {
    const owns: unknown[] = []
    const { link, server, step } = createRig({ onJoin: (own) => void owns.push(own) })
    link.open()
    step(2)
    server.restart()
    step(20)
    expect(owns).toHaveLength(2)
    expect(link.own).toBe(owns[1])
  })
})
