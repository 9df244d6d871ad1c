import { type ProbeEvent, applySnapshot, createCodec, createWorld } from '@tx2-link/core'
import { isSynthetic } from '@tx2-link/devtools/relay'
import { replicaOf } from '@tx2-link/react/store'
import { describe, expect, it } from 'vitest'
import { schema } from '../../src/stories/scenes/schema.ts'
import { tinyStory } from './tiny-story.ts'

function noteInto(list: string[]): (event: ProbeEvent) => void {
  return (event) => {
    if (event.type === 'message') list.push(`${event.direction} ${event.messageType}`)
  }
}

describe('a stage', () => {
  it('shows the server truth and a replica for each client', async () => {
    const run = tinyStory().begin({ latencyMs: 200 })
    await run.advance(1_000)
    const { stage } = run
    const seen = { A: [] as number[][], B: [] as number[][] }
    for (const name of ['A', 'B'] as const) {
      stage.visitBodies(name, (id, kind, trueX, trueY, x, y) => {
        seen[name].push([id, kind, Math.hypot(trueX - x, trueY - y)])
      })
    }
    expect(seen.A.map(([id, kind]) => [id, kind])).toEqual(
      [0, 1, 2, 3, 4, 5].map((index) => [index + 1, index % 3]),
    )
    // 200 ms and a tick at 2, 3 and 4 units a second; A has no latency.
    expect(seen.A.every(([, , distance]) => distance! < 0.21)).toBe(true)
    expect(seen.B.filter(([, kind]) => kind === 2).every(([, , far]) => far! > 0.79)).toBe(true)
    expect(replicaOf(stage.clients.B.link)).toBe(stage.clients.B.store)
  })

  it('shows what only one of the two has, with no place for the other', async () => {
    const run = tinyStory().begin({ latencyMs: 100 })
    await run.advance(600)
    const { stage } = run
    stage.clients.B.network.goOffline()
    stage.server.world.despawn(1)
    const born = stage.server.world.spawn({ Position: { x: 5, y: 6 }, Body: { kind: 2 } })
    await run.advance(100)
    const bodies = new Map<number, number[]>()
    stage.visitBodies('B', (id, ...rest) => bodies.set(id, rest))
    expect(bodies.get(born)).toEqual([2, 5, 6, Number.NaN, Number.NaN])
    expect(bodies.get(1)?.slice(1, 3)).toEqual([Number.NaN, Number.NaN])
    expect(bodies.size).toBe(7)
    expect(stage.clients.B.measure.unmatched).toBe(2)
  })

  it('measures how long a replica was not the newest state, and how far its worst entity is off', async () => {
    const run = tinyStory().begin({ latencyMs: 30 })
    await run.advance(1_500)
    const { A, B } = run.stage.clients
    const late = B.measures.slice(-10).map(({ behindMs }) => behindMs)
    expect(Math.max(...late.map(Number))).toBe(30)
    expect(A.measures.slice(-10).every(({ behindMs }) => behindMs === 0)).toBe(true)
    B.network.goOffline()
    await run.advance(1_000)
    expect(B.measure.behindMs).toBeGreaterThan(950)
    // Bots of the outer ring walk at 4 units a second.
    expect(B.measure.distance).toBeGreaterThan(3.5)
    expect(run.stage.server.world.getField(B.measure.farthest!, 'Body', 'kind')).toBe(2)
  })

  it('keeps the last measures and no more', async () => {
    const run = tinyStory({ play: async (stage) => stage.wait(61_000) }).begin({ bots: 1 })
    await run.advance(61_000)
    expect(run.stage.clients.A.measures).toHaveLength(1_600)
    expect(run.stage.clients.A.measure.atMs).toBeGreaterThan(60_900)
    expect(run.stage.clients.A.measure.behindMs).toBeUndefined()
  })

  it('counts what happened during a step and since', async () => {
    const counts: Record<string, number>[] = []
    const run = tinyStory({
      play: async (stage) => {
        await stage.step('First', async () => {
          stage.clients.A.join()
          await stage.until(() => stage.clients.A.isLive)
        })
        await stage.step('Second')
        const { snapshotsIn, deltasIn, connects } = stage.during('First', 'A')
        counts.push({ snapshotsIn, deltasIn, connects })
        counts.push({
          during: stage.during('Second', 'A').deltasIn,
          since: stage.since('First', 'A').deltasIn,
        })
      },
    }).begin()
    await run.finish()
    expect(counts).toEqual([
      { snapshotsIn: 1, deltasIn: 9, connects: 1 },
      { during: 10, since: 10 },
    ])
  })

  it('holds every state that a client shows against the server’s own of that tick', async () => {
    const run = tinyStory().begin({ latencyMs: 120, loss: 0.1 })
    await run.finish()
    const { A, B } = run.stage.clients
    expect(A.counts.states).toBeGreaterThan(15)
    expect(B.counts.states).toBeGreaterThan(5)
    expect([A.counts.falseStates, B.counts.falseStates]).toEqual([0, 0])
  })

  it('waits for a condition until it holds or time is over', async () => {
    const answers: [boolean, number][] = []
    const run = tinyStory({
      play: async (stage) => {
        answers.push([await stage.until(() => stage.nowMs >= 55), stage.nowMs])
        answers.push([await stage.until(() => false, 100), stage.nowMs])
      },
    }).begin()
    await run.finish()
    expect(answers).toEqual([
      [true, 60],
      [false, 160],
    ])
  })

  it('comes to rest when both clients have everything, and not when one cannot', async () => {
    const answers: boolean[] = []
    const run = tinyStory({
      play: async (stage) => {
        const { A, B } = stage.clients
        A.join()
        B.join()
        await stage.wait(500)
        answers.push(await stage.comeToRest())
        stage.server.setMoving(true)
        await stage.wait(500)
        B.network.goOffline()
        answers.push(await stage.comeToRest())
        B.leave()
        answers.push(await stage.comeToRest())
      },
    }).begin()
    await run.finish()
    expect(answers).toEqual([true, false, true])
  })

  it('serves another world after its server was stopped and started', async () => {
    const run = tinyStory().begin()
    await run.advance(700)
    const { server, clients } = run.stage
    const before = server.world
    server.stop()
    expect([server.isUp, clients.A.peer, clients.A.isLive]).toEqual([false, undefined, false])
    await run.advance(1_000)
    expect(clients.A.counts).toMatchObject({ connects: 1, losses: 1 })
    server.start()
    await run.advance(2_000)
    expect(server.world).not.toBe(before)
    expect(clients.A.isLive && clients.B.isLive).toBe(true)
    expect(clients.A.store.getState().timestamp).toBeGreaterThan(before.timestamp)
  })
})

describe("a client's network", () => {
  it('begins with its preset and is changed while it runs', async () => {
    const run = tinyStory({ scene: { networks: { B: 'satellite' } } }).begin()
    const { A, B } = run.stage.clients
    expect([A.network.preset, B.network.preset]).toEqual(['lan', 'satellite'])
    expect(B.network.there).toMatchObject({ latencyMs: 280, bandwidth: 250_000 })
    let told = 0
    const unsubscribe = B.network.subscribe(() => {
      told += 1
    })
    B.network.set({ latencyMs: 10 })
    expect(B.network.preset).toBeUndefined()
    expect(B.network.back).toMatchObject({ latencyMs: 10, bandwidth: 250_000 })
    B.network.use('lan')
    expect(B.network.back).toMatchObject({ latencyMs: 1, bandwidth: Number.POSITIVE_INFINITY })
    B.network.goOffline()
    expect(B.network.isOffline).toBe(true)
    B.network.goOnline()
    expect(told).toBe(4)
    unsubscribe()
    B.network.use('perfect')
    expect(told).toBe(4)
  })

  it('cut, it is connected again and resumes', async () => {
    const run = tinyStory().begin()
    await run.advance(800)
    run.stage.clients.B.network.cut()
    expect(run.stage.clients.B.isLive).toBe(false)
    await run.advance(2_000)
    expect(run.stage.clients.B.counts).toMatchObject({ connects: 2, losses: 1, snapshotsIn: 1 })
  })
})

describe('the sources of a stage', () => {
  it('are both ends of both links', () => {
    const { stage } = tinyStory().begin()
    expect(stage.sources.map(({ id, label, format }) => [id, label, format])).toEqual([
      ['client-a', 'Client A', 'msgpack'],
      ['client-b', 'Client B', 'msgpack'],
      ['server-a', 'Server to A', 'msgpack'],
      ['server-b', 'Server to B', 'msgpack'],
    ])
  })

  it('are observed over reconnections, and no longer when told', async () => {
    const run = tinyStory().begin()
    const [, client, , server] = run.stage.sources
    const heard = { client: [] as string[], server: [] as string[] }
    const stops = [client!.observe(noteInto(heard.client)), server!.observe(noteInto(heard.server))]
    await run.advance(800)
    run.stage.clients.B.network.cut()
    heard.client.length = 0
    heard.server.length = 0
    await run.advance(2_000)
    expect(heard.client).toContain('in delta')
    expect(heard.server).toContain('out delta')
    for (const stop of stops) stop()
    heard.server.length = 0
    await run.advance(500)
    expect(heard.server).toEqual([])
  })

  it('make keyframes of what each end has, without a word on the wire', async () => {
    const run = tinyStory().begin({ latencyMs: 100 })
    const [, client, , server] = run.stage.sources
    const codec = createCodec('msgpack')
    const keyframes: string[] = []
    const note = (event: ProbeEvent) => {
      if (!isSynthetic(event)) return
      const { payload } = codec.decodeMessage(event.bytes)
      if (payload.type !== 'snapshot') return
      const world = createWorld(schema)
      applySnapshot(world, payload.entities)
      keyframes.push(`${event.direction} ${world.size} ${world.getField(3, 'Position', 'x')}`)
    }
    client!.observe(note)
    server!.observe(note)
    client!.requestKeyframe()
    server!.requestKeyframe()
    expect(keyframes).toEqual([])
    await run.advance(1_000)
    const before = run.stage.clients.B.counts
    client!.requestKeyframe()
    server!.requestKeyframe()
    const { server: host, clients } = run.stage
    expect(keyframes).toEqual([
      `in 6 ${clients.B.store.getState().world.field(3, 'Position', 'x')}`,
      `out 6 ${host.world.getField(3, 'Position', 'x')}`,
    ])
    expect(keyframes[0]).not.toBe(keyframes[1])
    expect(clients.B.counts).toEqual(before)
  })

  it('have figures and settings', async () => {
    const run = tinyStory().begin({ latencyMs: 40 })
    await run.advance(1_900)
    const [, client, , server] = run.stage.sources
    expect(client!.now()).toBe(1_900)
    expect(client!.timeOrigin + 1_900).toBe(run.stage.server.world.timestamp)
    expect(client!.stats()).toMatchObject({ state: 'live', rttMs: 80 })
    expect(server!.stats().state).toBe('connected')
    server!.rateLimit?.set({ maxMessagesPerSecond: 5 })
    expect(server!.rateLimit?.get()?.maxMessagesPerSecond).toBe(5)
    await run.advance(1_000)
    expect(run.stage.clients.B.counts.refused).toBeGreaterThan(0)
    run.stage.clients.B.leave()
    await run.advance(500)
    expect(server!.stats()).toMatchObject({ state: 'disconnected', rttMs: undefined })
    expect(server!.rateLimit?.get()).toBeUndefined()
  })
})
