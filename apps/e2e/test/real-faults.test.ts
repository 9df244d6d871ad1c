import { connect } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { LinkCloseCode } from '@tx2-link/core'
import { afterEach, describe, expect, it } from 'vitest'
import { AskedProcess } from '../src/faults/asked-process.ts'
import type { FollowerReport } from '../src/faults/follower-talk.ts'
import { Follower } from '../src/faults/follower.ts'
import type { ServerOrder, ServerReport, ServerSettings } from '../src/faults/server-talk.ts'
import { startTcpProxy } from '../src/faults/tcp-proxy.ts'
import { until } from '../src/until.ts'

type Server = AskedProcess<ServerOrder, ServerReport>

const SETTINGS: ServerSettings = {
  port: 0,
  entities: 200,
  movesAStep: 40,
  slowTimeoutMs: 60_000,
  maxBufferedBytes: 64 * 1024,
}

/** So much to say that what the kernel keeps for a socket is full within seconds. */
const TALKATIVE = { entities: 10_000, movesAStep: 20_000 }

const cleanUp: (() => unknown)[] = []

afterEach(async () => {
  for (const step of cleanUp.splice(0).toReversed()) await step()
})

async function startServer(
  settings: Partial<ServerSettings> = {},
): Promise<{ readonly server: Server; readonly port: number }> {
  const words = JSON.stringify({ ...SETTINGS, ...settings })
  const server: Server = new AskedProcess('world-server.ts', words)
  cleanUp.push(() => server.kill())
  return { server, port: (await server.ask('report')).port }
}

/** A client in this process that is live. */
async function follow(port: number): Promise<Follower> {
  const follower = new Follower(`ws://127.0.0.1:${port}`)
  cleanUp.push(() => follower.link.close())
  await becomes(follower, 'live')
  return follower
}

function becomes({ link }: Follower, state: string): Promise<unknown> {
  return until(
    async () => link.status.state,
    (now) => now === state,
  )
}

/** Lets the world stand still, and waits until what was read of the replica is the same. */
async function sameInTheEnd(server: Server, read: () => Promise<string>): Promise<void> {
  const { text } = await server.ask('stand-still')
  expect(text.split('\n').length).toBeGreaterThanOrEqual(200)
  expect(await until(read, (seen) => seen === text)).toBe(text)
}

describe('a server process', () => {
  it('that is killed and started again finds its clients again, and they its new world', async () => {
    const { server, port } = await startServer()
    const follower = await follow(port)
    await until(
      async () => follower.ticks,
      (ticks) => ticks > 5,
    )
    await server.kill()
    await becomes(follower, 'reconnecting')
    expect(follower.replica.size).toBe(200)
    const next = await startServer({ port })
    await becomes(follower, 'live')
    expect(follower.link.status.resumed).toMatchObject({ isNewWorld: true })
    await sameInTheEnd(next.server, async () => follower.text())
    expect(follower.states).toEqual(['connecting', 'live', 'reconnecting', 'live'])
  })

  it('that is stopped for a while is stale meanwhile, and goes on over the same connection', async () => {
    const { server, port } = await startServer()
    const follower = await follow(port)
    server.signal('SIGSTOP')
    await becomes(follower, 'stale')
    expect(follower.replica.size).toBe(200)
    server.signal('SIGCONT')
    await becomes(follower, 'live')
    await sameInTheEnd(server, async () => follower.text())
    expect(follower.link.getStats().closes).toBe(0)
    expect((await server.ask('report')).closes).toEqual([])
  })
})

describe('a client process', () => {
  it('that is stopped for a while has what changed as soon as it goes on', async () => {
    const { server, port } = await startServer()
    const client = new AskedProcess<'report', FollowerReport>(
      'follower-process.ts',
      `ws://127.0.0.1:${port}`,
    )
    cleanUp.push(() => client.kill())
    await until(
      async () => (await client.ask('report')).state,
      (state) => state === 'live',
    )
    client.signal('SIGSTOP')
    await wait(2_000)
    expect((await server.ask('report')).peers).toBe(1)
    client.signal('SIGCONT')
    await sameInTheEnd(server, async () => (await client.ask('report')).text)
    expect(await client.ask('report')).toMatchObject({ state: 'live', closes: 0 })
  })
})

describe('a network', () => {
  it('that cuts connections costs what changed meanwhile and no more', async () => {
    const { server, port } = await startServer()
    const proxy = await startTcpProxy(port)
    cleanUp.push(() => proxy.close())
    const follower = await follow(proxy.port)
    const states: (boolean | undefined)[] = []
    for (let round = 0; round < 5; round += 1) {
      proxy.cut()
      await becomes(follower, 'reconnecting')
      await becomes(follower, 'live')
      states.push(follower.link.status.resumed?.isNewWorld)
    }
    expect(states).toEqual([false, false, false, false, false])
    await sameInTheEnd(server, async () => follower.text())
    expect(follower.link.getStats()).toMatchObject({ resyncs: 0, repairs: 0, gaps: 0, closes: 5 })
  })

  it('that delays is measured, and nothing is lost', async () => {
    const { server, port } = await startServer()
    const proxy = await startTcpProxy(port)
    cleanUp.push(() => proxy.close())
    proxy.delayMs = 150
    const follower = await follow(proxy.port)
    await until(
      async () => follower.link.getStats().rttMs ?? 0,
      (rttMs) => rttMs >= 300,
    )
    await sameInTheEnd(server, async () => follower.text())
    expect(follower.link.getStats()).toMatchObject({ closes: 0, gaps: 0 })
  })

  it('that carries little brings the newest state later, as fewer messages', async () => {
    const { server, port } = await startServer(TALKATIVE)
    const proxy = await startTcpProxy(port)
    cleanUp.push(() => proxy.close())
    const follower = await follow(proxy.port)
    proxy.bytesPerSecond = 300_000
    await until(
      async () => (await server.ask('report')).coalesced[0] ?? 0,
      (count) => count > 0,
    )
    proxy.bytesPerSecond = Number.POSITIVE_INFINITY
    await sameInTheEnd(server, async () => follower.text())
    expect(follower.link.getStats()).toMatchObject({ closes: 0, gaps: 0, resyncs: 0 })
  })
})

describe('a client that never reads', () => {
  it('is let go with a reason after the time, and others do not notice', async () => {
    const { server, port } = await startServer({ ...TALKATIVE, slowTimeoutMs: 1_500 })
    const follower = await follow(port)
    const silent = connect(port, '127.0.0.1').pause()
    cleanUp.push(() => silent.destroy())
    silent.write(
      'GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
        `Sec-WebSocket-Key: ${Buffer.alloc(16).toString('base64')}\r\nSec-WebSocket-Version: 13\r\n\r\n`,
    )
    const { closes } = await until(
      () => server.ask('report'),
      (report) => report.closes.length > 0,
    )
    expect(closes).toEqual([[LinkCloseCode.tooSlow, 1]])
    expect(follower.link.status.state).toBe('live')
    await sameInTheEnd(server, async () => follower.text())
    expect(follower.states).toEqual(['connecting', 'live'])
  })
})
