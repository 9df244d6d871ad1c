import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocket } from 'ws'

/** Largest message, in bytes: that of the codecs. A larger one closes its connection on both sides. */
export const MAX_MESSAGE_BYTES: number = 64 * 1024 * 1024

const HANDSHAKE_TIMEOUT_MS = 30_000

/** What a server may judge a client by, beside its origin. */
const PASSED_HEADERS = ['authorization', 'cookie', 'user-agent'] as const

export interface ServerListener {
  opened(server: WebSocket): void
  failed(words: string): void
}

/**
 * Connects to the server as the client asked to be connected, with its origin, credentials and
 * subprotocols, while the client's own handshake waits. A client that goes meanwhile is forgotten.
 */
export function connectForClient(
  request: IncomingMessage,
  socket: Duplex,
  target: URL,
  { opened, failed }: ServerListener,
): void {
  // Whatever comes of the client: one that resets its connection must not end the tap.
  socket.on('error', () => socket.destroy())
  const { origin } = request.headers
  const offered = request.headers['sec-websocket-protocol']?.split(',').map((name) => name.trim())
  let server: WebSocket
  try {
    server = new WebSocket(target, offered ?? [], {
      maxPayload: MAX_MESSAGE_BYTES,
      handshakeTimeout: HANDSHAKE_TIMEOUT_MS,
      perMessageDeflate: false,
      headers: passedHeaders(request),
      ...(origin !== undefined && { origin }),
    })
  } catch {
    // Subprotocols that are none.
    socket.once('finish', () => socket.destroy())
    socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
    return
  }
  const gone = (): void => server.terminate()
  socket.once('close', gone)
  let isSettled = false
  // It stays, since a server that nobody is joined to may fail, too.
  server.on('error', ({ message }) => {
    if (isSettled) return
    isSettled = true
    if (!socket.destroyed) failed(message)
  })
  server.once('open', () => {
    isSettled = true
    socket.off('close', gone)
    if (socket.destroyed) server.terminate()
    else opened(server)
  })
}

function passedHeaders({ headers }: IncomingMessage): Record<string, string> {
  const passed: Record<string, string> = {}
  for (const name of PASSED_HEADERS) {
    const value = headers[name]
    if (value !== undefined) passed[name] = value
  }
  return passed
}
