import { PassThrough } from 'node:stream'
import { expect } from 'vitest'
import { connectStream, listenStream, wrapStream } from '../../src/node/index.ts'
import { createFakeClock } from '../../src/testing/fake-clock.ts'
import { connectPort, listenPort } from '../../src/transport/message-port-transport.ts'
import { SocketTransport } from '../../src/transport/socket-transport.ts'
import type { CloseReason } from '../../src/transport/transport.ts'
import { unusedPort } from '../node/stream-harness.ts'
import { closePorts, createChannel, join, listen } from '../transport/port-harness.ts'
import { record, settle } from '../transport/recorder.ts'
import { type LimitCase, MIB } from './limit-case.ts'

export const transportLimits: readonly LimitCase[] = [
  {
    what: 'bytes of a message over a transport',
    most: '64 MiB',
    tryIt: () => {
      const { transport, closes } = openSocket()
      const heard = record(transport)
      transport.onMessage(new Uint8Array(64 * MIB))
      expect(heard.messages.map(({ length }) => length)).toEqual([64 * MIB])
      expect(closes).toEqual([])
      transport.onMessage(new Uint8Array(64 * MIB + 1))
      expect(closes).toEqual([{ code: 4009, text: expect.stringContaining('67108864') }])
      expect(heard.messages).toHaveLength(1)
    },
  },
  {
    what: 'bytes; messages that wait in a transport until somebody listens',
    most: '64 MiB; 65,536',
    tryIt: () => {
      const bytes = openSocket()
      for (let at = 0; at < 64; at += 1) bytes.transport.onMessage(new Uint8Array(MIB))
      expect(bytes.closes).toEqual([])
      bytes.transport.onMessage(new Uint8Array(1))
      expect(bytes.closes).toMatchObject([{ code: 4013 }])
      const messages = openSocket()
      for (let at = 0; at < 65_536; at += 1) messages.transport.onMessage(new Uint8Array())
      expect(messages.closes).toEqual([])
      messages.transport.onMessage(new Uint8Array())
      expect(messages.closes).toMatchObject([{ code: 4013 }])
    },
  },
  {
    what: "connections of a stream's listener; of a port's",
    most: '1,024; 64',
    tryIt: async () => {
      await tryConnections(1_024)
      // As many tabs on one channel.
      const { taken } = listen(join('limits'))
      const first = Array.from({ length: 64 }, () => record(connectPort(join('limits'))))
      await Promise.all(first.map((each) => each.opened()))
      await taken(64)
      expect(await record(connectPort(join('limits'))).closed()).toMatchObject({ code: 4013 })
      expect(first.flatMap(({ closes }) => closes)).toEqual([])
      closePorts()
    },
  },
  {
    what: 'time to connect; until a close is answered over a stream; over a port',
    most: '30 s; 10 s; 5 s',
    tryIt: async () => {
      await tryConnectTimes()
      await tryCloseTimes()
    },
  },
]

/** A transport that is open, and the closes that it asks its socket for. */
function openSocket(): { transport: SocketTransport; closes: CloseReason[] } {
  const closes: CloseReason[] = []
  const socket = {
    readyState: 1,
    bufferedAmount: 0,
    send: () => {},
    close: (code: number, text: string) => void closes.push({ code, text }),
  }
  const transport = new SocketTransport(socket, () => true)
  transport.onOpen()
  return { transport, closes }
}

async function tryConnections(most: number): Promise<void> {
  const server = await listenStream({ port: 0 }, () => {})
  const connections = Array.from({ length: most }, () => connectStream(server.address))
  const heard = connections.map(record)
  await Promise.all(heard.map((each) => each.opened()))
  expect(await record(connectStream(server.address)).closed()).toMatchObject({ code: 1006 })
  expect(connections.every(({ state }) => state === 'open')).toBe(true)
  for (const connection of connections) connection.close()
  await Promise.all(heard.map((each) => each.closed()))
  server.close()
}

async function tryConnectTimes(): Promise<void> {
  const clock = createFakeClock()
  const port = record(connectPort(createChannel().port1, { clock }))
  clock.advance(29_999)
  expect(port.closes).toEqual([])
  clock.advance(1)
  expect(port.closes).toMatchObject([{ code: 1006 }])
  closePorts()
  // Nothing of the socket happens before this turn ends.
  const stream = record(connectStream({ port: await unusedPort() }, { clock }))
  clock.advance(29_999)
  expect(clock.pendingCount).toBe(1)
  clock.advance(1)
  expect(await stream.closed()).toMatchObject({
    text: expect.stringContaining('did not answer in time'),
  })
}

async function tryCloseTimes(): Promise<void> {
  const clock = createFakeClock()
  const stream = wrapStream({ input: new PassThrough(), output: new PassThrough() }, { clock })
  const heardOfStream = record(stream)
  stream.close()
  await settle()
  clock.advance(9_999)
  expect(heardOfStream.closes).toEqual([])
  clock.advance(1)
  expect(heardOfStream.closes).toMatchObject([{ code: 1006 }])
  const { port1, port2 } = createChannel()
  const listener = listenPort(port2, () => {})
  const port = connectPort(port1, { clock })
  const heardOfPort = record(port)
  await heardOfPort.opened()
  // Its other end is there no more.
  port2.close()
  listener.close()
  port.close()
  clock.advance(4_999)
  expect(heardOfPort.closes).toEqual([])
  clock.advance(1)
  expect(heardOfPort.closes).toMatchObject([{ code: 1006 }])
}
