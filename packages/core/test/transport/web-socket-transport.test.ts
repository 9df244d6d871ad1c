import { afterEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { wrapNodeWebSocket } from '../../src/node/index.ts'
import { closeKind } from '../../src/transport/close-kind.ts'
import type { Transport } from '../../src/transport/transport.ts'
import {
  connectWebSocket,
  type WebSocketConstructor,
  type WebSocketTransportOptions,
} from '../../src/transport/web-socket-transport.ts'
import { describeTransportContract } from './contract.ts'
import { BrowserLikeWebSocket } from './browser-like-web-socket.ts'
import { refusedUrl, startServer, type TestServer } from './node-server.ts'
import { record, settle } from './recorder.ts'

const webSocket: WebSocketConstructor = BrowserLikeWebSocket

/** A WebSocket whose events of one type are replaced. */
function changing(changed: string, change: () => unknown): WebSocketConstructor {
  return class extends BrowserLikeWebSocket {
    override addEventListener(type: string, listener: (event: never) => void): void {
      const heard = listener as (event: unknown) => void
      const replaced = type === changed ? () => heard(change()) : heard
      super.addEventListener(type as 'message', replaced)
    }
  }
}

describeTransportContract('connectWebSocket', {
  createPair: async () => {
    const server = await startServer()
    const accepted = server.accept((socket) => ({ socket, far: wrapNodeWebSocket(socket) }))
    const near = connectWebSocket(server.url, { webSocket })
    const { socket, far } = await accepted
    return { near, far, breakFar: () => socket.terminate(), dispose: () => server.close() }
  },
  canBreak: true,
  createRefused: async () => connectWebSocket(await refusedUrl(), { webSocket }),
})

describe('connectWebSocket', () => {
  let server: TestServer | undefined
  afterEach(async () => {
    await server?.close()
    server = undefined
  })

  async function connect(
    options: WebSocketTransportOptions = {},
  ): Promise<{ near: Transport; socket: WebSocket; protocol: string | undefined }> {
    server = await startServer()
    const accepted = server.accept((socket, request) => ({
      socket,
      protocol: request.headers['sec-websocket-protocol'],
    }))
    const near = connectWebSocket(server.url, { webSocket, ...options })
    return { near, ...(await accepted) }
  }

  it('[T18] offers no subprotocol, which a server that knows none would be lost by', async () => {
    const { protocol } = await connect()
    expect(protocol).toBeUndefined()
  })

  it('[T18] takes the class of ws as it is, and what that says about an error', async () => {
    const heard = record(connectWebSocket(await refusedUrl(), { webSocket: WebSocket }))
    const reason = await heard.closed()
    expect(reason.code).toBe(1006)
    expect(reason.text).toContain('ECONNREFUSED')
  })

  it('[T18] throws a LinkError when the URL is none, with the cause', () => {
    for (const url of ['no url', 'ftp://example.org']) {
      expect(() => connectWebSocket(url, { webSocket })).toThrow(
        expect.objectContaining({
          name: 'LinkError',
          code: 'transport',
          cause: expect.any(SyntaxError),
        }),
      )
    }
  })

  it('[T18] throws a LinkError where there is no WebSocket and none is given', () => {
    const before = globalThis.WebSocket
    Reflect.deleteProperty(globalThis, 'WebSocket')
    try {
      expect(() => connectWebSocket('ws://localhost')).toThrow(
        expect.objectContaining({ code: 'transport' }),
      )
    } finally {
      if (before !== undefined) globalThis.WebSocket = before
    }
  })

  it('[T19] turns text frames into their UTF-8 bytes', async () => {
    const { near, socket } = await connect()
    const heard = record(near)
    socket.send('{"payload":"héllo – 😀"}')
    socket.send('')
    await heard.received(2)
    expect(new TextDecoder().decode(heard.messages[0])).toBe('{"payload":"héllo – 😀"}')
    expect(heard.messages[1]).toEqual(new Uint8Array())
  })

  it.each([
    [1001, 4001],
    [1006, 4006],
    [1011, 4011],
    [0, 4000],
    [2999, 4000],
    [5000, 4000],
    [Number.NaN, 4000],
    [3000, 3000],
    [4999, 4999],
  ])('[T20] a close with %d, as scripts may not all send, arrives as %d', async (code, arrives) => {
    const { near, socket } = await connect()
    const there = record(wrapNodeWebSocket(socket))
    const heard = record(near)
    await heard.opened()
    near.close({ code, text: 'why' })
    expect(await there.closed()).toEqual({ code: arrives, text: 'why' })
    expect(await heard.closed()).toEqual({ code: arrives, text: 'why' })
  })

  it('[T20] says why it closed also when the other end answers without code or text', async () => {
    const Forgetful = changing('close', () => ({ code: 1005, reason: '' }))
    const { near } = await connect({ webSocket: Forgetful })
    const heard = record(near)
    await heard.opened()
    near.close({ code: 4100, text: 'silent' })
    expect(await heard.closed()).toEqual({ code: 4100, text: 'silent' })
  })

  it.each([
    [1000, 'normal'],
    [1001, 'going-away'],
    [1002, 'not-understood'],
    [1003, 'not-understood'],
    [1007, 'not-understood'],
    [1008, 'refused'],
    [1009, 'too-big'],
    [1011, 'failed'],
    [1012, 'busy'],
    [1013, 'busy'],
    [3000, 'application'],
    [4000, 'unstated'],
    [4101, 'link'],
    [4999, 'application'],
  ])('[T37] hears a close with %d, which is %s, with its text', async (code, kind) => {
    const { near, socket } = await connect()
    const heard = record(near)
    await heard.opened()
    socket.close(code, 'why')
    expect(await heard.closed()).toEqual({ code, text: 'why' })
    expect(closeKind(code)).toBe(kind)
  })

  it('[T20] passes on the code of the other end, 1005 when that gave none', async () => {
    const { near, socket } = await connect()
    const heard = record(near)
    await heard.opened()
    socket.close()
    expect(await heard.closed()).toEqual({ code: 1005, text: '' })
  })

  it('[T14] a connection that breaks closes once with 1006 and a text', async () => {
    const { near, socket } = await connect()
    const heard = record(near)
    await heard.opened()
    socket.terminate()
    expect(await heard.closed()).toEqual({ code: 1006, text: 'the connection was lost' })
    await settle()
    expect(heard.events).toEqual(['open', 'close'])
  })

  it('[T21] closes with 4009 at a message above maxMessageBytes, which is not heard', async () => {
    const { near, socket } = await connect({ maxMessageBytes: 8 })
    const there = record(wrapNodeWebSocket(socket))
    const heard = record(near)
    await heard.opened()
    socket.send(new Uint8Array(8))
    socket.send('é'.repeat(5))
    const reason = { code: 4009, text: 'a message has more than 8 bytes' }
    expect(await heard.closed()).toEqual(reason)
    expect(await there.closed()).toEqual(reason)
    expect(heard.messages).toEqual([new Uint8Array(8)])
  })

  it('[T21] closes with 4013 instead of keeping more than it may before anybody listens', async () => {
    for (const limits of [{ maxQueuedBytes: 10 }, { maxQueuedMessages: 2 }]) {
      const { near, socket } = await connect(limits)
      const there = record(wrapNodeWebSocket(socket))
      for (let i = 0; i < 5; i += 1) socket.send(new Uint8Array(4))
      expect(await there.closed()).toMatchObject({ code: 4013 })
      const heard = record(near)
      await heard.closed()
      expect(heard.events).toEqual(['close'])
      await server?.close()
    }
  })

  it('[T21] closes with 4003 at data that is neither text nor bytes', async () => {
    const Blobs = changing('message', () => ({ data: new Blob(['x']) }))
    const { near, socket } = await connect({ webSocket: Blobs })
    const heard = record(near)
    await heard.opened()
    socket.send('x')
    expect(await heard.closed()).toMatchObject({ code: 4003 })
  })

  it('[T7] bufferedBytes tells what has not left yet', async () => {
    const { near } = await connect()
    const heard = record(near)
    await heard.opened()
    near.send(new Uint8Array(8_000_000))
    expect(near.bufferedBytes).toBeGreaterThan(1_000_000)
  })
})
