import { LinkError, LinkErrorCode } from '../error.ts'
import { mayScriptSend } from './close-code.ts'
import { type Socket, SocketTransport } from './socket-transport.ts'
import type { TransportLimits } from './transport-limits.ts'
import type { Transport } from './transport.ts'

/** The part of the browser's WebSocket that is used; any class that has it will do. */
export interface WebSocketLike extends Socket {
  binaryType: string
  addEventListener(type: 'open', listener: () => void): void
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void
  addEventListener(type: 'error', listener: (event: unknown) => void): void
  addEventListener(
    type: 'close',
    listener: (event: { readonly code: number; readonly reason: string }) => void,
  ): void
}

export type WebSocketConstructor = new (url: string | URL) => WebSocketLike

export interface WebSocketTransportOptions extends Partial<TransportLimits> {
  /** The class to connect with; default the global `WebSocket`. */
  readonly webSocket?: WebSocketConstructor
}

/**
 * Connects to a server with the browser's WebSocket.
 *
 * No subprotocol is offered: a server that knows none would make the browser close. Text frames
 * become UTF-8 bytes. Throws `LinkError` `transport` if the URL is none or there is no WebSocket;
 * a connection that fails later closes with 1006. A close code that scripts may not send is
 * replaced by its private twin (1001 by 4001).
 */
export function connectWebSocket(
  url: string | URL,
  options: WebSocketTransportOptions = {},
): Transport {
  const { webSocket, ...limits } = options
  const socket = openSocket(url, webSocket ?? globalWebSocket())
  socket.binaryType = 'arraybuffer'
  const transport = new SocketTransport(socket, mayScriptSend, limits)
  socket.addEventListener('open', () => transport.onOpen())
  socket.addEventListener('message', (event) => transport.onMessage(event.data))
  socket.addEventListener('error', (event) => {
    const text = errorText(event)
    if (text !== undefined) transport.onError(text)
  })
  socket.addEventListener('close', (event) => transport.onClose(event.code, event.reason))
  return transport
}

function openSocket(url: string | URL, WebSocketClass: WebSocketConstructor): WebSocketLike {
  try {
    return new WebSocketClass(url)
  } catch (cause) {
    throw cannotConnect(url, cause)
  }
}

/** Why a socket cannot even be made: nearly always its address. */
export function cannotConnect(url: string | URL, cause: unknown): LinkError {
  return new LinkError(
    LinkErrorCode.transport,
    `cannot connect to ${url}: an address is one such as ws://127.0.0.1:8080 or wss://example.org/link`,
    { cause },
  )
}

function globalWebSocket(): WebSocketConstructor {
  const found: WebSocketConstructor | undefined = globalThis.WebSocket
  if (found === undefined) {
    throw new LinkError(
      LinkErrorCode.transport,
      'there is no global WebSocket here: give one as options.webSocket; in Node before 22, connect with `transport: connectNodeWebSocket` from @tx2-link/core/node',
    )
  }
  return found
}

/** Browsers say nothing about an error, other implementations carry a message. */
function errorText(event: unknown): string | undefined {
  if (typeof event !== 'object' || event === null || !('message' in event)) return undefined
  return typeof event.message === 'string' && event.message !== '' ? event.message : undefined
}
