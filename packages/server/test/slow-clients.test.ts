import { LinkCloseCode, MemoryTransport, RefusalCode, World } from '@tx2-link/core'
import { createFakeClock } from '@tx2-link/core/testing'
import { describe, expect, it } from 'vitest'
import { LinkServer, type LinkServerOptions } from '../src/link-server.ts'
import { createRig, schema, type TestSchema } from './harness.ts'

interface Silent {
  readonly server: LinkServer<TestSchema>
  readonly world: World<TestSchema>
  /** The client's end, which reads only what the test tells it to. */
  readonly end: MemoryTransport
  readonly left: { readonly code: number; readonly text: string }[]
  /** So many ticks of 50 ms, in each of which all entities change; gives the most that waited. */
  run(ticks: number): number
}

/** A server with 100 entities, and a plain client that is let in and reads nothing. */
function admitSilent(
  options: LinkServerOptions<TestSchema> = {},
  lastSignAt?: (now: number) => number,
): Silent {
  const clock = createFakeClock(5_000)
  const world = new World(schema)
  const ids = Array.from({ length: 100 }, () => world.spawn({ Position: { x: 0, y: 0 } }))
  const left: { code: number; text: string }[] = []
  const server = new LinkServer(world, {
    clock,
    ...options,
    onLeave: (_, reason) => left.push(reason),
  })
  const [end, far] = MemoryTransport.createPair({ auto: false })
  server.admit(far, lastSignAt && (() => lastSignAt(clock.now())))
  const run = (ticks: number): number => {
    let most = 0
    for (let tick = 1; tick <= ticks; tick += 1) {
      for (const id of ids) world.patch(id, 'Position', { x: clock.now() + id })
      clock.advance(50)
      most = Math.max(most, far.bufferedBytes)
    }
    return most
  }
  return { server, world, end, left, run }
}

describe('a client that does not read', () => {
  it('[V42] has never more than the bound and one message waiting, and is closed with a reason that it can read', () => {
    const limits = { slowTimeoutMs: 10_000, sync: { maxBufferedBytes: 20_000 } }
    const { server, world, end, left, run } = admitSilent(limits)
    const largest = 10_000
    expect(run(180)).toBeGreaterThan(20_000)
    expect(left).toEqual([])
    expect(run(180)).toBeLessThan(20_000 + largest)
    const reason = { code: LinkCloseCode.tooSlow, text: expect.stringContaining('20000 bytes') }
    expect(left).toEqual([reason])
    expect(server.peers).toHaveLength(0)
    expect(server.getStats().closes).toEqual(new Map([[LinkCloseCode.tooSlow, 1]]))
    const heard: unknown[] = []
    end.listen({ message: () => {}, close: (closed) => heard.push(closed) })
    while (end.deliver()) if (heard.length > 0) break
    expect(heard).toEqual([reason])
    expect(world.size).toBe(100)
  })

  it('[V42] is kept as long as it takes what waits now and then', () => {
    const limits = { slowTimeoutMs: 2_000, sync: { maxBufferedBytes: 20_000 } }
    const { end, left, run } = admitSilent(limits)
    end.listen({ message: () => {} })
    for (let round = 0; round < 20; round += 1) {
      run(30)
      while (end.deliver());
    }
    expect(left).toEqual([])
  })

  it('[V42] is not held to time in which the server itself stood still', () => {
    const limits = { slowTimeoutMs: 10_000, sync: { maxBufferedBytes: 20_000 } }
    const clock = createFakeClock()
    const world = new World(schema)
    const server = new LinkServer(world, { clock, tickRate: 0, ...limits })
    const [, far] = MemoryTransport.createPair({ auto: false })
    server.admit(far)
    clock.advance(3_000)
    for (let id = 1; id < 1_000; id += 1) world.spawn({ Profile: { name: 'x'.repeat(100) } })
    server.tick()
    clock.advance(60_000)
    server.tick()
    expect(far.bufferedBytes).toBeGreaterThan(20_000)
    expect(server.peers).toHaveLength(1)
  })
})

describe('a client that is silent', () => {
  it('[V43] is closed after the idle timeout if it greeted, and keeps its entities for its return', () => {
    const left: number[] = []
    const { server, world, join, run } = createRig({
      idleTimeoutMs: 4_000,
      accept: () => true,
      onLeave: (_, { code }) => left.push(code),
    })
    const client = join({
      maxReconnectAttempts: 0,
      onJoin: (own) => void own.spawn({ Health: { current: 3 } }),
    })
    run(200)
    expect(left).toEqual([])
    client.silence()
    run(78)
    expect(left).toEqual([])
    run(4)
    expect(left).toEqual([LinkCloseCode.silent])
    expect([server.peers.length, world.size]).toEqual([0, 1])
  })

  it('[V43] is kept if it is a plain one, which need not answer', () => {
    const { left, run } = admitSilent({ idleTimeoutMs: 4_000 })
    run(400)
    expect(left).toEqual([])
  })

  it('[V43] is kept while its transport shows signs of life, and closed when these end', () => {
    let died = Number.POSITIVE_INFINITY
    const silent = admitSilent({ idleTimeoutMs: 4_000 }, (now) => Math.min(now, died))
    silent.run(400)
    expect(silent.left).toEqual([])
    died = 0
    silent.run(100)
    expect(silent.left).toMatchObject([{ code: LinkCloseCode.silent }])
  })
})

describe('what a server counts', () => {
  it('[V44] clients that were let in, turned away and closed, by code, and tells the probe', () => {
    const warnings: string[] = []
    const probe = (event: { type: string; code?: string }): void => {
      if (event.type === 'warning') warnings.push(event.code ?? '')
    }
    const { server, join, run } = createRig({ maxPeers: 1, sync: { probe } })
    const { link } = join()
    join({ maxReconnectAttempts: 0 })
    run(2)
    link.close()
    expect(server.getStats()).toMatchObject({ peers: 0, admitted: 1, turnedAway: 1 })
    expect(server.getStats().closes).toEqual(new Map([[1000, 1]]))
    expect(warnings).toEqual(['turned-away'])
  })

  it('[V44] what it refused of what clients said, by the code that they were told', () => {
    const verdicts = ['not you', 'not now']
    const { server, join, run } = createRig({ accept: () => verdicts.shift() ?? true })
    const { link } = join()
    run(2)
    expect(server.getStats().refusals.size).toBe(0)
    for (const name of ['Ada', 'Bo', 'Cy']) {
      link.own?.spawn({ Profile: { name } })
      run(2)
    }
    expect(server.getStats().refusals).toEqual(new Map([[RefusalCode.refused, 2]]))
    expect(link.getStats().errorCount).toBe(2)
  })
})
