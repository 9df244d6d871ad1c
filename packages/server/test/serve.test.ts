import { type Server, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { LinkErrorCode, type ReplicaSink, World, connect } from '@tx2-link/core'
import { connectNodeWebSocket } from '@tx2-link/core/node'
import { afterEach, describe, expect, it } from 'vitest'
import { type ServedWorld, type ServeOptions, serve } from '../src/serve.ts'
import { type TestSchema, schema } from './harness.ts'

const cleanUp: (() => unknown)[] = []

afterEach(async () => {
  for (const step of cleanUp.splice(0).toReversed()) await step()
})

async function start(options: ServeOptions<TestSchema> = {}): Promise<{
  world: World<TestSchema>
  served: ServedWorld<TestSchema>
}> {
  const world = new World(schema)
  const served = await serve(world, { port: 0, host: '127.0.0.1', tickRate: 100, ...options })
  cleanUp.push(() => served.close())
  return { world, served }
}

function open(
  url: string,
  sink: Partial<ReplicaSink> = {},
): ReturnType<typeof connect<TestSchema>> {
  const link = connect(url, { schema, transport: connectNodeWebSocket, reconnectDelayMs: 10 })
  link.attach({ snapshot: () => {}, delta: () => {}, ...sink })
  link.open()
  cleanUp.push(() => link.close())
  return link
}

function firstSnapshot(url: string): Promise<number> {
  return new Promise((resolve) => {
    open(url, { snapshot: (entities) => resolve(entities.length) })
  })
}

describe('serve', () => {
  it('[V20] serves a world over real WebSockets on a port of its own', async () => {
    const { world, served } = await start()
    const id = world.spawn({ Health: { current: 9 } })
    const seen = await new Promise<number>((resolve) => {
      open(served.url!, {
        snapshot: () => void world.patch(id, 'Health', { current: 8 }),
        delta: (changes) => resolve(changes.length),
      })
    })
    expect(seen).toBe(1)
  })

  it('[V21] serves on an existing HTTP server, at its path only', async () => {
    const http: Server = createServer((_, response) => response.end('page'))
    await new Promise<void>((resolve) => void http.listen(0, '127.0.0.1', resolve))
    cleanUp.push(() => void http.close())
    const { world } = await start({ server: http, path: '/link' })
    world.spawn({ Health: { current: 9 } })
    const { port } = http.address() as AddressInfo
    await expect(firstSnapshot(`ws://127.0.0.1:${port}/link?x=1`)).resolves.toBe(1)
    const page = await fetch(`http://127.0.0.1:${port}/`)
    expect(await page.text()).toBe('page')
  })

  it('[V22] a port in use is an error that says so', async () => {
    const { served } = await start()
    await expect(
      serve(new World(schema), { port: served.port!, host: '127.0.0.1' }),
    ).rejects.toMatchObject({
      code: LinkErrorCode.transport,
      message: `port ${served.port} is in use`,
    })
  })

  it('[V23] turns away what the front door does not let in', async () => {
    const { served } = await start({ authorize: (request) => request.url === '/?key=1' })
    const refused = connectNodeWebSocket(served.url!)
    const reason = await new Promise<{ code: number }>((resolve) => {
      refused.listen({ message: () => {}, close: resolve })
    })
    expect(reason.code).toBe(1006)
    await expect(firstSnapshot(`${served.url}/?key=1`)).resolves.toBe(0)
  })

  it('[V24] answers a plain HTTP request with what it is', async () => {
    const { served } = await start()
    const response = await fetch(`http://127.0.0.1:${served.port}/`)
    expect(response.status).toBe(426)
  })

  it('[V25] a message above the limit closes that client and nobody else', async () => {
    const { served } = await start({ maxMessageBytes: 1_000 })
    const big = connectNodeWebSocket(served.url!)
    const closed = new Promise<{ code: number }>((resolve) => {
      big.listen({
        open: () => void big.send(new Uint8Array(2_000)),
        message: () => {},
        close: resolve,
      })
    })
    expect((await closed).code).toBe(1009)
    await expect(firstSnapshot(served.url!)).resolves.toBe(0)
  })

  it('[V29] leaves no port taken when its options are refused', async () => {
    const http = createServer()
    await new Promise<void>((resolve) => void http.listen(0, '127.0.0.1', resolve))
    const { port } = http.address() as AddressInfo
    await new Promise((resolve) => void http.close(resolve))
    await expect(start({ port, tickRate: -1 })).rejects.toMatchObject({ code: 'invalid-config' })
    const { served } = await start({ port })
    expect(served.port).toBe(port)
  })
})
