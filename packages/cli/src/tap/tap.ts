import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebSocket, WebSocketServer } from 'ws'
import { joinSockets } from './join-sockets.ts'
import type { TappedMessage } from './tapped-message.ts'

export interface TapOptions {
  /** On 127.0.0.1; 0 takes any free one. */
  readonly port: number
  readonly target: URL
  /** A message went through; what this throws ends the tap, not the connection. */
  readonly heard: (message: TappedMessage) => void
  /** What happens to connections, in words. */
  readonly said: (line: string) => void
}

export interface Tap {
  readonly url: string
  /** Closes every connection and gives the port back. */
  close(): Promise<void>
}

/** Largest message, in bytes: that of the codecs. A larger one closes its connection on both sides. */
const MAX_MESSAGE_BYTES = 64 * 1024 * 1024

/** Listens for clients and connects each to the target by a socket of its own. */
export async function createTap({ port, target, heard, said }: TapOptions): Promise<Tap> {
  const http = createServer((_, response) => {
    response.writeHead(426, { 'Content-Type': 'text/plain', Upgrade: 'websocket' })
    response.end('This address speaks WebSocket.\n')
  })
  const clients = new WebSocketServer({
    server: http,
    maxPayload: MAX_MESSAGE_BYTES,
    perMessageDeflate: false,
  })
  // The HTTP server has errors of its own: without a listener here they would be thrown twice.
  clients.on('error', () => {})
  await new Promise<void>((resolve, reject) => {
    http.once('error', reject)
    http.listen(port, '127.0.0.1', resolve)
  })
  let count = 0
  clients.on('connection', (client, { headers: { origin } }) => {
    count += 1
    const connection = count
    said(`client ${connection} connected`)
    const server = new WebSocket(target, {
      maxPayload: MAX_MESSAGE_BYTES,
      perMessageDeflate: false,
      // A server that judges by origin must judge the client's.
      ...(origin !== undefined && { origin }),
    })
    joinSockets(client, server, {
      heard: (direction, bytes) => heard({ connection, direction, bytes, time: Date.now() }),
      ended: (words) => said(`client ${connection} ${words}`),
    })
  })
  const address = http.address() as AddressInfo
  return {
    url: `ws://127.0.0.1:${address.port}${target.pathname}${target.search}`,
    close: async () => {
      for (const client of clients.clients) client.close(1001, 'the tap is closing')
      clients.close()
      http.closeAllConnections()
      await new Promise<void>((resolve) => {
        http.close(() => resolve())
      })
    },
  }
}
