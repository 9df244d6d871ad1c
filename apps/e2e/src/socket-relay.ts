import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type RawData, type WebSocket, WebSocketServer } from 'ws'

export interface SocketRelay {
  readonly url: string
  close(): Promise<void>
}

/**
 * Joins each two sockets that come to the same path, so that both ends of a connection can be a page's
 * own. A request to `PATH/break` ends the second one's connection as a lost network would.
 */
export async function startSocketRelay(): Promise<SocketRelay> {
  const waiting = new Map<string, Waiting>()
  const joined = new Map<string, WebSocket>()
  const http = createServer((request, response) => {
    const path = request.url?.replace(/\/break$/, '') ?? ''
    joined.get(path)?.terminate()
    response.end()
  })
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 64 * 1024 * 1024 })
  http.on('upgrade', (request, socket, head) => {
    if (request.url === '/refused') return socket.destroy()
    return sockets.handleUpgrade(request, socket, head, (client) => {
      const path = request.url ?? ''
      const first = waiting.get(path)
      if (first === undefined) {
        waiting.set(path, new Waiting(client))
        return
      }
      waiting.delete(path)
      joined.set(path, client)
      first.join(client)
    })
  })
  http.listen(0, '127.0.0.1')
  await once(http, 'listening')
  return {
    url: `ws://127.0.0.1:${(http.address() as AddressInfo).port}`,
    close: async () => {
      for (const client of sockets.clients) client.terminate()
      http.closeAllConnections()
      http.close()
      await once(http, 'close')
    },
  }
}

/** The first of two sockets: what it says meanwhile is kept for the second. */
class Waiting {
  readonly #socket: WebSocket
  #said: (() => void)[] = []
  #other: WebSocket | undefined

  constructor(socket: WebSocket) {
    this.#socket = socket
    socket.on('message', (data: RawData) => this.#pass((other) => other.send(data)))
    socket.on('close', (code, reason) => this.#pass((other) => closeAs(other, code, reason)))
    socket.on('error', () => {})
  }

  join(other: WebSocket): void {
    this.#other = other
    other.on('message', (data: RawData) => this.#socket.send(data))
    other.on('close', (code, reason) => closeAs(this.#socket, code, reason))
    other.on('error', () => {})
    for (const say of this.#said.splice(0)) say()
  }

  #pass(say: (other: WebSocket) => void): void {
    const other = this.#other
    if (other !== undefined) say(other)
    else this.#said.push(() => this.#pass(say))
  }
}

/** A connection that broke breaks the other one too. */
function closeAs(socket: WebSocket, code: number, reason: Buffer): void {
  if (code === 1006) socket.terminate()
  else socket.close(code, reason)
}
