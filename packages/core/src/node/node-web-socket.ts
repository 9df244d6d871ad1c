import { WebSocket } from 'ws'
import { LinkError, LinkErrorCode } from '../error.ts'
import { TransportCloseCode, mayProgramSend } from '../transport/close-code.ts'
import { SocketTransport } from '../transport/socket-transport.ts'
import { type TransportLimits, transportLimits } from '../transport/transport-limits.ts'
import type { Transport } from '../transport/transport.ts'

const DEFAULT_HANDSHAKE_TIMEOUT_MS = 30_000

/** `ws` keeps its limit in 32 bits; anything larger would wrap round to no limit. */
const MAX_PAYLOAD = 2 ** 31 - 1

export interface NodeWebSocketOptions extends Partial<TransportLimits> {
  /** Headers of the upgrade request. */
  readonly headers?: Readonly<Record<string, string>>
  /** Milliseconds until an unanswered upgrade fails; default 30,000. */
  readonly handshakeTimeoutMs?: number
}

/**
 * Connects to a server from Node: uncompressed, no subprotocol, no redirects.
 *
 * A message above `maxMessageBytes` (64 MiB) is refused by its header, before its bytes are kept.
 * Throws `LinkError` `transport` if the URL is none; a connection that fails later closes with 1006.
 */
export function connectNodeWebSocket(
  url: string | URL,
  options: NodeWebSocketOptions = {},
): Transport {
  const { headers = {}, handshakeTimeoutMs = DEFAULT_HANDSHAKE_TIMEOUT_MS, ...limits } = options
  return wrapNodeWebSocket(openSocket(url, headers, handshakeTimeoutMs, limits), limits)
}

function openSocket(
  url: string | URL,
  headers: Readonly<Record<string, string>>,
  handshakeTimeout: number,
  limits: Partial<TransportLimits>,
): WebSocket {
  const { maxMessageBytes } = transportLimits(limits)
  try {
    return new WebSocket(url, {
      headers,
      handshakeTimeout,
      perMessageDeflate: false,
      maxPayload: Math.min(maxMessageBytes, MAX_PAYLOAD),
    })
  } catch (cause) {
    throw new LinkError(LinkErrorCode.transport, `cannot connect to ${url}`, { cause })
  }
}

/**
 * Makes a transport of a socket of `ws`, as a server gets them; wrap it in the `connection` event
 * itself, because what came before is lost.
 *
 * `maxMessageBytes` holds here too, but only a `maxPayload` of the server refuses a large message
 * before it is in memory (`ws` allows 100 MiB by default). Errors of the socket become a close
 * with 1006 and their text.
 */
export function wrapNodeWebSocket(
  socket: WebSocket,
  options: Partial<TransportLimits> = {},
): Transport {
  const transport = new SocketTransport(socket, mayProgramSend, options)
  socket.on('open', () => transport.onOpen())
  socket.on('message', (data) => transport.onMessage(data))
  socket.on('error', (error) => transport.onError(error.message))
  socket.on('close', (code, reason) => transport.onClose(code, reason.toString()))
  if (socket.readyState === WebSocket.OPEN) transport.onOpen()
  else if (socket.readyState === WebSocket.CLOSED) {
    transport.onClose(TransportCloseCode.lost, 'the socket was closed before it was wrapped')
  }
  return transport
}
