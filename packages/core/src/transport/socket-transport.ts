import { TransportCloseCode, sendableReason } from './close-code.ts'
import { Inbox } from './inbox.ts'
import { messageBytes } from './message-bytes.ts'
import { type TransportLimits, transportLimits } from './transport-limits.ts'
import type {
  CloseReason,
  SendOptions,
  Transport,
  TransportListener,
  TransportState,
} from './transport.ts'

/** What a transport needs of what carries its messages: a WebSocket, or what behaves like one. */
export interface Socket {
  /** 0 connecting, 1 open, 2 closing, 3 closed. */
  readonly readyState: number
  readonly bufferedAmount: number
  send(bytes: Uint8Array<ArrayBuffer>, options: SendOptions): void
  close(code: number, reason: string): void
  /** What waited was heard, for sockets that hold back what the transport does not accept. */
  hasRoom?(): void
}

const READY_STATE_OPEN = 1

/** A socket as a transport; whoever made the socket reports its events here. */
export class SocketTransport implements Transport {
  readonly ordered = true
  readonly #socket: Socket
  readonly #maySend: (code: number) => boolean
  readonly #limits: TransportLimits
  readonly #inbox = new Inbox()
  #delivering = false
  #opened = false
  #closed = false
  #requested: CloseReason | undefined
  #error: string | undefined

  /** `maySend` says which close codes the socket takes. */
  constructor(
    socket: Socket,
    maySend: (code: number) => boolean,
    limits: Partial<TransportLimits> = {},
  ) {
    this.#socket = socket
    this.#maySend = maySend
    this.#limits = transportLimits(limits)
  }

  get state(): TransportState {
    if (this.#closed) return 'closed'
    if (this.#requested !== undefined || this.#socket.readyState > READY_STATE_OPEN) {
      return 'closing'
    }
    return this.#opened ? 'open' : 'connecting'
  }

  get bufferedBytes(): number {
    // A browser never lowers the amount again after the close.
    return this.#closed ? 0 : this.#socket.bufferedAmount
  }

  send(bytes: Uint8Array, options: SendOptions = {}): boolean {
    if (this.state !== 'open') return false
    this.#socket.send(inOwnMemory(bytes), options)
    return true
  }

  close(reason: CloseReason = { code: TransportCloseCode.normal, text: '' }): void {
    if (this.#closed || this.#requested !== undefined) return
    const requested = sendableReason(reason, this.#maySend)
    this.#requested = requested
    this.#inbox.discard()
    this.#socket.close(requested.code, requested.text)
  }

  listen(listener: TransportListener): void {
    this.#inbox.listen(listener)
    this.#deliver()
  }

  /** Bytes that came and wait for a listener. */
  get waitingBytes(): number {
    return this.#inbox.bytes
  }

  /** Whether a message of this size can be taken now, or must wait until somebody listens. */
  accepts(length: number): boolean {
    const { maxQueuedBytes, maxQueuedMessages } = this.#limits
    const { length: messages, bytes } = this.#inbox
    return messages === 0 || (messages < maxQueuedMessages && bytes + length <= maxQueuedBytes)
  }

  /** The socket opened. */
  onOpen(): void {
    if (this.#opened || this.#closed) return
    this.#opened = true
    if (this.#requested !== undefined) return
    this.#inbox.putOpen()
    this.#deliver()
  }

  /** The socket delivered a message. */
  onMessage(data: unknown): void {
    if (this.#closed || this.#requested !== undefined) return
    const { maxMessageBytes, maxQueuedBytes, maxQueuedMessages } = this.#limits
    const bytes = messageBytes(data)
    if (bytes === undefined) {
      this.close({
        code: TransportCloseCode.unsupportedData,
        text: 'a message is neither text nor bytes',
      })
    } else if (bytes.length > maxMessageBytes) {
      const text = `a message has more than ${maxMessageBytes} bytes`
      this.close({ code: TransportCloseCode.messageTooBig, text })
    } else if (!this.accepts(bytes.length)) {
      const text = `more than ${maxQueuedBytes} bytes or ${maxQueuedMessages} messages wait`
      this.close({ code: TransportCloseCode.queueFull, text })
    } else {
      this.#inbox.putMessage(bytes)
      this.#deliver()
    }
  }

  /** The socket failed; its close follows. */
  onError(text: string): void {
    this.#error ??= text
  }

  /** The socket closed, for whatever reason. */
  onClose(code: number, text: string): void {
    if (this.#closed) return
    this.#closed = true
    this.#inbox.putClose(this.#reasonOf(code, text))
    this.#deliver()
  }

  /** Some peers answer a close without its text or code, and a socket that never opened has none. */
  #reasonOf(code: number, text: string): CloseReason {
    const requested = this.#requested
    const neverOpened = code === TransportCloseCode.lost && !this.#opened
    if (requested !== undefined) {
      const answered = code === requested.code || code === TransportCloseCode.unstated
      if (answered || neverOpened) return requested
    }
    if (code !== TransportCloseCode.lost) return { code, text }
    const fallback = neverOpened ? 'the connection could not be opened' : 'the connection was lost'
    return { code, text: this.#error ?? (text || fallback) }
  }

  #deliver(): void {
    if (this.#delivering) return
    this.#delivering = true
    while (this.#inbox.deliverNext());
    this.#delivering = false
    this.#socket.hasRoom?.()
  }
}

/** Browsers refuse bytes in shared memory: those are copied. */
function inOwnMemory(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return bytes.buffer instanceof ArrayBuffer
    ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    : new Uint8Array(bytes)
}
