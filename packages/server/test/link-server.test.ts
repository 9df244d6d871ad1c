import { LinkCloseCode, RefusalCode } from '@tx2-link/core'
import { describe, expect, it } from 'vitest'
import type { ClientChange } from '../src/client-change.ts'
import type { Peer } from '../src/peer.ts'
import { FIRST_GRANTED_ID } from '../src/seat.ts'
import { type TestSchema, createRig, positions } from './harness.ts'

const acceptProfile = (_: Peer, change: ClientChange<TestSchema>): true | string =>
  !('component' in change) || change.component === 'Profile'
    ? true
    : `${change.component} is the server's`

describe('a server', () => {
  it('[V1] sends every client a snapshot and then deltas at the tick rate', () => {
    const { world, join, run } = createRig()
    const id = world.spawn({ Position: { x: 0, y: 0 } })
    const client = join()
    run(2)
    world.patch(id, 'Position', { x: 1 })
    run(1)
    world.patch(id, 'Position', { x: 2 })
    run(1)
    expect(client.told).toEqual(['all', 1, 1])
    expect(positions(client.replica)).toEqual(positions(world))
  })

  it('[V2] encodes once a tick for all clients', () => {
    const { world, server, join, run } = createRig()
    const id = world.spawn({ Position: { x: 0, y: 0 } })
    const clients = Array.from({ length: 50 }, () => join())
    run(2)
    const before = server.encodings
    for (let x = 1; x <= 10; x += 1) {
      world.patch(id, 'Position', { x })
      run(1)
    }
    expect(server.encodings - before).toBe(10)
    for (const { replica } of clients) expect(positions(replica)).toEqual(positions(world))
  })

  it('[V3] a late joiner gets the world as it is, and a leaver costs nothing any more', () => {
    const { world, server, join, run } = createRig()
    const id = world.spawn({ Position: { x: 0, y: 0 } })
    const early = join()
    run(5)
    world.patch(id, 'Position', { x: 3 })
    run(5)
    const late = join()
    run(2)
    expect(late.told).toEqual(['all'])
    expect(positions(late.replica)).toEqual(positions(world))
    early.link.close()
    expect(server.peers).toHaveLength(1)
  })

  it('[V4] calls the game before each tick with the time that passed', () => {
    const steps: number[] = []
    const { run } = createRig({ tickRate: 10, onTick: (elapsed) => void steps.push(elapsed) })
    run(10)
    expect(steps).toEqual([100, 100, 100, 100, 100])
  })

  it('[V5] with a tick rate of 0 ticks only when told', () => {
    const { world, server, join, run } = createRig({ tickRate: 0 })
    world.spawn({ Health: { current: 1 } })
    const client = join()
    run(10)
    expect(client.told).toEqual([])
    server.tick()
    expect(client.told).toEqual(['all'])
  })

  it('[V6] turns clients above its maximum away with a reason', () => {
    const { server, join, run } = createRig({ maxPeers: 1 })
    join()
    const second = join({ maxReconnectAttempts: 0 })
    run(2)
    expect(server.peers).toHaveLength(1)
    expect(second.link.status).toMatchObject({ state: 'offline', reason: 'the server is full' })
    expect(LinkCloseCode.serverFull).toBe(4102)
  })

  it('[V7] close tells every client why and stops ticking', () => {
    const { server, clock, join, run } = createRig()
    const client = join({ maxReconnectAttempts: 0 })
    run(2)
    server.close()
    expect(client.link.status.reason).toBe('the server is closing')
    client.link.close()
    expect(clock.pendingCount).toBe(0)
  })

  it('[V8] a limited client gets the latest state later, as one delta', () => {
    const { world, join, run } = createRig({ sync: { rateLimit: { maxMessagesPerSecond: 3 } } })
    const id = world.spawn({ Position: { x: 0, y: 0 } })
    const client = join()
    run(2)
    for (let x = 1; x <= 30; x += 1) {
      world.patch(id, 'Position', { x })
      run(1)
    }
    run(40)
    expect(positions(client.replica)).toEqual(positions(world))
    expect(client.told.length).toBeLessThan(10)
  })

  it.each([
    ['stands still', () => 0],
    ['changes with every tick', (tick: number) => tick],
  ])('[V18] knows the round trip of a client that pings itself while the world %s', (_, xAt) => {
    const { world, server, join, run } = createRig({ tickRate: 20 })
    const id = world.spawn({ Position: { x: 0, y: 0 } })
    join()
    for (let tick = 0; tick < 50; tick += 1) {
      world.set(id, 'Position', { x: xAt(tick), y: 0 })
      run(1)
    }
    expect(server.peers[0]!.getStats().rttMs).toBe(0)
  })

  it('[V18] pings a client every 2 s also while nothing changes, and sends it nothing more', () => {
    const { world, server, join, run } = createRig({ tickRate: 20 })
    world.spawn({ Health: { current: 1 } })
    join({ pingIntervalMs: 60_000, deadAfterMs: 60_000, staleAfterMs: 30_000 })
    run(20)
    const before = server.peers[0]!.getStats().messagesOut
    run(200)
    expect(server.peers[0]!.getStats().messagesOut - before).toBe(5)
  })

  it('[V9] tells joins and leaves to the game', () => {
    const log: string[] = []
    const { join, run } = createRig({
      onJoin: (peer) => void log.push(`join ${peer.number}`),
      onLeave: (peer, { text }) => void log.push(`leave ${peer.number}: ${text}`),
    })
    const client = join()
    run(2)
    client.link.close()
    expect(log).toEqual(['join 1', 'leave 1: left'])
  })
})

describe('client to server', () => {
  it('[V10] an accepted change is in the world, and so comes to every client', () => {
    const { world, join, run } = createRig({ accept: acceptProfile })
    const watcher = join()
    join({ onJoin: (own) => void own.spawn({ Profile: { name: 'Ada' } }) })
    run(6)
    const id = [...world.ids()].find((each) => each >= FIRST_GRANTED_ID) ?? -1
    expect(world.get(id, 'Profile')).toEqual({ name: 'Ada' })
    expect(watcher.replica.get(id, 'Profile')).toEqual({ name: 'Ada' })
  })

  it('[V11] a refused change is not done; its author learns which and why', () => {
    const errors: [number, string][] = []
    const { world, join, run } = createRig({ accept: acceptProfile })
    const client = join({
      onJoin: (own) => void own.spawn({ Profile: { name: 'Ada' }, Health: { current: 255 } }),
      onError: (code, text) => void errors.push([code, text]),
    })
    run(6)
    const [id] = [...world.ids()]
    expect(world.get(id!, 'Profile')).toEqual({ name: 'Ada' })
    expect(world.has(id!, 'Health')).toBe(false)
    expect(errors).toEqual([
      [RefusalCode.refused, `set Health of entity ${id}: Health is the server's`],
    ])
    expect(client.link.getStats().errorCount).toBe(1)
  })

  it('[V12] without an accept function every change is refused', () => {
    const { world, join, run } = createRig()
    join({ onJoin: (own) => void own.spawn({ Profile: { name: 'Ada' } }) })
    run(6)
    expect(world.size).toBe(0)
  })

  it('[V13] patches, removals and despawns arrive as what they are', () => {
    const seen: string[] = []
    const { world, join, run } = createRig({
      accept: (_, change) => {
        seen.push('component' in change ? `${change.type} ${change.component}` : change.type)
        return true
      },
    })
    const { link } = join({
      onJoin: (own) => void own.spawn({ Position: { x: 1, y: 2 }, Profile: { name: 'Ada' } }),
    })
    run(6)
    const [id] = [...world.ids()]
    link.own?.patch(id!, 'Position', { y: 5 })
    run(2)
    expect(world.get(id!, 'Position')).toEqual({ x: 1, y: 5 })
    link.own?.remove(id!, 'Profile')
    run(2)
    link.own?.despawn(id!)
    run(2)
    expect(seen).toEqual([
      'spawn',
      'set Position',
      'set Profile',
      'patch Position',
      'remove Profile',
      'despawn',
    ])
    expect(world.size).toBe(0)
  })

  it('[V14] gives each client ids of its own, and refuses to touch the ids of others', () => {
    const { world, server, join, run } = createRig({ accept: () => true })
    const first = join()
    run(2)
    const second = join()
    run(2)
    const foreign = FIRST_GRANTED_ID
    second.link.own?.spawn({ Profile: { name: 'thief' } }, { id: foreign })
    first.link.own?.spawn({ Profile: { name: 'owner' } })
    run(4)
    expect(world.get(foreign, 'Profile')).toEqual({ name: 'owner' })
    const told = second.link.getStats().errorCount
    expect(told).toBeGreaterThan(0)
    expect(server.getStats().refusals).toEqual(new Map([[RefusalCode.foreignEntity, told]]))
  })

  it('[V15] what a client made goes when it leaves', () => {
    const { world, join, run } = createRig({ accept: () => true })
    const { link } = join({ onJoin: (own) => void own.spawn({ Profile: { name: 'Ada' } }) })
    run(6)
    expect(world.size).toBe(1)
    link.close()
    run(1)
    expect(world.size).toBe(0)
  })

  it.each([1001, 4001])('[V15] so it goes when a page is left, which says %d', (code) => {
    const { world, join, run } = createRig({ accept: () => true })
    const client = join({
      maxReconnectAttempts: 0,
      onJoin: (own) => void own.spawn({ Profile: { name: 'Ada' } }),
    })
    run(6)
    expect(world.size).toBe(1)
    client.cut(code)
    run(1)
    expect(world.size).toBe(0)
  })

  it('[V16] a client that was cut off comes back to its own entities within the grace', () => {
    let joins = 0
    const { world, join, run } = createRig({ accept: () => true })
    const client = join({
      onJoin: (own) => {
        joins += 1
        own.spawn({ Profile: { name: 'Ada' } })
      },
    })
    run(6)
    const [id] = [...world.ids()]
    client.cut()
    expect(client.link.status.state).toBe('reconnecting')
    client.link.own?.patch(id!, 'Profile', { name: 'Ada again' })
    run(40)
    expect(client.link.status.state).toBe('live')
    expect(joins).toBe(1)
    expect([...world.ids()]).toEqual([id])
    expect(world.get(id!, 'Profile')).toEqual({ name: 'Ada again' })
  })

  it('[V48] a client that comes back before the server knows that it was lost finds its entities too', () => {
    const left: number[] = []
    let joins = 0
    const { world, server, join, run } = createRig({
      accept: () => true,
      onLeave: (_, { code }) => left.push(code),
    })
    const client = join({
      onJoin: (own) => {
        joins += 1
        own.spawn({ Profile: { name: 'Ada' } })
      },
    })
    run(6)
    const [id] = [...world.ids()]
    // Its word that it leaves does not arrive.
    client.vanish()
    client.link.own?.patch(id!, 'Profile', { name: 'Ada again' })
    run(40)
    expect([joins, server.peers.length, left]).toEqual([1, 1, [LinkCloseCode.cameAgain]])
    expect([...world.ids()]).toEqual([id])
    expect(world.get(id!, 'Profile')).toEqual({ name: 'Ada again' })
  })

  it('[V47] a client that comes back says what it changed since, not its whole world again', () => {
    const { world, server, join, run } = createRig({ accept: () => true })
    const client = join({
      onJoin: (own) => {
        for (let count = 0; count < 100; count += 1) own.spawn({ Profile: { name: 'x' } })
      },
    })
    run(6)
    const [id] = [...world.ids()]
    for (const name of ['once', 'twice']) {
      client.cut()
      client.link.own?.patch(id!, 'Profile', { name })
      run(40)
      expect(world.get(id!, 'Profile')).toEqual({ name })
      expect(server.peers[0]!.getStats().bytesIn).toBeLessThan(2_000)
    }
    expect(world.size).toBe(100)
  })

  it('[V17] a client that does not come back within the grace loses its entities', () => {
    const { world, join, run } = createRig({ accept: () => true, resumeGraceMs: 2_000 })
    const client = join({
      maxReconnectAttempts: 0,
      onJoin: (own) => void own.spawn({ Profile: { name: 'Ada' } }),
    })
    run(6)
    client.cut()
    run(39)
    expect(world.size).toBe(1)
    run(2)
    expect(world.size).toBe(0)
  })
})

describe('what goes wrong in a game', () => {
  it('[V26] options that make no sense are refused when the server is made', () => {
    for (const options of [
      { idsPerPeer: 0 },
      { idsPerPeer: 1.5 },
      { idsPerPeer: 3e9 },
      { maxPeers: Number.NaN },
      { resumeGraceMs: -1 },
      { idleTimeoutMs: 0 },
      { slowTimeoutMs: Number.NaN },
      { sync: { maxBufferedBytes: -1 } },
    ]) {
      const refused = expect.objectContaining({ code: 'invalid-config' })
      expect(() => createRig(options)).toThrowError(refused)
    }
  })

  it('[V26] an option that is undefined is the default', () => {
    const sync: Record<string, unknown> = { maxBufferedBytes: undefined, format: undefined }
    const { world, join, run } = createRig({ sync, idleTimeoutMs: undefined } as object)
    world.spawn({ Health: { current: 1 } })
    const client = join()
    run(2)
    expect(client.told).toEqual(['all'])
  })

  it('[V27] a game that fails to judge one change is told, and judges the client’s others', async () => {
    const fault = new Error('the game has a fault')
    const uncaught: unknown[] = []
    const handlers = process.listeners('uncaughtException')
    process.removeAllListeners('uncaughtException')
    process.on('uncaughtException', (error) => uncaught.push(error))
    const codes: number[] = []
    const { world, join, run } = createRig({
      accept: (_, change) => {
        if ('component' in change && change.component === 'Profile') throw fault
        return true
      },
    })
    join({
      onJoin: (own) => void own.spawn({ Profile: { name: 'Ada' }, Health: { current: 3 } }),
      onError: (code) => codes.push(code),
    })
    run(6)
    await new Promise((resolve) => {
      setImmediate(resolve)
    })
    process.removeAllListeners('uncaughtException')
    for (const handler of handlers) process.on('uncaughtException', handler)
    const [id] = [...world.ids()]
    expect(world.get(id!, 'Health')).toEqual({ current: 3 })
    expect(world.has(id!, 'Profile')).toBe(false)
    expect(codes).toEqual([RefusalCode.failed])
    expect(uncaught).toEqual([fault])
  })

  it('[V28] a client whose own world is larger than its ids is refused whole, with words', () => {
    const errors: [number, string][] = []
    const { world, join, run } = createRig({ idsPerPeer: 2, accept: () => true })
    const { link } = join({ onError: (code, text) => errors.push([code, text]) })
    run(2)
    for (let id = 1; id <= 3; id += 1) link.own?.spawn({}, { id: FIRST_GRANTED_ID + id - 1 })
    run(4)
    expect(world.size).toBe(0)
    expect(errors[0]).toEqual([RefusalCode.tooLarge, expect.stringMatching(/at most 2 entities/)])
  })
})
