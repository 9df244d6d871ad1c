import { type Socket, connect } from 'node:net'
import { writeFile } from 'node:fs/promises'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { connectStream, listenStream, type StreamServer, wrapStream } from '../../src/node/index.ts'
import { createFakeClock } from '../../src/testing/fake-clock.ts'
import { record } from '../transport/recorder.ts'
import { socketFolder, unusedPort } from './stream-harness.ts'

const folder = socketFolder()
afterAll(() => folder.dispose())

describe('connectStream and listenStream', () => {
  let server: StreamServer | undefined
  const sockets: Socket[] = []
  afterEach(() => {
    server?.close()
    server = undefined
    for (const socket of sockets.splice(0)) socket.destroy()
  })

  it('[T29] a listener at port 0 says which port it got, of this machine alone', async () => {
    server = await listenStream({ port: 0 }, (transport) => {
      transport.listen({ message: (bytes) => transport.send(bytes) })
    })
    const { address } = server
    expect(address).toEqual({ port: expect.any(Number) })
    const transport = connectStream(address)
    const heard = record(transport)
    await heard.opened()
    transport.send(Uint8Array.of(4))
    await heard.received(1)
    transport.close()
    await heard.closed()
  })

  it('[T29] closed, it listens no more, and the connections that it made go on', async () => {
    server = await listenStream({ path: folder.path('closed.sock') }, (transport) => {
      transport.listen({ message: (bytes) => transport.send(bytes) })
    })
    const { address } = server
    const transport = connectStream(address)
    const heard = record(transport)
    await heard.opened()
    transport.send(Uint8Array.of(4))
    await heard.received(1)
    server.close()
    expect((await record(connectStream(address)).closed()).code).toBe(1006)
    transport.send(Uint8Array.of(5))
    await heard.received(2)
    transport.close()
    await heard.closed()
  })

  it('[T29] an address in use is an error that names it, also when it is a file', async () => {
    server = await listenStream({ path: folder.path('used.sock') }, () => {})
    await writeFile(folder.path('file'), 'mine')
    for (const name of ['used.sock', 'file']) {
      const path = folder.path(name)
      await expect(listenStream({ path }, () => {})).rejects.toMatchObject({
        code: 'transport',
        message: `${path} is in use`,
      })
    }
    await expect(listenStream({ path: folder.path('no/such/folder') }, () => {})).rejects.toThrow(
      /cannot be had/,
    )
  })

  it('[T29] connections above the maximum are dropped', async () => {
    server = await listenStream({ port: 0 }, () => {}, { maxConnections: 1 })
    const first = connectStream(server.address)
    await record(first).opened()
    const second = record(connectStream(server.address))
    expect(await second.closed()).toMatchObject({ code: 1006 })
    expect(first.state).toBe('open')
    first.close()
  })

  it('[T29] an attempt that nobody answers fails after its time', async () => {
    const clock = createFakeClock()
    const heard = record(
      connectStream({ port: await unusedPort() }, { clock, connectTimeoutMs: 100 }),
    )
    clock.advance(100)
    const reason = await heard.closed()
    expect(reason).toMatchObject({
      code: 1006,
      text: expect.stringContaining('did not answer in time'),
    })
    expect(clock.pendingCount).toBe(0)
  })

  it('[T29] a connection that is made leaves no timer', async () => {
    const clock = createFakeClock()
    server = await listenStream({ port: 0 }, () => {})
    const transport = connectStream(server.address, { clock })
    await record(transport).opened()
    expect(clock.pendingCount).toBe(0)
    transport.close()
  })

  it('[T29] a socket that is still connecting may be wrapped', async () => {
    server = await listenStream({ port: 0 }, (transport) => {
      transport.send(Uint8Array.of(3))
    })
    const socket = connect((server.address as { port: number }).port, '127.0.0.1')
    sockets.push(socket)
    const transport = wrapStream(socket)
    expect(transport.state).toBe('connecting')
    const heard = record(transport)
    await heard.received(1)
    expect(heard.events).toEqual(['open', 'message'])
  })
})
