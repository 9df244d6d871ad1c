import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, type Socket, connect as connectTcp } from 'node:net'
import { PassThrough } from 'node:stream'
import { LinkErrorCode } from '@tx2-link/core'
import { describe, expect, it, vi } from 'vitest'
import { type ClientOptions, WebSocket } from 'ws'
import type { AttachInspectorOptions } from '../../src/node/attach-inspector.ts'
import { hasToken, isFromHere, isLoopbackHost } from '../../src/node/front-door.ts'
import { InspectorCloseCode } from '../../src/relay/close-code.ts'
import { encodeCommand } from '../../src/relay/wire/command.ts'
import { afterwards, createRig, inspectWith } from './harness.ts'

interface Outcome {
  readonly status?: number | undefined
  readonly code?: number
  readonly text?: string
}

/** How a connection ends: an HTTP status that refuses it, or a close. */
function outcomeOf(url: string, options: ClientOptions = {}, send?: Uint8Array): Promise<Outcome> {
  const socket = new WebSocket(url, options)
  afterwards(() => socket.terminate())
  return new Promise((resolve) => {
    socket.on('unexpected-response', (_, { statusCode }) => resolve({ status: statusCode }))
    socket.on('close', (code, text) => resolve({ code, text: text.toString() }))
    socket.on('error', () => {})
    socket.on('open', () => send !== undefined && socket.send(send))
  })
}

/** Whether a connection is welcomed. */
function isWelcomed(url: string, options: ClientOptions = {}): Promise<boolean> {
  const socket = new WebSocket(url, options)
  afterwards(() => socket.terminate())
  return new Promise((resolve) => {
    socket.on('message', () => resolve(true))
    socket.on('close', () => resolve(false))
    socket.on('error', () => {})
  })
}

describe('an inspector’s front door', () => {
  it('[I1] does not start in production unless it is forced', async () => {
    vi.stubEnv('NODE_ENV', 'production')
    afterwards(() => vi.unstubAllEnvs())
    const rig = createRig()
    await expect(rig.attach()).rejects.toMatchObject({
      code: LinkErrorCode.invalidConfig,
      message: expect.stringContaining('production'),
    })
    const attached = await rig.attach({ force: true })
    await expect(isWelcomed(attached.url!)).resolves.toBe(true)
  })

  it.each<[string, AttachInspectorOptions]>([
    ['host', { host: '0.0.0.0' }],
    ['host', { host: '192.168.1.4' }],
    ['host', { host: '127.0.0.1.example.com' }],
    ['token', { token: 'short' }],
    ['maxInspectors', { maxInspectors: 0 }],
    ['maxBufferedBytes', { maxBufferedBytes: Number.NaN }],
  ])('[I2] does not start with an impossible %s: %o', async (name, options) => {
    await expect(createRig().attach(options)).rejects.toMatchObject({
      code: LinkErrorCode.invalidConfig,
      message: expect.stringContaining(name),
    })
  })

  it('[I3] turns away requests from other machines', async () => {
    const http = createServer()
    http.listen(0, '127.0.0.1')
    await once(http, 'listening')
    afterwards(() => void http.close())
    const attached = await createRig().attach({ http: { server: http, path: '/inspect' } })
    const { search } = new URL(attached.url!)
    const socket = Object.assign(new PassThrough(), { remoteAddress: '192.168.1.4' })
    const request = { url: `/inspect${search}`, headers: {}, socket }
    http.emit('upgrade', request, socket, Buffer.alloc(0))
    const [answer] = await once(socket, 'data')
    expect(String(answer)).toMatch(/^HTTP\/1.1 403 /)
    expect(attached.inspectors).toBe(0)
  })

  it.each<[boolean, string | undefined, string | undefined]>([
    [true, '127.0.0.1', undefined],
    [true, '::1', 'http://localhost:5173'],
    [true, '::ffff:127.0.0.1', 'http://[::1]:5173'],
    [true, '127.0.0.2', 'https://arena.localhost'],
    [false, '::ffff:192.168.1.4', undefined],
    [false, '2001:db8::1', undefined],
    [false, undefined, undefined],
    [false, '127.0.0.1', 'https://example.com'],
    [false, '127.0.0.1', 'http://localhost.example.com'],
    [false, '127.0.0.1', 'http://127.0.0.1.example.com'],
    [false, '127.0.0.1', 'null'],
    [false, '127.0.0.1', ''],
  ])('[I3] lets in: %s, from %s with the origin %s', (isLetIn, remoteAddress, origin) => {
    const headers = origin === undefined ? {} : { origin }
    expect(isFromHere({ url: '/', headers, socket: { remoteAddress } })).toBe(isLetIn)
  })

  it('[I4] turns away pages of foreign origins, and lets local ones in', async () => {
    const attached = await createRig().attach()
    const foreign = { origin: 'https://example.com' }
    await expect(outcomeOf(attached.url!, foreign)).resolves.toEqual({ status: 403 })
    await expect(isWelcomed(attached.url!, { origin: 'http://localhost:5173' })).resolves.toBe(true)
    expect(new URL(attached.url!).hostname).toBe('127.0.0.1')
  })

  it('[I5] tells a panel with a wrong token so, and it does not try again', async () => {
    const rig = createRig()
    const attached = await rig.attach()
    const pending = rig.clock.pendingCount
    const connection = inspectWith(
      attached.url!.replace(attached.token, 'not-the-token'),
      rig.clock,
    )
    await rig.until(() => connection.status.state !== 'connecting')
    expect(connection.status).toMatchObject({ state: 'refused', retryAt: undefined })
    expect(connection.status.text).toContain('the token is wrong')
    expect(connection.status.text).not.toContain('not-the-token')
    expect(connection.sources.get()).toEqual([])
    expect(rig.clock.pendingCount).toBe(pending)
    expect(attached.inspectors).toBe(0)
  })

  it.each([
    ['/?token=right-token', true],
    ['/?other=1&token=right-token', true],
    ['/', false],
    [undefined, false],
    ['/?token=', false],
    ['/?token=right-token-', false],
    ['/?token=right-toke', false],
    ['/?token=%E0%A4%A', false],
    ['/#?token=wrong&token=right-token', false],
  ])('[I5] %s names the token: %s', (url, names) => {
    const request = { headers: {}, socket: { remoteAddress: '::1' }, url }
    expect(hasToken(request, 'right-token')).toBe(names)
  })

  it('[I6] gives each server a token of its own unless it is told one', async () => {
    const rig = createRig()
    const [first, second] = [await rig.attach(), await rig.attach()]
    expect(first.token).toMatch(/^[0-9a-f]{32}$/)
    expect(second.token).not.toBe(first.token)
    const told = await rig.attach({ token: 'a token & more' })
    await expect(isWelcomed(told.url!)).resolves.toBe(true)
  })

  it('[I7] lets in as many inspectors as it may, and tells the next one', async () => {
    const rig = createRig()
    const attached = await rig.attach({ maxInspectors: 2 })
    const first = await rig.inspect(attached.url!)
    await rig.inspect(attached.url!)
    const third = inspectWith(attached.url!, rig.clock)
    await rig.until(() => third.status.state === 'reconnecting')
    expect(third.status.text).toContain('2 inspectors are connected')
    first.close()
    await rig.until(() => third.status.state === 'live')
  })

  it('[I8] takes upgrades of an HTTP server at its path alone, and has no address before it listens', async () => {
    const http = createServer((_, response) => response.end('page'))
    const attached = await createRig().attach({ http: { server: http, path: '/inspect' } })
    expect(attached.url).toBeUndefined()
    const others: (string | undefined)[] = []
    http.on('upgrade', ({ url }, socket) => {
      if (url?.startsWith('/game') === true) {
        others.push(url)
        socket.destroy()
      }
    })
    http.listen(0)
    await once(http, 'listening')
    afterwards(() => void http.close())
    await expect(isWelcomed(attached.url!)).resolves.toBe(true)
    await outcomeOf(attached.url!.replace('/inspect', '/game'))
    expect(others).toHaveLength(1)
    const { port } = http.address() as AddressInfo
    const page = await fetch(`http://127.0.0.1:${port}/`)
    expect(await page.text()).toBe('page')
  })

  it('[I8] answers other requests to a port of its own: 404 and 426', async () => {
    const attached = await createRig().attach()
    await expect(outcomeOf(attached.url!.replace('/?', '/other?'))).resolves.toEqual({
      status: 404,
    })
    const page = await fetch(attached.url!.replace('ws:', 'http:'))
    expect(page.status).toBe(426)
  })

  it('[I8] answers for other paths of an HTTP server too when nobody else listens for upgrades', async () => {
    const http = createServer()
    http.listen(0, '127.0.0.1')
    await once(http, 'listening')
    afterwards(() => void http.close())
    const attached = await createRig().attach({ http: { server: http, path: '/inspect' } })
    const other = attached.url!.replace('/inspect', '/other')
    await expect(outcomeOf(other)).resolves.toEqual({ status: 404 })
  })

  it.each([
    ['that nobody answers', '/other', {}],
    ['that is turned away', '/inspect', { Origin: 'https://example.com' }],
  ])('[I8] a connection %s ends nothing else when it is reset', async (_, path, headers) => {
    const uncaught: unknown[] = []
    const handlers = process.listeners('uncaughtException')
    process.removeAllListeners('uncaughtException')
    process.on('uncaughtException', (error) => uncaught.push(error))
    afterwards(() => {
      process.removeAllListeners('uncaughtException')
      for (const handler of handlers) process.on('uncaughtException', handler)
    })
    const http = createServer()
    http.listen(0, '127.0.0.1')
    await once(http, 'listening')
    afterwards(() => void http.close())
    const { port } = http.address() as AddressInfo
    let client: Socket | undefined
    // Before the inspector's own listener, so that its answer finds the connection reset.
    http.on('upgrade', () => client?.resetAndDestroy())
    await createRig().attach({ http: { server: http, path: '/inspect' } })
    const accepted = once(http, 'connection') as Promise<[Socket]>
    client = connectTcp(port, '127.0.0.1')
    const lines = Object.entries({ Upgrade: 'websocket', Connection: 'Upgrade', ...headers })
    const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')
    client.write(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n${head}\r\n`)
    const [socket] = await accepted
    await new Promise((resolve) => void socket.once('close', resolve))
    await new Promise((resolve) => void setImmediate(resolve))
    expect(uncaught).toEqual([])
  })

  it('[I9] says which port is in use', async () => {
    const rig = createRig()
    const { url } = await rig.attach()
    const port = Number(new URL(url!).port)
    await expect(rig.attach({ port })).rejects.toMatchObject({
      code: LinkErrorCode.transport,
      message: `port ${port} is in use`,
    })
  })

  it.each([
    ['an unknown command', new Uint8Array([2, 99, 1]), InspectorCloseCode.malformed],
    ['a command cut short', encodeCommand({ type: 'watch', peer: 300 }).subarray(0, 3), 4400],
    ['more than a command may have', new Uint8Array(5_000), 1009],
  ])('[I10] closes an inspector that sends %s, and no other', async (_, bytes, code) => {
    const rig = createRig()
    const attached = await rig.attach()
    const other = await rig.inspect(attached.url!)
    await expect(outcomeOf(attached.url!, {}, bytes)).resolves.toMatchObject({ code })
    await rig.until(() => attached.inspectors === 1)
    expect(other.status.state).toBe('live')
  })

  it('[I11] closing turns inspectors away with a reason and gives the port back', async () => {
    const rig = createRig()
    const attached = await rig.attach()
    const port = Number(new URL(attached.url!).port)
    const connection = await rig.inspect(attached.url!)
    await attached.close()
    await rig.until(() => connection.status.state === 'reconnecting')
    expect(connection.status.text).toContain('no longer lets itself be inspected')
    connection.close()
    const again = await rig.attach({ port })
    await expect(isWelcomed(again.url!)).resolves.toBe(true)
  })

  it('[I2] knows which hosts are this machine', () => {
    const hosts = ['localhost', '127.0.0.1', '127.8.9.10', '::1', '[::1]', 'app.localhost']
    expect(hosts.filter((host) => !isLoopbackHost(host))).toEqual([])
    const others = ['0.0.0.0', '::', '128.0.0.1', 'localhost.', '127.1', 'mylocalhost', '']
    expect(others.filter(isLoopbackHost)).toEqual([])
  })
})
