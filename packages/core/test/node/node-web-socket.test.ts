import { createServer, type AddressInfo, type Socket } from 'node:net'
import { once } from 'node:events'
import { afterEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import {
  connectNodeWebSocket,
  type NodeWebSocketOptions,
  wrapNodeWebSocket,
  type WrappedWebSocketOptions,
} from '../../src/node/index.ts'
import type { SendOptions } from '../../src/transport/transport.ts'
import { describeTransportContract } from '../transport/contract.ts'
import { refusedUrl, startServer, type TestServer } from '../transport/node-server.ts'
import { areSame, record, settle } from '../transport/recorder.ts'

describeTransportContract('connectNodeWebSocket', {
  createPair: async () => {
    const server = await startServer({ maxPayload: 64 * 1024 * 1024 })
    const accepted = server.accept((socket) => ({ socket, far: wrapNodeWebSocket(socket) }))
    const near = connectNodeWebSocket(server.url)
    const { socket, far } = await accepted
    return { near, far, breakFar: () => socket.terminate(), dispose: () => server.close() }
  },
  canBreak: true,
  createRefused: async () => connectNodeWebSocket(await refusedUrl()),
})

describe('connectNodeWebSocket', () => {
  let server: TestServer | undefined
  afterEach(async () => {
    await server?.close()
    server = undefined
  })

  async function start(): Promise<TestServer> {
    server = await startServer({ perMessageDeflate: true })
    return server
  }

  it('[T22] offers neither subprotocol nor compression and sends the headers given', async () => {
    const { accept, url } = await start()
    const headers = accept((_, request) => request.headers)
    const heard = record(connectNodeWebSocket(url, { headers: { authorization: 'Bearer x' } }))
    expect(await headers).toMatchObject({ authorization: 'Bearer x' })
    expect(await headers).not.toHaveProperty('sec-websocket-protocol')
    expect(await headers).not.toHaveProperty('sec-websocket-extensions')
    await heard.opened()
  })

  it('[T22] throws a LinkError when the URL is none', () => {
    expect(() => connectNodeWebSocket('no url')).toThrow(
      expect.objectContaining({ code: 'transport', cause: expect.any(SyntaxError) }),
    )
  })

  it('[T22] refuses a large message by its header: 1009 to the other end, 1006 with a text here', async () => {
    const { accept, url } = await start()
    const accepted = accept((socket) => wrapNodeWebSocket(socket))
    const heard = record(connectNodeWebSocket(url, { maxMessageBytes: 100 }))
    const far = await accepted
    const heardFar = record(far)
    await heard.opened()
    far.send(new Uint8Array(100))
    far.send(new Uint8Array(101))
    expect(await heard.closed()).toEqual({ code: 1006, text: 'Max payload size exceeded' })
    expect(await heardFar.closed()).toMatchObject({ code: 1009 })
    expect(heard.events).toEqual(['open', 'message', 'close'])
  })

  it('[T22] a handshake that nobody answers fails after its time', async () => {
    const held: Socket[] = []
    const silent = createServer((socket) => held.push(socket))
    silent.listen(0, '127.0.0.1')
    await once(silent, 'listening')
    const { port } = silent.address() as AddressInfo
    const heard = record(connectNodeWebSocket(`ws://127.0.0.1:${port}`, { handshakeTimeoutMs: 20 }))
    expect(await heard.closed()).toEqual({ code: 1006, text: 'Opening handshake has timed out' })
    for (const socket of held) socket.destroy()
    await new Promise((resolve) => silent.close(resolve))
  })

  it('[T14] a server that answers with HTTP closes it once with 1006 and what it said', async () => {
    server = await startServer({ verifyClient: () => false })
    const heard = record(connectNodeWebSocket(server.url))
    expect(await heard.closed()).toEqual({ code: 1006, text: 'Unexpected server response: 401' })
    await settle()
    expect(heard.events).toEqual(['close'])
  })
})

describe('compression', () => {
  let server: TestServer | undefined
  afterEach(async () => {
    await server?.close()
    server = undefined
  })

  /** Bytes that a message of 100 kB of one value takes on the wire. */
  async function wireBytes(
    serverCompresses: boolean,
    client: NodeWebSocketOptions,
    wrap: WrappedWebSocketOptions,
    options: SendOptions,
  ): Promise<number> {
    server = await startServer({ perMessageDeflate: serverCompresses })
    const accepted = server.accept((socket) => ({ socket, far: wrapNodeWebSocket(socket, wrap) }))
    const near = connectNodeWebSocket(server.url, client)
    const heard = record(near)
    const { socket, far } = await accepted
    await heard.opened()
    const { _socket: wire } = socket as unknown as { _socket: Socket }
    const before = wire.bytesWritten
    const message = new Uint8Array(100_000).fill(7)
    far.send(message, options)
    far.send(Uint8Array.of(1), options)
    await heard.received(2)
    expect(areSame(heard.messages[0]!, message)).toBe(true)
    expect(heard.messages[1]).toEqual(Uint8Array.of(1))
    expect(far.bufferedBytes).toBe(0)
    await server.close()
    return wire.bytesWritten - before
  }

  const accepting = { acceptCompressed: true }

  it('[T36] is for what is worth it, from the threshold on, where both ends agreed', async () => {
    const atThreshold = await wireBytes(
      true,
      accepting,
      { compressFromBytes: 100_000 },
      { compress: true },
    )
    expect(atThreshold).toBeLessThan(1000)
  })

  it.each([
    ['that is not worth it', true, accepting, { compressFromBytes: 1 }, {}],
    ['below the threshold', true, accepting, { compressFromBytes: 100_001 }, { compress: true }],
    ['without a threshold', true, accepting, {}, { compress: true }],
    ['to a client that offers none', true, {}, { compressFromBytes: 1 }, { compress: true }],
    ['of a server that takes none', false, accepting, { compressFromBytes: 1 }, { compress: true }],
  ])('[T36] is not for a message %s', async (_, serverCompresses, client, wrap, options) => {
    expect(await wireBytes(serverCompresses, client, wrap, options)).toBeGreaterThan(100_000)
  })

  it('[T36] is not for what a client sends, though it reads it', async () => {
    server = await startServer({ perMessageDeflate: true })
    const accepted = server.accept((socket) => ({ socket, far: wrapNodeWebSocket(socket) }))
    const near = connectNodeWebSocket(server.url, accepting)
    const { socket, far } = await accepted
    const heard = record(far)
    await record(near).opened()
    near.send(new Uint8Array(100_000), { compress: true })
    await heard.received(1)
    expect((socket as unknown as { _socket: Socket })._socket.bytesRead).toBeGreaterThan(100_000)
  })

  it('[T36] gives no way round the limit: what inflates beyond it closes with 1009', async () => {
    server = await startServer({ perMessageDeflate: true })
    const accepted = server.accept((socket) => wrapNodeWebSocket(socket, { compressFromBytes: 1 }))
    const heard = record(connectNodeWebSocket(server.url, { ...accepting, maxMessageBytes: 5000 }))
    const far = await accepted
    const heardFar = record(far)
    await heard.opened()
    far.send(new Uint8Array(100_000), { compress: true })
    expect(await heard.closed()).toEqual({ code: 1006, text: 'Max payload size exceeded' })
    expect(await heardFar.closed()).toMatchObject({ code: 1009 })
  })
})

describe('wrapNodeWebSocket', () => {
  let server: TestServer | undefined
  afterEach(async () => {
    await server?.close()
    server = undefined
  })

  async function connect(): Promise<{ client: WebSocket; socket: WebSocket }> {
    server = await startServer()
    const accepted = server.accept((socket) => socket)
    const client = new WebSocket(server.url)
    const [socket] = await Promise.all([accepted, once(client, 'open')])
    return { client, socket }
  }

  it.each(['nodebuffer', 'arraybuffer', 'fragments'] as const)(
    '[T23] gives plain Uint8Arrays in memory of their own, also when the socket gives %s',
    async (binaryType) => {
      const { client, socket } = await connect()
      socket.binaryType = binaryType
      const heard = record(wrapNodeWebSocket(socket))
      client.send(Uint8Array.of(1, 2, 3))
      client.send(Uint8Array.of(4), { fin: false })
      client.send(Uint8Array.of(5, 6))
      client.send('text')
      client.send(new Uint8Array())
      await heard.received(4)
      expect(heard.messages.map((bytes) => [...bytes])).toEqual([
        [1, 2, 3],
        [4, 5, 6],
        [...Buffer.from('text')],
        [],
      ])
      for (const bytes of heard.messages) {
        expect(Object.getPrototypeOf(bytes)).toBe(Uint8Array.prototype)
        expect(bytes.byteLength).toBe(bytes.buffer.byteLength)
      }
    },
  )

  it('[T23] the codes that only programs may send pass: 1001 when a server goes away', async () => {
    const { client, socket } = await connect()
    const heard = record(wrapNodeWebSocket(socket))
    const there = record(wrapNodeWebSocket(client))
    wrapNodeWebSocket(socket).close({ code: 1001, text: 'going away' })
    expect(await there.closed()).toEqual({ code: 1001, text: 'going away' })
    expect(await heard.closed()).toEqual({ code: 1001, text: 'going away' })
  })

  it('[T23] an error of the socket is a close with 1006 and its text, never an uncaught error', async () => {
    const { client, socket } = await connect()
    const heard = record(wrapNodeWebSocket(socket))
    // A frame with reserved bits, which no peer may send; `ws` itself would never write it.
    const { _socket: raw } = client as unknown as { _socket: Socket }
    raw.write(Uint8Array.of(0xff, 0))
    const reason = await heard.closed()
    expect(reason.code).toBe(1006)
    expect(reason.text).toContain('Invalid WebSocket frame')
    await settle()
    expect(heard.events).toEqual(['open', 'close'])
  })

  it('[T23] a socket that was closed before is closed at once, with 1006', async () => {
    const { client, socket } = await connect()
    socket.terminate()
    await once(client, 'close')
    while (socket.readyState !== WebSocket.CLOSED) await settle()
    const transport = wrapNodeWebSocket(socket)
    expect(transport.state).toBe('closed')
    expect(record(transport).closes).toEqual([
      { code: 1006, text: 'the socket was closed before it was wrapped' },
    ])
  })
})
