import { once } from 'node:events'
import { type AddressInfo, type Socket, connect as connectTcp } from 'node:net'
import { type Message, World, connect, createCodec, defineSchema, u8 } from '@tx2-link/core'
import { connectNodeWebSocket } from '@tx2-link/core/node'
import { serve } from '@tx2-link/server'
import { afterEach, describe, expect, it } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { run } from '../src/command/run.ts'
import { type FakeIo, createFakeIo } from './fake-io.ts'
import { delta, ping } from './messages.ts'

const cleanUp: (() => unknown)[] = []

afterEach(async () => {
  for (const step of cleanUp.splice(0).toReversed()) await step()
})

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) {
    await new Promise((resolve) => {
      setTimeout(resolve, 2)
    })
  }
}

/** A tap in front of a server; what it prints is in its io. */
async function startTap(target: string, ...args: string[]): Promise<{ io: FakeIo; url: string }> {
  const io = createFakeIo()
  const running = run(['tap', '--listen', '0', '--to', target, ...args], io)
  cleanUp.push(async () => {
    io.end()
    expect(await running).toBe(0)
  })
  await until(() => io.complaints.length > 0)
  const [, url] = /listening on (\S+),/.exec(io.complaints[0] ?? '') ?? []
  return { io, url: url ?? '' }
}

/** Says back what it hears. */
async function startEcho(): Promise<{ url: string; sockets: WebSocket[] }> {
  const sockets: WebSocket[] = []
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  server.on('connection', (socket) => {
    sockets.push(socket)
    socket.on('message', (data, isBinary) => socket.send(data, { binary: isBinary }))
  })
  await once(server, 'listening')
  cleanUp.push(() => {
    for (const socket of sockets) socket.terminate()
    server.close()
  })
  return { url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/`, sockets }
}

/** A client by hand, which asks for an upgrade and says what it likes behind that. */
function askTap(url: string, headers: Record<string, string>, behind = new Uint8Array()): Socket {
  const socket = connectTcp(Number(new URL(url).port), '127.0.0.1')
  cleanUp.push(() => socket.destroy())
  socket.on('error', () => {})
  const asked = {
    Host: '127.0.0.1',
    Upgrade: 'websocket',
    Connection: 'Upgrade',
    'Sec-WebSocket-Key': Buffer.alloc(16).toString('base64'),
    'Sec-WebSocket-Version': '13',
    ...headers,
  }
  const lines = Object.entries(asked).map(([name, value]) => `${name}: ${value}\r\n`)
  socket.write(Buffer.concat([Buffer.from(`GET / HTTP/1.1\r\n${lines.join('')}\r\n`), behind]))
  return socket
}

/** Sends messages to a server that echoes, and waits until all of them are back. */
async function sendThrough(url: string, messages: readonly Message[]): Promise<void> {
  const client = new WebSocket(url)
  cleanUp.push(() => client.terminate())
  let count = 0
  client.on('message', () => {
    count += 1
  })
  await once(client, 'open')
  for (const message of messages) client.send(codec.encodeMessage(message))
  await until(() => count === messages.length)
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

/** An empty frame with bits set that no WebSocket may set. */
const BAD_FRAME = new Uint8Array([0xb2, 0x80, 0, 0, 0, 0])

const codec = createCodec('msgpack')

describe('the tap', () => {
  it('[A10] stands unseen between a client and a server, and shows both sides', async () => {
    const schema = defineSchema({ Health: { current: u8 } })
    const world = new World(schema)
    const id = world.spawn({ Health: { current: 5 } })
    const served = await serve(world, { port: 0, tickRate: 100 })
    cleanUp.push(() => served.close())
    const { io, url } = await startTap(served.url ?? '')
    const link = connect(url, { schema, transport: connectNodeWebSocket })
    cleanUp.push(() => link.close())
    const replica: number[] = []
    link.attach({
      snapshot: (entities) => void replica.push(entities.length),
      delta: (changes) => void replica.push(changes.length),
    })
    link.open()
    await until(() => replica.length > 0)
    world.patch(id, 'Health', { current: 4 })
    await until(() => replica.length > 1)
    expect(replica).toEqual([1, 1])
    const seen = io.out()
    expect(seen).toMatch(/1 -> {2}SchemaSync \(seq: 1\): 2 schemas, "@tx2-link", "Health"/)
    expect(seen).toMatch(/1 <- {2}Snapshot \(seq: 1\): 1 entity, 1 component/)
    expect(seen).toMatch(/1 <- {2}Delta \(seq: 2\): 1 component updated, from \d+ to \d+ ms/)
    expect(seen).toMatch(/1 -> {2}Ack /)
  })

  it('[A11] passes bytes and texts on as they are, also what it cannot read', async () => {
    const echo = await startEcho()
    const { io, url } = await startTap(echo.url)
    const client = new WebSocket(url)
    cleanUp.push(() => client.terminate())
    const heard: [string, boolean][] = []
    client.on('message', (data: Buffer, isBinary) => heard.push([data.toString('hex'), isBinary]))
    await once(client, 'open')
    client.send(new Uint8Array([0xc1, 0xff, 0x00]))
    client.send('text')
    client.send(codec.encodeMessage(delta))
    await until(() => heard.length === 3)
    expect(heard).toEqual([
      ['c1ff00', true],
      [Buffer.from('text').toString('hex'), false],
      [Buffer.from(codec.encodeMessage(delta)).toString('hex'), true],
    ])
    expect(io.out()).toMatch(/-> {2}unreadable, 3 bytes: .*at byte 0.*: c1ff00/)
  })

  it('[A12] shows and records what passes the filter, and what it cannot read', async () => {
    const echo = await startEcho()
    const args = ['--filter', 'type == delta and dir == in', '--record', 'tap.jsonl', '--quiet']
    const { io, url } = await startTap(echo.url, ...args)
    await sendThrough(url, [ping, delta, ping])
    const lines = Buffer.from(io.files.get('tap.jsonl') ?? [])
      .toString()
      .trim()
      .split('\n')
    const [line] = lines.map((each) => JSON.parse(each))
    expect(lines).toHaveLength(1)
    expect(line).toMatchObject({ connection: 1, direction: 'in', format: 'msgpack' })
    expect(codec.decodeMessage(new Uint8Array(Buffer.from(line.bytes, 'base64')))).toEqual(delta)
    expect(io.out()).toBe('')
  })

  it('[A18] what it recorded is shown again as it showed it, and filtered', async () => {
    const echo = await startEcho()
    const { io, url } = await startTap(echo.url, '--record', 'tap.jsonl')
    await sendThrough(url, [ping, delta])
    const kept = io.files.get('tap.jsonl') ?? new Uint8Array()
    const again = createFakeIo({ 'tap.jsonl': kept })
    expect(await run(['decode', 'tap.jsonl', '--recording', '--as', 'line'], again)).toBe(0)
    expect(again.out()).toBe(io.out())
    const whole = { connection: 1, direction: 'in', format: 'msgpack', bytes: '' }
    const strangers = ['no JSON', '7', '{"time":1}', JSON.stringify({ ...whole, time: 1e16 })]
    const some = createFakeIo({
      'tap.jsonl': `${Buffer.from(kept).toString()}${strangers.join('\n')}`,
    })
    const args = ['--recording', '--as', 'json', '--filter', 'type == delta and dir == in']
    expect(await run(['decode', 'tap.jsonl', ...args], some)).toBe(1)
    expect(JSON.parse(some.out())).toMatchObject({
      connection: 1,
      direction: 'in',
      bytes: codec.encodeMessage(delta).length,
      message: { payload: { type: 'delta', changes: [{ component_id: '__proto__' }] } },
    })
    expect(some.complaints).toEqual(
      [5, 6, 7, 8].map((line) => `line ${line} is not one of a recording`),
    )
  })

  it('[A12] shows messages as JSON with all their digits, and what is wrong with others', async () => {
    const echo = await startEcho()
    const { io, url } = await startTap(echo.url, '--as', 'json')
    const client = new WebSocket(url)
    cleanUp.push(() => client.terminate())
    await once(client, 'open')
    client.send(codec.encodeMessage(delta))
    client.send(new Uint8Array([0xc1]))
    await until(() => io.out().split('\n').length === 5)
    expect(io.out()).toContain('18446744073709551615')
    const lines = io.out().trim().split('\n')
    const wrong = lines
      .map((line) => JSON.parse(line))
      .filter(({ message }) => message === undefined)
    expect(wrong).toHaveLength(2)
    expect(wrong[0]).toMatchObject({ bytes: 1, error: expect.stringMatching(/at byte 0/) })
  })

  it('[A19] passes on what a server may judge its client by', async () => {
    const server = new WebSocketServer({
      port: 0,
      host: '127.0.0.1',
      handleProtocols: (offered) => [...offered].at(-1) ?? false,
    })
    cleanUp.push(() => {
      for (const socket of server.clients) socket.terminate()
      server.close()
    })
    await once(server, 'listening')
    const asked = once(server, 'connection')
    const { url } = await startTap(`ws://127.0.0.1:${(server.address() as AddressInfo).port}/`)
    const client = new WebSocket(url, ['one', 'two'], {
      origin: 'https://game.example',
      headers: { cookie: 'who=me', authorization: 'Bearer x' },
    })
    cleanUp.push(() => client.terminate())
    await once(client, 'open')
    expect(client.protocol).toBe('two')
    const [, { headers }] = await asked
    expect(headers).toMatchObject({
      origin: 'https://game.example',
      cookie: 'who=me',
      authorization: 'Bearer x',
    })
  })

  it('[A13] hands closes on with code and reason, both ways', async () => {
    const echo = await startEcho()
    const { url } = await startTap(echo.url)
    const first = new WebSocket(url)
    await once(first, 'open')
    await until(() => echo.sockets.length === 1)
    const gone = once(echo.sockets[0]!, 'close')
    first.close(4123, 'bye')
    expect((await gone).map(String)).toEqual(['4123', 'bye'])
    const second = new WebSocket(url)
    await once(second, 'open')
    await until(() => echo.sockets.length === 2)
    const closed = once(second, 'close')
    echo.sockets[1]!.close(4101, 'no match')
    expect((await closed).map(String)).toEqual(['4101', 'no match'])
  })

  it('[A14] says so when the server is not there, and lets the client go with a reason', async () => {
    const { io, url } = await startTap('ws://127.0.0.1:9/')
    const client = new WebSocket(url)
    const [code, reason] = await once(client, 'close')
    expect([code, String(reason)]).toEqual([1014, 'the tap cannot reach the server'])
    expect(io.complaints.join('\n')).toMatch(/client 1 has no server: .*ECONNREFUSED/)
  })

  it('[A20] goes on when a client that has no server says what is no frame', async () => {
    const uncaught = catchUncaught()
    const { url } = await startTap('ws://127.0.0.1:9/')
    const client = askTap(url, {}, BAD_FRAME)
    client.resume()
    await once(client, 'close')
    expect(uncaught).toEqual([])
    const [code] = await once(new WebSocket(url), 'close')
    expect(code).toBe(1014)
  })

  it('[A20] goes on when a client resets its connection that is turned away', async () => {
    const uncaught = catchUncaught()
    const echo = await startEcho()
    const { url } = await startTap(echo.url)
    const client = askTap(url, { 'Sec-WebSocket-Protocol': 'twice, twice' })
    client.write('', () => client.resetAndDestroy())
    await once(client, 'close')
    const next = askTap(url, { 'Sec-WebSocket-Protocol': 'twice, twice' })
    const [answer] = await once(next, 'data')
    expect(String(answer)).toMatch(/^HTTP\/1.1 400 /)
    expect(uncaught).toEqual([])
  })

  it('[A20] leaves its server alone when what a client asked for is no handshake', async () => {
    const uncaught = catchUncaught()
    const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
    cleanUp.push(() => void server.close())
    await once(server, 'listening')
    const connected = once(server, 'connection') as Promise<[WebSocket]>
    const { url } = await startTap(`ws://127.0.0.1:${(server.address() as AddressInfo).port}/`)
    const client = askTap(url, { 'Sec-WebSocket-Version': '12' })
    const [answer] = await once(client, 'data')
    expect(String(answer)).toMatch(/^HTTP\/1.1 400 /)
    const [socket] = await connected
    if (socket.readyState !== WebSocket.CLOSED) await once(socket, 'close')
    expect(server.clients.size).toBe(0)
    expect(uncaught).toEqual([])
  })

  it('[A15] says which port is in use', async () => {
    const echo = await startEcho()
    const { port } = new URL(echo.url)
    const io = createFakeIo()
    expect(await run(['tap', '--listen', port, '--to', echo.url], io)).toBe(1)
    expect(io.complaints.join('\n')).toMatch(/EADDRINUSE/)
  })
})
