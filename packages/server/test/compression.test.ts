import { World, createCodec } from '@tx2-link/core'
import { connectNodeWebSocket } from '@tx2-link/core/node'
import { afterEach, describe, expect, it } from 'vitest'
import { type ServedWorld, type ServeOptions, serve } from '../src/serve.ts'
import { type TestSchema, schema } from './harness.ts'
import { type RawClient, connectRaw } from './raw-client.ts'

const cleanUp: (() => unknown)[] = []

afterEach(async () => {
  for (const step of cleanUp.splice(0).toReversed()) await step()
})

/** A served world whose ticks come when told; its snapshot has some 100 bytes for each entity. */
async function start(entities: number, options: ServeOptions<TestSchema> = {}) {
  const world = new World(schema)
  for (let index = 0; index < entities; index += 1) {
    world.spawn({
      Position: { x: index, y: 0 },
      Profile: { name: `a name of some length ${index}` },
    })
  }
  const served = await serve(world, {
    port: 0,
    tickRate: 0,
    sync: { greetingTimeoutMs: 0 },
    ...options,
  })
  cleanUp.push(() => served.close())
  return { world, served }
}

async function join(served: ServedWorld<TestSchema>, offer?: string): Promise<RawClient> {
  const before = served.links.peers.length
  const client = await connectRaw(served.port!, offer)
  cleanUp.push(() => client.close())
  while (served.links.peers.length === before) await turn()
  // A peer that does not greet is a plain one, of which the server is sure a timer later.
  while (client.messages.length === 0) {
    served.links.tick()
    await turn()
  }
  return client
}

function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

const codec = createCodec('msgpack')

function typesOf({ messages }: RawClient): string[] {
  return messages.map(({ content }) => codec.decodeMessage(content).payload.type)
}

describe('[V31] what a served world sends', () => {
  it('is compressed when it is a large snapshot, and not when it is a delta, however large', async () => {
    const { world, served } = await start(1000)
    const client = await join(served)
    expect(client.extensions).toContain('permessage-deflate')
    for (const id of world.ids())
      world.patch(id, 'Profile', { name: `another name, and a longer one, for ${id}` })
    served.links.tick()
    await client.received(2)
    world.patch([...world.ids()][0]!, 'Position', { x: -1 })
    served.links.tick()
    await client.received(3)
    expect(typesOf(client)).toEqual(['snapshot', 'delta', 'delta'])
    const [snapshot, large, small] = client.messages
    expect(client.messages.map(({ isCompressed }) => isCompressed)).toEqual([true, false, false])
    expect(snapshot!.content.length).toBeGreaterThan(64 * 1024)
    expect(snapshot!.wireBytes).toBeLessThan(snapshot!.content.length / 4)
    expect(large!.wireBytes).toBeGreaterThan(64 * 1024)
    expect(small!.wireBytes).toBeLessThan(1024)
    expect(codec.decodeMessage(snapshot!.content).payload).toMatchObject({
      metadata: { entityCount: 1000 },
    })
  })

  it('is not compressed below the threshold, and then nobody is offered it any more', async () => {
    const { served } = await start(10)
    const first = await join(served)
    expect(first.messages.map(({ isCompressed }) => isCompressed)).toEqual([false])
    expect(served.links.snapshotBytes).toBe(first.messages[0]!.wireBytes)
    const second = await join(served)
    expect(second.extensions).toBeUndefined()
    expect(typesOf(second)).toEqual(['snapshot'])
  })

  it('goes compressed from exactly the threshold on', async () => {
    const { served: measured } = await start(10)
    const { wireBytes } = (await join(measured)).messages[0]!
    for (const [threshold, isCompressed] of [
      [wireBytes, true],
      [wireBytes + 1, false],
    ] as const) {
      const { served } = await start(10, { compressSnapshotsFromBytes: threshold })
      expect((await join(served)).messages[0]!.isCompressed).toBe(isCompressed)
    }
  })

  it('is never compressed for a client that offers nothing, or where it is turned off', async () => {
    const { served } = await start(1000)
    const client = await join(served, '')
    expect(client.extensions).toBeUndefined()
    expect(client.messages[0]!.isCompressed).toBe(false)
    const off = await start(1000, { compressSnapshotsFromBytes: Number.POSITIVE_INFINITY })
    const other = await join(off.served)
    expect(other.extensions).toBeUndefined()
    expect(other.messages[0]!.isCompressed).toBe(false)
  })

  it('is read by a client that takes it, as the world that it is', async () => {
    const { served } = await start(1000)
    const transport = connectNodeWebSocket(served.url!, { acceptCompressed: true })
    const snapshot = await new Promise<Uint8Array>((resolve) => {
      transport.listen({
        message: (bytes) => {
          if (codec.decodeMessage(bytes).payload.type === 'snapshot') resolve(bytes)
        },
      })
      const tick = (): void => {
        served.links.tick()
        if (transport.state !== 'closed') setImmediate(tick)
      }
      tick()
    })
    expect(snapshot.length).toBe(served.links.snapshotBytes)
    transport.close()
  })

  it.each([-1, Number.NaN])('refuses %d as the threshold', async (compressSnapshotsFromBytes) => {
    await expect(start(1, { compressSnapshotsFromBytes })).rejects.toMatchObject({
      code: 'invalid-config',
    })
  })
})
