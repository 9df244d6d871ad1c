import { once } from 'node:events'
import { type AddressInfo, type Socket, connect, createServer } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

/** A proxy of TCP connections that makes them as bad as it is told to. */
export interface TcpProxy {
  readonly port: number
  /** Each way takes so many ms longer from now on. */
  delayMs: number
  /** Each way carries so many bytes a second at the most from now on. */
  bytesPerSecond: number
  /** While it is true, nobody gets through any more who is not connected. */
  isDown: boolean
  /** Breaks all connections at once, without a word. */
  cut(): void
  close(): Promise<void>
}

export async function startTcpProxy(targetPort: number): Promise<TcpProxy> {
  const sockets = new Set<Socket>()
  const proxy: TcpProxy = {
    port: 0,
    delayMs: 0,
    bytesPerSecond: Number.POSITIVE_INFINITY,
    isDown: false,
    cut: () => {
      for (const socket of sockets) socket.resetAndDestroy()
    },
    close: async () => {
      proxy.cut()
      server.close()
      await once(server, 'close')
    },
  }
  const server = createServer((near) => {
    if (proxy.isDown) {
      near.destroy()
      return
    }
    const far = connect(targetPort, '127.0.0.1')
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from)
      from.on('error', () => {})
      from.once('close', () => {
        sockets.delete(from)
        to.destroy()
      })
      carry(from, to, proxy)
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return Object.assign(proxy, { port: (server.address() as AddressInfo).port })
}

/** Where it goes slowly, no more is read than can go. */
function carry(from: Socket, to: Socket, conditions: TcpProxy): void {
  let before = Promise.resolve()
  from.on('data', (chunk: Buffer) => {
    const { bytesPerSecond, delayMs } = conditions
    from.pause()
    before = writeAfter(before, to, chunk, Date.now() + delayMs)
    setTimeout(() => from.resume(), (chunk.length / bytesPerSecond) * 1_000)
  })
}

/** Chunks keep their order. */
async function writeAfter(
  before: Promise<void>,
  to: Socket,
  chunk: Buffer,
  dueAt: number,
): Promise<void> {
  await before
  const early = dueAt - Date.now()
  if (early > 0) await wait(early)
  if (!to.destroyed) to.write(chunk)
}
