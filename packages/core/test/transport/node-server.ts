import { once } from 'node:events'
import { type IncomingMessage, createServer } from 'node:http'
import { type AddressInfo, createServer as createTcpServer } from 'node:net'
import { type ServerOptions, type WebSocket, WebSocketServer } from 'ws'

export interface TestServer {
  readonly url: string
  /** The next client, as the server sees it, handed over within its connection event. */
  accept<Wrapped>(wrap: (socket: WebSocket, request: IncomingMessage) => Wrapped): Promise<Wrapped>
  close(): Promise<void>
}

/** A WebSocket server on a free port. */
export async function startServer(options: ServerOptions = {}): Promise<TestServer> {
  const http = createServer()
  const sockets = new WebSocketServer({ server: http, ...options })
  http.listen(0, '127.0.0.1')
  await once(http, 'listening')
  const { port } = http.address() as AddressInfo
  return {
    url: `ws://127.0.0.1:${port}`,
    accept: (wrap) =>
      new Promise((resolve) => {
        sockets.once('connection', (socket, request) => resolve(wrap(socket, request)))
      }),
    close: async () => {
      for (const client of sockets.clients) client.terminate()
      http.closeAllConnections()
      await new Promise((resolve) => sockets.close(resolve))
      await new Promise((resolve) => http.close(resolve))
    },
  }
}

/** A URL at which nobody listens. */
export async function refusedUrl(): Promise<string> {
  const server = createTcpServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return `ws://127.0.0.1:${port}`
}
