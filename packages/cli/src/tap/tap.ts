import { type IncomingMessage, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import type { Format } from '@tx2-link/core'
import { type WebSocket, WebSocketServer } from 'ws'
import { MAX_MESSAGE_BYTES, connectForClient } from './connect-for-client.ts'
import { joinSockets } from './join-sockets.ts'
import type { TappedMessage } from './tapped-message.ts'

export interface TapOptions {
  /** On 127.0.0.1; 0 takes any free one. */
  readonly port: number
  readonly target: URL
  /** What the two sides speak. */
  readonly format: Format
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

/** Listens for clients and connects each to the target by a socket of its own. */
export async function createTap(options: TapOptions): Promise<Tap> {
  const { port, target, format, heard, said } = options
  const http = createServer((_, response) => {
    response.writeHead(426, { 'Content-Type': 'text/plain', Upgrade: 'websocket' })
    response.end('This address speaks WebSocket.\n')
  })
  /** What a server chose of the subprotocols that its client offered. */
  const chosen = new WeakMap<IncomingMessage, string>()
  const clients = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_MESSAGE_BYTES,
    perMessageDeflate: false,
    handleProtocols: (_, request) => chosen.get(request) ?? false,
  })
  await new Promise<void>((resolve, reject) => {
    http.once('error', reject)
    http.listen(port, '127.0.0.1', resolve)
  })
  let count = 0
  http.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    count += 1
    const connection = count
    /** The client, unless what it asked for is no handshake: then it was answered so. */
    const accept = (): WebSocket | undefined => {
      let accepted: WebSocket | undefined
      clients.handleUpgrade(request, socket, head, (client) => {
        accepted = client
      })
      return accepted
    }
    connectForClient(request, socket, target, {
      opened: (server) => {
        if (server.protocol !== '') chosen.set(request, server.protocol)
        const client = accept()
        if (client === undefined) return server.terminate()
        said(`client ${connection} connected`)
        joinSockets(client, server, {
          heard: (direction, bytes) =>
            heard({ connection, direction, format, bytes, time: Date.now() }),
          ended: (words) => said(`client ${connection} ${words}`),
        })
      },
      failed: (words) => {
        said(`client ${connection} has no server: ${words}`)
        const client = accept()
        // Until it has closed it may still say what it likes.
        client?.on('error', () => client.terminate())
        client?.close(1014, 'the tap cannot reach the server')
      },
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
