import { once } from 'node:events'
import { type IncomingMessage, type Server, createServer } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { LinkErrorCode, type ReplicaSink, World, connect } from '@tx2-link/core'
import { connectNodeWebSocket } from '@tx2-link/core/node'
import { createFakeClock } from '@tx2-link/core/testing'
import { afterEach, describe, expect, it } from 'vitest'
import { urlOf } from '../src/listening.ts'
import { type ServedWorld, type ServeOptions, serve } from '../src/serve.ts'
import { type TestSchema, schema } from './harness.ts'
import { askFor } from './raw-client.ts'

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

/** What a client is answered that asks for an upgrade, once its socket has ended. */
async function answerTo(client: Socket): Promise<string> {
  let answer = ''
  client.setEncoding('latin1').on('data', (text: string) => (answer += text))
  await once(client, 'close')
  return answer.split('\r\n', 1)[0] ?? ''
}

/** What nobody catches until the test is over. */
function catchUncaught(): unknown[] {
  const uncaught: unknown[] = []
  const handlers = process.listeners('uncaughtException')
  process.removeAllListeners('uncaughtException')
  process.on('uncaughtException', (error) => uncaught.push(error))
  cleanUp.push(() => {
    process.removeAllListeners('uncaughtException')
    for (const handler of handlers) process.on('uncaughtException', handler)
  })
  return uncaught
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

  it.each<[string, unknown]>([
    ['false', false],
    ['nothing', undefined],
    ['0', 0],
    ['1', 1],
    ['a promise of false', Promise.resolve(false)],
    ['a promise of true', Promise.resolve(true)],
  ])('[V23] turns away whom the front door answers with %s', async (_, verdict) => {
    // As a game without types may have it.
    const authorize = (() => verdict) as () => boolean
    const { served } = await start({ authorize })
    expect(await answerTo(askFor(served.port!, '/'))).toBe('HTTP/1.1 403 Forbidden')
    expect(served.links.getStats().admitted).toBe(0)
  })

  it('[V23] turns away when the front door fails, and the game hears of it', async () => {
    const uncaught = catchUncaught()
    const fault = new Error('the door has a fault')
    const { served } = await start({
      authorize: () => {
        throw fault
      },
    })
    const answer = await answerTo(askFor(served.port!, '/'))
    expect(answer).toBe('HTTP/1.1 500 Internal Server Error')
    expect(uncaught).toEqual([fault])
    expect(served.links.getStats().admitted).toBe(0)
  })

  it('[V23] keeps no socket of a client that is turned away and stays', async () => {
    const { served } = await start({ authorize: () => false })
    const accepted = once(served.http, 'connection') as Promise<[Socket]>
    const client = askFor(served.port!, '/', { allowHalfOpen: true })
    cleanUp.push(() => client.destroy())
    const [socket] = await accepted
    await once(socket, 'close')
    expect(client.writable).toBe(true)
  })

  it.each([
    ['/link', 'the front door turns away'],
    ['/other', 'nobody answers'],
  ])(
    '[V49] a client at %s that %s and that resets its connection ends nothing else',
    async (path) => {
      const uncaught = catchUncaught()
      let client: Socket | undefined
      const { served } = await start({ path: '/link', authorize: () => false })
      // Before the server's own, so that its answer finds the connection reset.
      served.http.prependListener('upgrade', () => client?.resetAndDestroy())
      const accepted = once(served.http, 'connection') as Promise<[Socket]>
      client = askFor(served.port!, path)
      const [socket] = await accepted
      await new Promise((resolve) => void socket.once('close', resolve))
      await new Promise((resolve) => void setImmediate(resolve))
      expect(uncaught).toEqual([])
    },
  )

  it('[V50] answers another path with 404 at once when it listens alone', async () => {
    const { served } = await start({ path: '/link', clock: createFakeClock(0) })
    expect(await answerTo(askFor(served.port!, '/other'))).toBe('HTTP/1.1 404 Not Found')
  })

  it.each<[string, (socket: Socket) => unknown]>([
    ['answers', (socket) => socket.write('HTTP/1.1 101 Switching Protocols\r\n\r\n')],
    ['reads', (socket) => socket.resume()],
  ])(
    '[V50] leaves a path to the listener that %s, else answers it with 404 after 5 s',
    async (_, take) => {
      const clock = createFakeClock(0)
      const { served } = await start({ path: '/link', clock, tickRate: 0 })
      const sockets: Socket[] = []
      const asked = new Promise<void>((resolve) => {
        served.http.on('upgrade', ({ url }, socket: Socket) => {
          if (url === '/taken') {
            take(socket)
            cleanUp.push(() => socket.destroy())
          }
          if (sockets.push(socket) === 2) resolve()
        })
      })
      const taken = askFor(served.port!, '/taken')
      const answer = answerTo(askFor(served.port!, '/other'))
      await asked
      clock.advance(4_999)
      expect(sockets.map(({ writable }) => writable)).toEqual([true, true])
      clock.advance(1)
      expect(await answer).toBe('HTTP/1.1 404 Not Found')
      expect(sockets.filter(({ writable }) => writable)).toHaveLength(1)
      expect(taken.readyState).toBe('open')
    },
  )

  it('[V50] closes without waiting for an upgrade that nobody took', async () => {
    const { served } = await start({ path: '/link' })
    const asked = once(served.http, 'upgrade') as Promise<[IncomingMessage, Socket]>
    const client = askFor(served.port!, '/other')
    const gone = answerTo(client)
    const [, socket] = await asked
    await served.close()
    expect(socket.destroyed).toBe(true)
    expect(await gone).toBe('')
  })

  it.each([
    ['127.0.0.2', 'ws://127.0.0.2:80/link'],
    ['::1', 'ws://[::1]:80/link'],
    ['0.0.0.0', 'ws://127.0.0.1:80/link'],
    ['::', 'ws://127.0.0.1:80/link'],
  ])('[V51] what listens at %s is reached at %s', (address, url) => {
    expect(urlOf({ address, port: 80 }, '/link')).toBe(url)
  })

  it('[V51] gives the address at which clients on its machine connect', async () => {
    const { served } = await start({ host: '0.0.0.0', path: '/link' })
    expect(served.url).toBe(`ws://127.0.0.1:${served.port}/link`)
    await expect(firstSnapshot(served.url!)).resolves.toBe(0)
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
