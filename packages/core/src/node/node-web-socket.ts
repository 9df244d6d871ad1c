import { WebSocket } from 'ws'
import { TransportCloseCode, mayProgramSend } from '../transport/close-code.ts'
import { SocketTransport } from '../transport/socket-transport.ts'
import { type TransportLimits, transportLimits } from '../transport/transport-limits.ts'
import type { Transport } from '../transport/transport.ts'
import { cannotConnect } from '../transport/web-socket-transport.ts'

const DEFAULT_HANDSHAKE_TIMEOUT_MS = 30_000

/** `ws` keeps its limit in 32 bits; anything larger would wrap round to no limit. */
const MAX_PAYLOAD = 2 ** 31 - 1

export interface WrappedWebSocketOptions extends Partial<TransportLimits> {
  /**
   * Bytes from which on a message that is worth it (a snapshot) goes compressed, if the two ends agreed
   * on that when they connected. Never unless given; all other messages go as they are.
   */
  readonly compressFromBytes?: number
}

export interface NodeWebSocketOptions extends Partial<TransportLimits> {
  /** Lets the server compress what it finds worth it; default false. What is sent goes as it is. */
  readonly acceptCompressed?: boolean
  /** Headers of the upgrade request. */
  readonly headers?: Readonly<Record<string, string>>
  /** Milliseconds until an unanswered upgrade fails; default 30,000. */
  readonly handshakeTimeoutMs?: number
}

/**
 * Connects to a server from Node: no subprotocol, no redirects, uncompressed unless told.
 *
 * A message above `maxMessageBytes` (64 MiB) is refused by its header, before its bytes are kept.
 * Throws `LinkError` `transport` if the URL is none; a connection that fails later closes with 1006.
 */
export function connectNodeWebSocket(
  url: string | URL,
  options: NodeWebSocketOptions = {},
): Transport {
  return wrapNodeWebSocket(openSocket(url, options), options)
}

function openSocket(url: string | URL, options: NodeWebSocketOptions): WebSocket {
  const {
    headers = {},
    handshakeTimeoutMs = DEFAULT_HANDSHAKE_TIMEOUT_MS,
    acceptCompressed = false,
    ...limits
  } = options
  const { maxMessageBytes } = transportLimits(limits)
  try {
    return new WebSocket(url, {
      headers,
      handshakeTimeout: handshakeTimeoutMs,
      perMessageDeflate: acceptCompressed,
      maxPayload: Math.min(maxMessageBytes, MAX_PAYLOAD),
    })
  } catch (cause) {
    throw cannotConnect(url, cause)
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
  options: WrappedWebSocketOptions = {},
): Transport {
  const { compressFromBytes = Number.POSITIVE_INFINITY, ...limits } = options
  const transport = new SocketTransport(
    {
      get readyState() {
        return socket.readyState
      },
      get bufferedAmount() {
        return socket.bufferedAmount
      },
      send: (bytes, { compress = false }) =>
        socket.send(bytes, { compress: compress && bytes.length >= compressFromBytes }),
      close: (code, reason) => socket.close(code, reason),
    },
    mayProgramSend,
    limits,
  )
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
