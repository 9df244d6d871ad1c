import type { Clock } from '../clock.ts'
import { TransportCloseCode } from './close-code.ts'
import { type MessagePortLike, createPortId } from './message-port.ts'
import { type PortContent, type PortEnvelope, writeEnvelope } from './port-envelope.ts'
import type { Socket, SocketTransport } from './socket-transport.ts'
import type { CloseReason } from './transport.ts'

const CONNECTING = 0
const OPEN = 1
const CLOSING = 2
const CLOSED = 3

/**
 * Checks in a row at which nothing was heard since the one before, until the other end is lost; at all
 * but the first it is asked. Counted, not timed: a page that sleeps checks nothing, and so loses nothing.
 */
const QUIET_CHECKS_UNTIL_LOST = 5

const LEAVING: CloseReason = { code: TransportCloseCode.goingAway, text: 'the page is left' }

export interface PortSocketSettings {
  readonly openTimeoutMs: number
  readonly closeTimeoutMs: number
  readonly checkEveryMs: number
  readonly clock: Clock
}

/**
 * Makes of a port, on which others may speak as well, what a WebSocket is: an end that finds its
 * other end, knows how much that has heard and whether it is alive, and says why it closes.
 */
export class PortSocket implements Socket {
  readonly #port: MessagePortLike
  readonly #settings: PortSocketSettings
  readonly id: string = createPortId()
  #peer: string | undefined
  #transport: SocketTransport | undefined
  #state = CONNECTING
  #sentBytes = 0
  /** Of what was sent, what the other end said it has heard. */
  #heardBytes = 0
  #receivedBytes = 0
  /** Of what was received, what the other end was told is heard. */
  #toldBytes = 0
  /** Checks since something was heard. */
  #quietChecks = 0
  #cancelTimer: () => void = () => {}
  /** Called once, when both ends know of each other. */
  onOpen: () => void = () => {}
  /** Called once, last. */
  onEnd: () => void = () => {}

  constructor(port: MessagePortLike, settings: PortSocketSettings) {
    this.#port = port
    this.#settings = settings
  }

  get readyState(): number {
    return this.#state
  }

  get bufferedAmount(): number {
    return this.#sentBytes - this.#heardBytes
  }

  /** Asks for a listener, and hears of it at this transport. */
  connect(transport: SocketTransport): void {
    this.#transport = transport
    this.#post({ kind: 'connect' })
    this.#endLater(this.#settings.openTimeoutMs, 'nobody answered')
  }

  /** Answers one who asked, and opens with what that says to it. */
  accept(peer: string): void {
    this.#peer = peer
    this.#post({ kind: 'accept' })
    this.#endLater(this.#settings.openTimeoutMs, 'the other end went while it connected')
  }

  /** Tells this transport from here on what happens. */
  start(transport: SocketTransport): void {
    this.#transport = transport
    transport.onOpen()
  }

  send(bytes: Uint8Array<ArrayBuffer>): void {
    // A copy, since what is sent may be sent to others as well, but one that moves on by itself.
    const { buffer } = new Uint8Array(bytes)
    this.#sentBytes += bytes.length
    this.#post({ kind: 'data', bytes: buffer }, [buffer])
  }

  close(code: number, text: string): void {
    if (this.#state === CONNECTING) {
      this.#state = CLOSING
      queueMicrotask(() => this.#end({ code: TransportCloseCode.lost, text: '' }))
      return
    }
    this.#state = CLOSING
    this.#post({ kind: 'close', reason: { code, text } })
    this.#endLater(this.#settings.closeTimeoutMs, 'the close was not answered in time')
  }

  hasRoom(): void {
    const heard = this.#receivedBytes - (this.#transport?.waitingBytes ?? 0)
    if (heard === this.#toldBytes || this.#state !== OPEN) return
    this.#toldBytes = heard
    this.#post({ kind: 'heard', bytes: heard })
  }

  /** Something came for this end, or for all who are on the port. */
  receive(envelope: PortEnvelope): void {
    if (envelope.kind === 'listening') return this.#askAgain()
    if (envelope.to !== this.id) return
    if (this.#peer !== undefined && envelope.from !== this.#peer) return this.#decline(envelope)
    this.#quietChecks = 0
    switch (envelope.kind) {
      case 'accept':
        this.#peer = envelope.from
        this.#post({ kind: 'opened' })
        return this.#open()
      case 'opened':
        return this.#open()
      case 'data':
        this.#receivedBytes += envelope.bytes.byteLength
        return this.#transport?.onMessage(new Uint8Array(envelope.bytes))
      case 'heard':
        this.#heardBytes = Math.min(this.#sentBytes, Math.max(this.#heardBytes, envelope.bytes))
        return
      case 'ask':
        return this.#post({ kind: 'alive' })
      case 'close':
        return this.#peerCloses(envelope.reason)
      default:
    }
  }

  /** A message came that has no name or found no memory: it may have been for this end. */
  unreadable(): void {
    const text = 'a message cannot be read'
    this.#transport?.close({ code: TransportCloseCode.unsupportedData, text })
  }

  /** The port said that it was closed. */
  portClosed(): void {
    this.#lose('the port was closed')
  }

  /** The page goes: what is said now may be the last that can be. */
  leave(): void {
    if (this.#state !== OPEN) return
    this.#post({ kind: 'close', reason: LEAVING })
    this.#end(LEAVING)
  }

  #askAgain(): void {
    if (this.#state === CONNECTING && this.#peer === undefined) this.#post({ kind: 'connect' })
  }

  /** Several listeners may be on one channel: an end belongs to the first that answers. */
  #decline({ kind, from }: PortEnvelope): void {
    if (kind !== 'accept') return
    const reason = { code: TransportCloseCode.normal, text: 'another answered first' }
    this.#post({ kind: 'close', reason }, [], from)
  }

  #open(): void {
    if (this.#state !== CONNECTING) return
    this.#state = OPEN
    this.#cancelTimer()
    this.#checkLater()
    this.#transport?.onOpen()
    this.onOpen()
  }

  #peerCloses(reason: CloseReason): void {
    if (this.#state === OPEN) this.#post({ kind: 'close', reason })
    this.#end(reason)
  }

  #checkLater(): void {
    this.#cancelTimer = this.#settings.clock.schedule(this.#settings.checkEveryMs, () => {
      if (this.#quietChecks === QUIET_CHECKS_UNTIL_LOST) {
        return this.#lose('the other end does not answer')
      }
      if (this.#quietChecks > 0) this.#post({ kind: 'ask' })
      this.#quietChecks += 1
      this.#checkLater()
    })
  }

  #endLater(delayMs: number, text: string): void {
    this.#cancelTimer()
    this.#cancelTimer = this.#settings.clock.schedule(delayMs, () => this.#lose(text))
  }

  #lose(text: string): void {
    this.#end({ code: TransportCloseCode.lost, text })
  }

  #end({ code, text }: CloseReason): void {
    if (this.#state === CLOSED) return
    this.#state = CLOSED
    this.#cancelTimer()
    this.#transport?.onClose(code, text)
    this.onEnd()
  }

  #post(content: PortContent, transfer: ArrayBuffer[] = [], to = this.#peer): void {
    try {
      this.#port.postMessage(writeEnvelope(this.id, to, content), transfer)
    } catch (error) {
      // A channel that was closed throws, and not all do so for the same reason.
      const text = error instanceof Error ? error.message : String(error)
      queueMicrotask(() => this.#lose(text))
    }
  }
}
