import { connect as connectSocket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { connect } from '@tx2-link/core'
import { connectNodeWebSocket } from '@tx2-link/core/node'
import { AskedProcess } from '@tx2-link/e2e/src/faults/asked-process.ts'
import { busySchema } from '@tx2-link/e2e/src/faults/busy-world.ts'
import type { ServerOrder, ServerReport } from '@tx2-link/e2e/src/faults/server-talk.ts'
import { percentile } from '../median.ts'

/** More than a socket's buffers and a first collection need to settle. */
const WARM_UP_MS = 10_000

/** What a server and its other clients notice of a client that never reads. */
export interface NeverReaderFigures {
  readonly hasNeverReader: boolean
  readonly seconds: number
  readonly before: ServerReport['memory']
  readonly after: ServerReport['memory']
  /** The most that waited for one client, in bytes. */
  readonly mostBuffered: number
  /** States that another client got a second. */
  readonly ticksPerSecond: number
  /** From a tick's sealing to its being heard by another client, in ms. */
  readonly delayMs: { readonly p50: number; readonly p99: number }
}

/** Serves 1,000 changes a tick at 20 Hz to a client that reads, and perhaps one that never does. */
export async function measureNeverReader(
  minutes: number,
  hasNeverReader: boolean,
): Promise<NeverReaderFigures> {
  const settings = {
    port: 0,
    entities: 10_000,
    movesAStep: 1_000,
    maxBufferedBytes: 1024 * 1024,
    // The server would let it go after a minute.
    slowTimeoutMs: 86_400_000,
  }
  const server = new AskedProcess<ServerOrder, ServerReport>(
    'world-server.ts',
    JSON.stringify(settings),
  )
  const { port } = await server.ask('report')
  const url = `ws://127.0.0.1:${port}`
  const delays: number[] = []
  const link = connect(url, { schema: busySchema, transport: connectNodeWebSocket })
  link.attach({
    snapshot: () => {},
    delta: (_, __, timestamp) => void delays.push(Date.now() - timestamp),
  })
  link.open()
  const silent = hasNeverReader ? openSilently(port) : undefined
  try {
    await wait(WARM_UP_MS)
    const { memory: before } = await server.ask('collect')
    delays.length = 0
    const startedAt = performance.now()
    let mostBuffered = 0
    while (performance.now() - startedAt < minutes * 60_000) {
      await wait(1_000)
      const { buffered } = await server.ask('figures')
      mostBuffered = Math.max(mostBuffered, ...buffered)
    }
    const seconds = (performance.now() - startedAt) / 1_000
    const { memory: after } = await server.ask('collect')
    return {
      hasNeverReader,
      seconds,
      before,
      after,
      mostBuffered,
      ticksPerSecond: delays.length / seconds,
      delayMs: { p50: percentile(delays, 50), p99: percentile(delays, 99) },
    }
  } finally {
    link.close()
    silent?.destroy()
    await server.kill()
  }
}

function openSilently(port: number): ReturnType<typeof connectSocket> {
  const socket = connectSocket(port, '127.0.0.1').pause()
  socket.on('error', () => {})
  socket.write(
    'GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
      `Sec-WebSocket-Key: ${Buffer.alloc(16).toString('base64')}\r\nSec-WebSocket-Version: 13\r\n\r\n`,
  )
  return socket
}
