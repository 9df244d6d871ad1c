import type { Readable, Writable } from 'node:stream'
import type { Clock } from '../clock.ts'
import { FrameDecoder } from '../frame/frame-decoder.ts'
import { TransportCloseCode } from '../transport/close-code.ts'
import type { Socket, SocketTransport } from '../transport/socket-transport.ts'
import type { CloseReason } from '../transport/transport.ts'
import { closeFrame, frameLimit, messageHeader, readStreamFrame } from './stream-frames.ts'

const CONNECTING = 0
const OPEN = 1
const CLOSING = 2
const CLOSED = 3

export interface StreamSocketOptions {
  /** Whether the other end knows messages alone: no close is said, and its end answers ours. */
  readonly plain: boolean
  readonly maxMessageBytes: number
  readonly closeTimeoutMs: number
  readonly clock: Clock
  /** Finds out why the stream ended without a word; calls back once, at once or later. */
  readonly findCause?: ((tell: (text: string) => void) => void) | undefined
}

/**
 * Makes of two byte streams what a WebSocket is: frames for messages, and a last frame for the close,
 * which the other end answers in kind. Reading stops while the transport has no room.
 */
export class StreamSocket implements Socket {
  readonly #input: Readable
  readonly #output: Writable
  readonly #options: StreamSocketOptions
  readonly #decoder: FrameDecoder
  #transport: SocketTransport | undefined
  #state: number
  #isReading = false
  #inputEnded = false
  #isLost = false
  /** A frame for which the transport has no room yet; nothing behind it is read. */
  #held: Uint8Array | undefined
  /** Why this end closes, by its own will. */
  #requested: CloseReason | undefined
  /** What the other end said of why it closes. */
  #stated: CloseReason | undefined
  /** What went wrong first. */
  #fault: string | undefined
  #cancelTimeout: (() => void) | undefined

  constructor(input: Readable, output: Writable, isOpen: boolean, options: StreamSocketOptions) {
    this.#input = input
    this.#output = output
    this.#options = options
    this.#state = isOpen ? OPEN : CONNECTING
    this.#decoder = new FrameDecoder(frameLimit(options.maxMessageBytes))
  }

  get readyState(): number {
    return this.#state
  }

  get bufferedAmount(): number {
    return this.#output.writableLength
  }

  /** Begins to read, and to tell this transport what happens. */
  start(transport: SocketTransport): void {
    this.#transport = transport
    if (this.#state === OPEN) transport.onOpen()
    const failed = (error: Error): void => {
      this.#fault ??= error.message
    }
    this.#output.on('error', failed)
    this.#output.on('close', () => this.#outputClosed())
    this.#input.on('error', failed)
    this.#input.on('data', (chunk: Uint8Array) => {
      this.#decoder.push(chunk)
      this.#read()
    })
    const ended = (): void => {
      this.#inputEnded = true
      this.#read()
    }
    this.#input.on('end', ended)
    this.#input.on('close', ended)
    if (this.#input.destroyed || this.#input.readableEnded) ended()
    else this.#input.resume()
  }

  /** The connection was made. */
  connected(): void {
    if (this.#state !== CONNECTING) return
    this.#state = OPEN
    this.#transport?.onOpen()
  }

  send(bytes: Uint8Array<ArrayBuffer>): void {
    // One system call for both, without a copy of the message.
    this.#output.cork()
    this.#output.write(messageHeader(bytes, this.#options.plain))
    if (bytes.length > 0) this.#output.write(bytes)
    this.#output.uncork()
  }

  close(code: number, text: string): void {
    this.#requested = { code, text }
    if (this.#state === CONNECTING) {
      this.#state = CLOSING
      this.#input.destroy()
      return
    }
    this.#finishOutput(this.#requested)
    this.hasRoom()
  }

  hasRoom(): void {
    if (this.#held === undefined) return
    this.#read()
    if (this.#held === undefined) this.#input.resume()
  }

  #read(): void {
    if (this.#isReading) return
    this.#isReading = true
    for (let content = this.#next(); content !== undefined; content = this.#next()) {
      this.#take(content)
    }
    this.#isReading = false
    if (this.#inputEnded && this.#held === undefined) this.#ended()
  }

  /** The next frame's content, unless it must wait. */
  #next(): Uint8Array | undefined {
    if (this.#state === CLOSED) return undefined
    const content = this.#held ?? this.#nextFrame()
    this.#held = undefined
    if (content === undefined || this.#requested !== undefined) return content
    if (this.#transport?.accepts(content.length) !== false) return content
    this.#held = content
    this.#input.pause()
    return undefined
  }

  #nextFrame(): Uint8Array | undefined {
    for (;;) {
      const outcome = this.#decoder.next()
      if (outcome === undefined || outcome.ok) return outcome?.bytes
      const text = `a message has more than ${this.#options.maxMessageBytes} bytes`
      this.#transport?.close({ code: TransportCloseCode.messageTooBig, text })
    }
  }

  #take(content: Uint8Array): void {
    const frame = readStreamFrame(content, this.#options.plain)
    switch (frame.type) {
      case 'message':
        return this.#transport?.onMessage(frame.bytes)
      case 'close':
        return this.#peerCloses(frame.reason)
      case 'unknown': {
        const text = 'a frame is neither a message nor a close'
        return this.#transport?.close({ code: TransportCloseCode.unsupportedData, text })
      }
      default:
    }
  }

  #peerCloses(reason: CloseReason): void {
    if (this.#stated !== undefined) return
    this.#stated = reason
    if (this.#requested === undefined) this.#finishOutput(reason)
    // Not before our own last word has left: the other end waits for it.
    if (this.#output.writableFinished || this.#output.destroyed) this.#end(reason)
    else this.#output.once('finish', () => this.#end(reason))
  }

  #finishOutput(reason: CloseReason): void {
    this.#state = CLOSING
    if (this.#options.plain) this.#output.end()
    else this.#output.end(closeFrame(reason))
    this.#endInTime('the close was not answered in time')
  }

  #endInTime(fault: string): void {
    this.#cancelTimeout ??= this.#options.clock.schedule(this.#options.closeTimeoutMs, () => {
      this.#fault ??= fault
      this.#end(this.#stated ?? this.#lost())
    })
  }

  /** Nothing can be sent any more, but what the other end said last may still be on its way. */
  #outputClosed(): void {
    if (this.#state === CLOSED) return
    if (this.#stated !== undefined) return this.#end(this.#stated)
    this.#state = CLOSING
    this.#endInTime('the other end takes nothing any more')
  }

  /** Everything was read that will ever come. */
  #ended(): void {
    if (this.#state === CLOSED || this.#stated !== undefined || this.#isLost) return
    const isWithinMessage = this.#decoder.end() !== undefined
    if (this.#requested !== undefined && this.#options.plain && !isWithinMessage) {
      return this.#end(this.#requested)
    }
    this.#isLost = true
    this.#state = CLOSING
    if (isWithinMessage) this.#fault ??= 'the stream ended within a message'
    const { findCause } = this.#options
    if (findCause === undefined) return this.#end(this.#lost())
    findCause((cause) => {
      this.#fault = cause
      this.#end(this.#lost())
    })
  }

  #lost(): CloseReason {
    return { code: TransportCloseCode.lost, text: this.#fault ?? 'the other end is gone' }
  }

  #end({ code, text }: CloseReason): void {
    if (this.#state === CLOSED) return
    this.#state = CLOSED
    this.#cancelTimeout?.()
    this.#decoder.clear()
    this.#held = undefined
    this.#input.destroy()
    this.#output.destroy()
    this.#transport?.onClose(code, text)
  }
}
