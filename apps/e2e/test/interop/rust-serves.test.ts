import { setTimeout as wait } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import { connect } from '@tx2-link/core'
import { connectStream } from '@tx2-link/core/node'
import { createReplicaStore } from '@tx2-link/react/store'
import { afterEach, describe, expect, it } from 'vitest'
import { requireRustPeer } from '../../src/rust/build-peer.ts'
import { canonicalWorld } from '../../src/rust/canonical-world.ts'
import { becomes, worldOfRust } from '../../src/rust/equal-worlds.ts'
import { movingSchema } from '../../src/rust/moving-schema.ts'
import {
  type RustServer,
  type Way,
  everyWay,
  follow,
  serveFromRust,
} from '../../src/rust/rust-link.ts'
import { valuesSchema } from '../../src/rust/values-schema.ts'
import { until } from '../../src/until.ts'

const program = await requireRustPeer()

describe.skipIf(program === undefined)('a world that Rust serves', () => {
  const opened: { close(): void }[] = []
  const servers: RustServer[] = []
  afterEach(async () => {
    for (const link of opened.splice(0)) link.close()
    await Promise.all(servers.splice(0).map((server) => server.stop()))
  })

  async function serve(way: Way, args: readonly string[]): Promise<RustServer> {
    const server = await serveFromRust(program ?? '', way, args)
    servers.push(server)
    return server
  }

  it.each(everyWay)('has every kind of value here too: %s over %s', async (format, way) => {
    const args = ['--world', 'values', '--ticks', '200', '--format', format]
    const expected = await worldOfRust(program ?? '', args)
    const server = await serve(way, [...args, '--rate', '0'])
    const { link, world } = follow(server, valuesSchema, { format })
    opened.push(link)
    await becomes(world, expected)
  })

  it.each(everyWay)('is the same after 10,000 messages: %s over %s', async (format, way) => {
    const args = ['--entities', '8', '--ticks', '10000', '--format', format]
    const expected = await worldOfRust(program ?? '', args)
    const server = await serve(way, [...args, '--rate', '0'])
    const { link, world } = follow(server, movingSchema, { format })
    opened.push(link)
    await becomes(world, expected)
    const stats = link.getStats()
    expect(stats.messagesIn).toBeGreaterThanOrEqual(10_000)
    expect([stats.errorCount, stats.gaps, stats.reconnects]).toEqual([0, 0, 0])
    expect(server.errors()).toBe('')
  })

  it('is shown by the store as the link tells it', async () => {
    const args = ['--world', 'values', '--ticks', '60']
    const expected = await worldOfRust(program ?? '', args)
    const server = await serve('WebSocket', [...args, '--rate', '200'])
    const told = follow(server, valuesSchema)
    const link = connect('rust', { schema: valuesSchema, transport: () => server.connect() })
    opened.push(told.link, link)
    const store = createReplicaStore(link)
    link.open()
    await becomes(told.world, expected)
    await until(
      async () => store.getState().world.component(0, 'Typed'),
      (shown) => isDeepStrictEqual(shown, told.world.get(0, 'Typed')),
    )
    const { world } = store.getState()
    expect(world.ids()).toEqual([...told.world.ids()].sort((left, right) => left - right))
    for (const id of world.ids()) {
      for (const name of told.world.componentsOf(id)) {
        expect(world.get(id)).toHaveProperty([name], told.world.get(id, name))
      }
    }
    store.dispose()
  })

  it('is whole again after what the limiter lost, and says what was lost', async () => {
    const args = ['--entities', '8', '--ticks', '120']
    const expected = await worldOfRust(program ?? '', args)
    const server = await serve('WebSocket', [...args, '--rate', '40', '--max-messages', '10'])
    const reasons: string[] = []
    const { link, world } = follow(server, movingSchema, {
      probe: (event) => {
        if (event.type === 'warning' && event.code === 'resync') reasons.push(event.text)
      },
    })
    opened.push(link)
    await until(
      async () => link.getStats(),
      ({ repairs, resyncs }) => repairs > 0 && resyncs > 0,
    )
    // The last changes may be lost too, and nothing tells of that: one asks until nothing changes any more.
    await until(
      async () => {
        link.requestSnapshot()
        await wait(500)
        return canonicalWorld(world.snapshot())
      },
      (seen) => isDeepStrictEqual(seen, expected),
    )
    await becomes(world, expected)
    expect(link.getStats().repairs).toBe(reasons.length)
    expect(link.status.state).toBe('live')
  })

  it('follows resets and snapshots that the baseline knows nothing of, and loses nothing by them', async () => {
    const args = ['--entities', '20', '--ticks', '400']
    const expected = await worldOfRust(program ?? '', args)
    const faults = ['--reset-every', '30', '--full-every', '7']
    const server = await serve('WebSocket', [...args, '--rate', '0', ...faults])
    const { link, world } = follow(server, movingSchema)
    opened.push(link)
    await becomes(world, expected)
    expect(link.getStats()).toMatchObject({ repairs: 0, errorCount: 0 })
    expect(link.getStats().resyncs).toBeGreaterThanOrEqual(60)
  })

  it('comes back after the server was killed: kept meanwhile, then all anew', async () => {
    const args = ['--entities', '5', '--ticks', '20']
    const expected = await worldOfRust(program ?? '', args)
    const first = await serve('stdio', [...args, '--rate', '0'])
    let isUp = true
    const { link, world } = follow(
      { ...first, connect: () => (isUp ? first.connect() : connectStream({ port: 1 })) },
      movingSchema,
    )
    opened.push(link)
    await becomes(world, expected)
    isUp = false
    await first.stop()
    await until(async () => link.status.state, /reconnecting/)
    expect(world.size).toBe(5)
    isUp = true
    await until(async () => link.status.state, /live/)
    await becomes(world, expected)
  })
})
