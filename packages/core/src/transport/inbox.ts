import { Queue } from '../queue.ts'
import { surfaceError } from '../surface-error.ts'
import type { CloseReason, TransportListener } from './transport.ts'

/**
 * Keeps what came in until a listener is there and hands it over in order: open, messages, close.
 *
 * Each event goes to one listener once. Whoever owns the inbox calls `deliverNext` until it says
 * false, never from within a listener.
 */
export class Inbox {
  #listener: TransportListener | undefined
  readonly #messages = new Queue<Uint8Array>()
  #bytes = 0
  #opened = false
  #closed: CloseReason | undefined

  /** Messages that wait. */
  get length(): number {
    return this.#messages.length
  }

  /** Bytes of the messages that wait. */
  get bytes(): number {
    return this.#bytes
  }

  listen(listener: TransportListener): void {
    this.#listener = listener
  }

  putOpen(): void {
    this.#opened = true
  }

  putMessage(bytes: Uint8Array): void {
    this.#messages.push(bytes)
    this.#bytes += bytes.length
  }

  putClose(reason: CloseReason): void {
    this.#closed = reason
  }

  /** Forgets what waits, for an end that closes by itself and will hear nothing but its close. */
  discard(): void {
    this.#opened = false
    this.#messages.clear()
    this.#bytes = 0
  }

  /**
   * Hands over the next event; false when none waits or nobody listens.
   *
   * What a listener throws breaks neither the transport nor the sender in whose call it runs.
   */
  deliverNext(): boolean {
    if (this.#listener === undefined) return false
    try {
      return this.#deliverTo(this.#listener)
    } catch (error) {
      surfaceError(error)
      return true
    }
  }

  #deliverTo(listener: TransportListener): boolean {
    if (this.#opened) {
      this.#opened = false
      listener.open?.()
      return true
    }
    const bytes = this.#messages.shift()
    if (bytes !== undefined) {
      this.#bytes -= bytes.length
      listener.message(bytes)
      return true
    }
    const reason = this.#closed
    if (reason === undefined) return false
    this.#closed = undefined
    listener.close?.(reason)
    return true
  }
}
