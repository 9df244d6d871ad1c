import { TransportCloseCode, cutReason } from './close-code.ts'
import { Inbox } from './inbox.ts'
import { Queue } from './queue.ts'
import { type TransportLimits, transportLimits } from './transport-limits.ts'
import type { CloseReason, Transport, TransportListener, TransportState } from './transport.ts'

/** The limits count, each way, what was sent and not yet heard. */
export interface MemoryTransportOptions extends Partial<Omit<TransportLimits, 'maxMessageBytes'>> {
  /** Deliver at once (default true), or only when `deliver` is called. */
  readonly auto?: boolean
}

/** One direction of a pair: what is on its way, and what arrived and waits for the listener. */
class Wire {
  readonly inbox = new Inbox()
  readonly #onTheWay = new Queue<Uint8Array | CloseReason>()
  #bytesOnTheWay = 0

  get unheardMessages(): number {
    return this.#onTheWay.length + this.inbox.length
  }

  get unheardBytes(): number {
    return this.#bytesOnTheWay + this.inbox.bytes
  }

  put(entry: Uint8Array | CloseReason): void {
    this.#onTheWay.push(entry)
    if (entry instanceof Uint8Array) this.#bytesOnTheWay += entry.length
  }

  take(): Uint8Array | CloseReason | undefined {
    const entry = this.#onTheWay.shift()
    if (entry instanceof Uint8Array) this.#bytesOnTheWay -= entry.length
    return entry
  }
}

/** What the two sides of a pair share: one flag keeps listeners from running within each other. */
interface Pair {
  readonly auto: boolean
  readonly limits: TransportLimits
  readonly sides: MemoryTransport[]
  delivering: boolean
}

/**
 * Two connected ends within one process, ordered and without loss.
 *
 * Messages are copied when they are sent. They are heard within the call to `send`, or, when that
 * is made by a listener of either end, after the listener has returned. A send beyond the limits
 * is not taken and closes the pair with `TransportCloseCode.queueFull`: nothing grows without bound.
 */
export class MemoryTransport implements Transport {
  readonly ordered = true
  readonly #pair: Pair
  readonly #outgoing: Wire
  readonly #incoming: Wire
  #state: TransportState = 'open'

  /** Makes two ends that are open and connected to each other. */
  static createPair(options: MemoryTransportOptions = {}): [MemoryTransport, MemoryTransport] {
    const { auto = true } = options
    const limits = transportLimits(options)
    const pair: Pair = { auto, limits, sides: [], delivering: false }
    const there = new Wire()
    const back = new Wire()
    const near = new MemoryTransport(pair, there, back)
    const far = new MemoryTransport(pair, back, there)
    pair.sides.push(near, far)
    return [near, far]
  }

  private constructor(pair: Pair, outgoing: Wire, incoming: Wire) {
    this.#pair = pair
    this.#outgoing = outgoing
    this.#incoming = incoming
    incoming.inbox.putOpen()
  }

  get state(): TransportState {
    return this.#state
  }

  /** Bytes that the other end's listener has not heard yet. */
  get bufferedBytes(): number {
    return this.#state === 'closed' ? 0 : this.#outgoing.unheardBytes
  }

  send(bytes: Uint8Array): boolean {
    if (this.#state !== 'open') return false
    const { maxQueuedBytes, maxQueuedMessages } = this.#pair.limits
    const tooMany = this.#outgoing.unheardMessages >= maxQueuedMessages
    if (tooMany || this.#outgoing.unheardBytes + bytes.length > maxQueuedBytes) {
      const limit = tooMany ? `${maxQueuedMessages} messages` : `${maxQueuedBytes} bytes`
      this.close({ code: TransportCloseCode.queueFull, text: `more than ${limit} wait` })
      return false
    }
    // Not slice: a Node Buffer's slice shares its memory.
    this.#outgoing.put(new Uint8Array(bytes))
    this.#run()
    return true
  }

  close(reason: CloseReason = { code: TransportCloseCode.normal, text: '' }): void {
    if (this.#state !== 'open') return
    this.#state = 'closing'
    this.#incoming.inbox.discard()
    this.#outgoing.put({ code: reason.code, text: cutReason(reason.text) })
    this.#run()
  }

  listen(listener: TransportListener): void {
    this.#incoming.inbox.listen(listener)
    this.#run()
  }

  /**
   * Lets up to `count` messages or closes arrive here that are on their way, for pairs that were
   * made with `auto: false`. Says how many arrived.
   */
  deliver(count: number = Number.POSITIVE_INFINITY): number {
    let arrived = 0
    while (arrived < count && this.#arrive()) {
      arrived += 1
      this.#run()
    }
    return arrived
  }

  #run(): void {
    const pair = this.#pair
    if (pair.delivering) return
    pair.delivering = true
    while (pair.sides.some((side) => side.#step()));
    pair.delivering = false
  }

  /** Hears before it lets more arrive, so that a message finds the state that it was sent in. */
  #step(): boolean {
    return this.#incoming.inbox.deliverNext() || (this.#pair.auto && this.#arrive())
  }

  #arrive(): boolean {
    const entry = this.#incoming.take()
    if (entry === undefined) return false
    if (!(entry instanceof Uint8Array)) this.#finish(entry)
    else if (this.#state === 'open') this.#incoming.inbox.putMessage(entry)
    return true
  }

  /** The other end's close: an answer to ours, or to be answered with the same reason. */
  #finish(reason: CloseReason): void {
    if (this.#state === 'open') this.#outgoing.put(reason)
    this.#state = 'closed'
    this.#incoming.inbox.putClose(reason)
  }
}
