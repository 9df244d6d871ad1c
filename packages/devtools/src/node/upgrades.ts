import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Clock } from '@tx2-link/core'
import { wrapNodeWebSocket } from '@tx2-link/core/node'
import { WebSocketServer } from 'ws'
import { InspectorCloseCode } from '../relay/close-code.ts'
import { MAX_COMMAND_BYTES } from '../relay/wire/protocol.ts'
import { hasToken, isFromHere } from './front-door.ts'
import type { InspectorHub } from './inspector-hub.ts'
import { close } from './listening.ts'

/** An inspector that does not answer a close is cut off after this long, in ms. */
const CLOSE_GRACE_MS = 1_000

export interface UpgradesConfig {
  readonly path: string
  readonly token: string
  readonly clock: Clock
}

/** The front door: who asks for an upgrade is let in to the hub, or turned away. */
export class Upgrades {
  readonly #http: Server
  readonly #hub: InspectorHub
  readonly #config: UpgradesConfig
  readonly #sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_COMMAND_BYTES,
    perMessageDeflate: false,
  })

  constructor(http: Server, hub: InspectorHub, config: UpgradesConfig) {
    this.#http = http
    this.#hub = hub
    this.#config = config
    http.on('upgrade', this.#upgrade)
  }

  async close(): Promise<void> {
    this.#http.off('upgrade', this.#upgrade)
    this.#hub.close({ code: 1001, text: 'the server no longer lets itself be inspected' })
    const cancel = this.#config.clock.schedule(CLOSE_GRACE_MS, () => {
      for (const socket of this.#sockets.clients) socket.terminate()
    })
    await close(this.#sockets)
    cancel()
  }

  readonly #upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    // Whoever takes the socket or not: a client that resets it must not end the game's process.
    socket.on('error', () => socket.destroy())
    const { path, token } = this.#config
    if (request.url?.split('?', 1)[0] !== path) {
      // Others may take upgrades of the same server; who is alone answers for all paths.
      if (this.#http.listenerCount('upgrade') === 1) turnAway(socket, '404 Not Found')
      return
    }
    if (!isFromHere(request)) return turnAway(socket, '403 Forbidden')
    this.#sockets.handleUpgrade(request, socket, head, (client) => {
      const transport = wrapNodeWebSocket(client, { maxMessageBytes: MAX_COMMAND_BYTES })
      if (hasToken(request, token)) return this.#hub.admit(transport)
      // Within the connection, because a page is not told why an upgrade was refused.
      transport.listen({ message: () => {} })
      transport.close({ code: InspectorCloseCode.unauthorized, text: 'the token is wrong' })
    })
  }
}

function turnAway(socket: Duplex, status: string): void {
  // Who is turned away may never end its own side.
  socket.once('finish', () => socket.destroy())
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}
