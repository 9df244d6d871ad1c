import { type Clock, systemClock } from '../clock.ts'
import { mayProgramSend } from './close-code.ts'
import { type MessagePortLike, listenToPort } from './message-port.ts'
import { PortConnections } from './port-connections.ts'
import { PortSocket, type PortSocketSettings } from './port-socket.ts'
import { SocketTransport } from './socket-transport.ts'
import { type TransportLimits, requirePositive, transportLimits } from './transport-limits.ts'
import type { Transport } from './transport.ts'

const DEFAULT_OPEN_TIMEOUT_MS = 30_000
const DEFAULT_CLOSE_TIMEOUT_MS = 5_000
const DEFAULT_CHECK_EVERY_MS = 2_500
const DEFAULT_MAX_CONNECTIONS = 64

export interface PortTransportOptions extends Partial<TransportLimits> {
  /** Milliseconds until an attempt that nobody answers fails; default 30,000. */
  readonly openTimeoutMs?: number
  /** Milliseconds until a close that is not answered ends as lost; default 5,000. */
  readonly closeTimeoutMs?: number
  /**
   * How often it is looked whether the other end was heard, in ms; default 2,500. A silent one is asked,
   * and lost after four questions without an answer: also one that computes too long to answer.
   */
  readonly checkEveryMs?: number
  readonly clock?: Clock
}

export interface ListenPortOptions extends PortTransportOptions {
  /** Connections at once; those above are turned away. 64 unless given. */
  readonly maxConnections?: number
}

export interface PortListener {
  /** Takes no more connections; those that were made go on. */
  close(): void
}

/**
 * Connects to whoever listens at the other end of a port: a MessagePort, a Worker, a SharedWorker's
 * `port`, a BroadcastChannel, another window through {@link windowPort}, or anything that posts and
 * hears messages in this way. It does not matter who is there first.
 *
 * The port is yours: it is neither closed nor terminated, others may speak on it, and one connection
 * can follow another. On a BroadcastChannel, which carries every message to every tab, a connection
 * belongs to the first listener that answers.
 */
export function connectPort(port: MessagePortLike, options: PortTransportOptions = {}): Transport {
  const { settings, limits } = resolve(options)
  const socket = new PortSocket(port, settings)
  const transport = new SocketTransport(socket, mayProgramSend, limits)
  socket.onEnd = listenToPort(port, socket)
  socket.connect(transport)
  return transport
}

/**
 * Takes connections that are made from the other end of a port, or from all over a BroadcastChannel.
 * In a worker the port is the global scope itself, in a shared worker each port of its `connect` events.
 */
export function listenPort(
  port: MessagePortLike,
  onConnection: (transport: Transport) => void,
  options: ListenPortOptions = {},
): PortListener {
  const { maxConnections = DEFAULT_MAX_CONNECTIONS, ...rest } = options
  requirePositive({ maxConnections })
  const { settings, limits } = resolve(rest)
  const opened = (socket: PortSocket): void => {
    const transport = new SocketTransport(socket, mayProgramSend, limits)
    socket.start(transport)
    onConnection(transport)
  }
  return new PortConnections(port, { ...settings, maxConnections, opened })
}

function resolve(options: PortTransportOptions): {
  settings: PortSocketSettings
  limits: TransportLimits
} {
  const {
    openTimeoutMs = DEFAULT_OPEN_TIMEOUT_MS,
    closeTimeoutMs = DEFAULT_CLOSE_TIMEOUT_MS,
    checkEveryMs = DEFAULT_CHECK_EVERY_MS,
    clock = systemClock,
    ...limits
  } = options
  requirePositive({ openTimeoutMs, closeTimeoutMs, checkEveryMs })
  return {
    settings: { openTimeoutMs, closeTimeoutMs, checkEveryMs, clock },
    limits: transportLimits(limits),
  }
}
