import {
  type Clock,
  type Random,
  type WebSocketConstructor,
  connectWebSocket,
  systemClock,
} from '@tx2-link/core'
import { InspectorClient } from './inspector-client.ts'
import type { InspectorConnection } from './inspector-connection.ts'
import { MAX_BATCH_BYTES } from './wire/protocol.ts'

export interface ConnectInspectorOptions {
  /** The class to connect with; the global `WebSocket` unless told. */
  readonly webSocket?: WebSocketConstructor
  readonly clock?: Clock
  readonly random?: Random
}

/**
 * Connects to the address that `attachInspector` gave, token included. What goes wrong is told by
 * `status`, also an address that is none; nothing is thrown.
 */
export function connectInspector(
  url: string,
  options: ConnectInspectorOptions = {},
): InspectorConnection {
  const { webSocket, clock = systemClock, random = Math.random } = options
  return new InspectorClient({
    address: withoutQuery(url),
    clock,
    random,
    dial: () =>
      connectWebSocket(url, {
        maxMessageBytes: MAX_BATCH_BYTES,
        ...(webSocket === undefined ? {} : { webSocket }),
      }),
  })
}

/** The token is in the query: it is neither shown nor part of what identifies a source. */
function withoutQuery(url: string): string {
  return url.split(/[?#]/, 1)[0] ?? ''
}
