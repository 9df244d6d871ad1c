import { isDeepStrictEqual } from 'node:util'
import { type Format, connect } from '@tx2-link/core'
import { createReplicaStore } from '@tx2-link/react/store'
import { afterEach, describe, expect, it } from 'vitest'
import { requireRustPeer } from '../../src/rust/build-peer.ts'
import { becomes, worldOfRust } from '../../src/rust/equal-worlds.ts'
import { movingSchema } from '../../src/rust/moving-schema.ts'
import { type RustServer, type Way, follow, serveFromRust } from '../../src/rust/rust-link.ts'
import { valuesSchema } from '../../src/rust/values-schema.ts'
import { until } from '../../src/until.ts'

const program = await requireRustPeer()

const everyWay: readonly (readonly [Format, Way])[] = [
  ['msgpack', 'WebSocket'],
  ['json', 'WebSocket'],
  ['msgpack', 'stdio'],
  ['json', 'stdio'],
]

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

  it.each(everyWay)(
    'is the same after 10,000 messages: %s over %s',
    async (format, way) => {
      const args = ['--entities', '20', '--ticks', '10000', '--format', format]
      const expected = await worldOfRust(program ?? '', args)
      const server = await serve(way, [...args, '--rate', '0'])
      const { link, world } = follow(server, movingSchema, { format })
      opened.push(link)
      await becomes(world, expected)
      const stats = link.getStats()
      expect(stats.messagesIn).toBeGreaterThanOrEqual(10_000)
      expect([stats.errorCount, stats.gaps, stats.reconnects]).toEqual([0, 0, 0])
      expect(server.errors()).toBe('')
    },
    120_000,
  )

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
})
