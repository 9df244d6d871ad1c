import { TransportCloseCode } from './close-code.ts'
import {
  type MessagePortLike,
  type PortHearer,
  createPortId,
  listenToPort,
} from './message-port.ts'
import { type PortEnvelope, writeEnvelope } from './port-envelope.ts'
import { PortSocket, type PortSocketSettings } from './port-socket.ts'

export interface PortConnectionsSettings extends PortSocketSettings {
  readonly maxConnections: number
  /** A connection of which both ends know. */
  readonly opened: (socket: PortSocket) => void
}

/** Takes connections on a port, and passes what comes to the one that it is for. */
export class PortConnections implements PortHearer {
  readonly #port: MessagePortLike
  readonly #settings: PortConnectionsSettings
  readonly #id = createPortId()
  readonly #sockets = new Map<string, PortSocket>()
  /** Who is at the other ends. */
  readonly #peers = new Set<string>()
  #isListening = true
  readonly #stop: () => void

  constructor(port: MessagePortLike, settings: PortConnectionsSettings) {
    this.#port = port
    this.#settings = settings
    this.#stop = listenToPort(port, this)
    port.postMessage(writeEnvelope(this.#id, undefined, { kind: 'listening' }), [])
  }

  /** Takes no more connections; the port is heard until the last one is gone. */
  close(): void {
    this.#isListening = false
    this.#stopWhenDone()
  }

  receive(envelope: PortEnvelope): void {
    if (envelope.kind === 'connect') {
      if (this.#isListening && !this.#peers.has(envelope.from)) this.#accept(envelope.from)
    } else if (envelope.to !== undefined) this.#sockets.get(envelope.to)?.receive(envelope)
  }

  unreadable(): void {
    for (const socket of this.#sockets.values()) socket.unreadable()
  }

  portClosed(): void {
    for (const socket of this.#sockets.values()) socket.portClosed()
  }

  leave(): void {
    for (const socket of this.#sockets.values()) socket.leave()
  }

  #accept(peer: string): void {
    const { maxConnections, opened } = this.#settings
    if (this.#sockets.size >= maxConnections) {
      const text = `there are ${maxConnections} connections already`
      const reason = { code: TransportCloseCode.queueFull, text }
      return this.#port.postMessage(writeEnvelope(this.#id, peer, { kind: 'close', reason }), [])
    }
    const socket = new PortSocket(this.#port, this.#settings)
    this.#sockets.set(socket.id, socket)
    this.#peers.add(peer)
    socket.onEnd = () => {
      this.#sockets.delete(socket.id)
      this.#peers.delete(peer)
      this.#stopWhenDone()
    }
    socket.onOpen = () => opened(socket)
    socket.accept(peer)
  }

  #stopWhenDone(): void {
    if (!this.#isListening && this.#sockets.size === 0) this.#stop()
  }
}
