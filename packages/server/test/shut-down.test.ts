import { once } from 'node:events'
import { LinkCloseCode, MemoryTransport, RefusalCode, World, createCodec } from '@tx2-link/core'
import { createFakeClock } from '@tx2-link/core/testing'
import { describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { LinkServer } from '../src/link-server.ts'
import { serve } from '../src/serve.ts'
import { createRig, positions, schema } from './harness.ts'
import { connectSilently } from './raw-client.ts'

/** Lets what was promised happen. */
const turn = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve)
  })

describe('a server that is shut down', () => {
  it('[V45] gives every client the last state, and closes it with the reason', async () => {
    const { world, server, join, run, clock } = createRig()
    const id = world.spawn({ Position: { x: 0, y: 0 } })
    const client = join({ maxReconnectAttempts: 0 })
    run(2)
    world.patch(id, 'Position', { x: 7 })
    await server.shutDown({ reason: { code: 1012, text: 'back in a minute' } })
    expect(positions(client.replica)).toEqual(positions(world))
    expect(client.link.status).toMatchObject({ state: 'offline', reason: 'back in a minute' })
    expect(client.link.getStats().errorCount).toBe(0)
    expect([server.peers.length, clock.pendingCount]).toEqual([0, 0])
  })

  it('[V45] waits for clients that may be sent it only later', async () => {
    const { world, server, join, run, clock } = createRig({
      sync: { rateLimit: { maxMessagesPerSecond: 2 } },
    })
    const id = world.spawn({ Position: { x: 0, y: 0 } })
    const client = join({ maxReconnectAttempts: 0 })
    run(30)
    for (let x = 1; x < 10; x += 1) {
      world.patch(id, 'Position', { x })
      run(1)
    }
    const down = server.shutDown()
    for (let passed = 0; passed < 4_000; passed += 20) {
      clock.advance(20)
      await turn()
    }
    await down
    expect(positions(client.replica)).toEqual(positions(world))
  })

  it('[V45] is shut down once, and all who ask for it wait until it is', async () => {
    const { world, server, join, run, clock } = createRig({
      sync: { rateLimit: { maxMessagesPerSecond: 2 } },
    })
    const id = world.spawn({ Position: { x: 0, y: 0 } })
    join({ maxReconnectAttempts: 0 })
    run(30)
    for (let x = 1; x < 10; x += 1) {
      world.patch(id, 'Position', { x })
      run(1)
    }
    const left: number[] = []
    for (let times = 0; times < 2; times += 1) {
      void server.shutDown().then(() => left.push(server.peers.length))
    }
    await turn()
    expect([left, server.peers.length]).toEqual([[], 1])
    for (let passed = 0; passed < 4_000; passed += 20) {
      clock.advance(20)
      await turn()
    }
    expect(left).toEqual([0, 0])
  })

  it('[V45] tells who has to wait by an error 503, and closes whoever has not taken it after the time', async () => {
    const clock = createFakeClock()
    const world = new World(schema)
    world.spawn({ Position: { x: 0, y: 0 } })
    const server = new LinkServer(world, { clock })
    const [near, far] = MemoryTransport.createPair({ auto: false })
    server.admit(far)
    clock.advance(2_000)
    let isDown = false
    void server.shutDown({ drainMs: 500 }).then(() => (isDown = true))
    for (let passed = 0; passed < 490; passed += 10) {
      clock.advance(10)
      await turn()
    }
    expect([isDown, server.peers.length]).toEqual([false, 1])
    clock.advance(20)
    await turn()
    expect([isDown, server.peers.length]).toEqual([true, 0])
    const heard: unknown[] = []
    const codec = createCodec('msgpack')
    near.listen({
      message: (bytes) => heard.push(codec.decodeMessage(bytes).payload),
      close: ({ text }) => heard.push(text),
    })
    near.deliver()
    expect(heard.slice(1)).toEqual([
      { type: 'error', code: RefusalCode.closing, message: 'the server is closing' },
      'the server is closing',
    ])
    expect(clock.pendingCount).toBe(0)
  })

  it('[V45] lets nobody in any more', async () => {
    const { server, join, run } = createRig()
    await server.shutDown()
    const late = join({ maxReconnectAttempts: 0 })
    run(1)
    expect(late.link.status.reason).toBe('the server is closing')
    expect(server.getStats().turnedAway).toBe(1)
  })

  it('[V45] ends the sockets of who never reads, and gives its port back', async () => {
    const world = new World(schema)
    // More than the kernel takes for a socket.
    for (let id = 0; id < 4; id += 1) world.spawn({ Profile: { name: 'x'.repeat(5_000_000) } })
    const sync = { enableRateLimiting: false, greetingTimeoutMs: 10 }
    const served = await serve(world, { port: 0, tickRate: 100, sync })
    const silent = connectSilently(served.port ?? 0)
    await expect.poll(() => served.links.peers[0]?.getStats().bufferedBytes).toBeGreaterThan(1_000)
    await served.close({ drainMs: 50 })
    expect(served.http.listening).toBe(false)
    silent.destroy()
  })

  it('[V46] hears WebSocket pongs, which come while a page sleeps, and finds who answers none', async () => {
    const clock = createFakeClock()
    const served = await serve(new World(schema), { port: 0, clock, idleTimeoutMs: 12_000 })
    const answering = new WebSocket(served.url ?? '')
    const silent = new WebSocket(served.url ?? '', { autoPong: false })
    const peersAfter = (ms: number): number => {
      clock.advance(ms)
      return served.links.peers.length
    }
    await expect.poll(() => peersAfter(0)).toBe(2)
    const closed = once(silent, 'close')
    await expect.poll(() => peersAfter(500), { timeout: 20_000, interval: 5 }).toBe(1)
    expect(await closed).toEqual([LinkCloseCode.silent, expect.any(Buffer)])
    for (let round = 0; round < 60; round += 1) {
      await new Promise((resolve) => void answering.ping(undefined, undefined, resolve))
      await once(answering, 'pong')
      expect(peersAfter(500)).toBe(1)
    }
    await served.close()
  })
})
