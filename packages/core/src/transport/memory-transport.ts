import { LinkError, LinkErrorCode } from '../error.ts'
import { TransportCloseCode, cutReason } from './close-code.ts'
import type { Parcel } from './network-lane.ts'
import type { NetworkModel } from './network-model.ts'
import type { NetworkPath } from './network-path.ts'
import { type TransportLimits, transportLimits } from './transport-limits.ts'
import type { CloseReason, Transport, TransportListener, TransportState } from './transport.ts'
import { Wire } from './wire.ts'

/** The limits count, each way, what was sent and not yet heard. */
export interface MemoryTransportOptions extends Partial<Omit<TransportLimits, 'maxMessageBytes'>> {
  /** Deliver at once (default true), or only when `deliver` is called. */
  readonly auto?: boolean
  /** What lies between the two ends; nothing unless given. Then everything goes by its clock. */
  readonly network?: NetworkModel
}

/** What the two sides of a pair share: one flag keeps listeners from running within each other. */
interface Pair {
  readonly auto: boolean
  readonly limits: TransportLimits
  readonly network: NetworkModel | undefined
  path: NetworkPath | undefined
  readonly sides: MemoryTransport[]
  delivering: boolean
}

/**
 * Two connected ends within one process, ordered and without loss unless a network model says otherwise.
 *
 * Messages are copied when they are sent. They are heard within the call to `send`, or, when that
 * is made by a listener of either end, after the listener has returned. A send beyond the limits
 * is not taken and closes the pair with `TransportCloseCode.queueFull`: nothing grows without bound.
 *
 * With a network model the first end connects to the second: both open as the word reaches them,
 * and messages are heard when the model's clock says so, never within `send`. A model that breaks
 * the connection closes both ends with 1006.
 */
export class MemoryTransport implements Transport {
  readonly #pair: Pair
  readonly #outgoing: Wire
  readonly #incoming: Wire
  #state: TransportState
  /** Why this end closes, by its own will. */
  #requested: CloseReason | undefined

  /** Makes two ends that are connected to each other, or about to be with a network model. */
  static createPair(options: MemoryTransportOptions = {}): [MemoryTransport, MemoryTransport] {
    const { auto = true, network } = options
    if (network !== undefined && !auto) {
      throw new LinkError(
        LinkErrorCode.invalidConfig,
        'a network model delivers by its clock: it cannot go with auto: false',
      )
    }
    const limits = transportLimits(options)
    const pair: Pair = { auto, limits, network, path: undefined, sides: [], delivering: false }
    const there = new Wire()
    const back = new Wire()
    const near = new MemoryTransport(pair, there, back)
    const far = new MemoryTransport(pair, back, there)
    pair.sides.push(near, far)
    if (network !== undefined) {
      const path = network.connect({
        arrivedThere: (parcel) => far.#emerge(parcel),
        arrivedBack: (parcel) => near.#emerge(parcel),
        broke: (text) => near.#break(text),
      })
      pair.path = path
      there.lane = path.there
      back.lane = path.back
    }
    return [near, far]
  }

  private constructor(pair: Pair, outgoing: Wire, incoming: Wire) {
    this.#pair = pair
    this.#outgoing = outgoing
    this.#incoming = incoming
    this.#state = pair.network === undefined ? 'open' : 'connecting'
    if (this.#state === 'open') incoming.inbox.putOpen()
  }

  get state(): TransportState {
    return this.#state
  }

  /** False on a model that is not reliable, whatever its settings are now: they may change. */
  get ordered(): boolean {
    return this.#pair.network?.reliable ?? true
  }

  /** Bytes that the other end's listener has not heard yet; with a network model, those that have not left. */
  get bufferedBytes(): number {
    return this.#state === 'closed' ? 0 : this.#outgoing.bufferedBytes
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
    if (this.#state === 'closing' || this.#state === 'closed') return
    this.#state = 'closing'
    this.#requested = { code: reason.code, text: cutReason(reason.text) }
    this.#incoming.inbox.discard()
    this.#outgoing.put(this.#requested)
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
    const parcel = this.#incoming.take()
    if (parcel === undefined) return false
    this.#take(parcel)
    return true
  }

  /** A parcel came out of the network. */
  #emerge(parcel: Parcel): void {
    this.#incoming.emerge(parcel)
    this.#run()
  }

  #take(parcel: Parcel): void {
    if (parcel === 'opening') this.#open()
    else if (!(parcel instanceof Uint8Array)) this.#finish(parcel)
    else if (this.#state === 'open') this.#incoming.inbox.putMessage(parcel)
  }

  /** The connection reached this end. The second end's word back, sent first, opens the first one. */
  #open(): void {
    const isSecond = this.#pair.sides[1] === this
    if (this.#state === 'connecting') {
      this.#state = 'open'
      this.#incoming.inbox.putOpen()
    }
    if (isSecond) this.#outgoing.put('opening')
  }

  /** The other end's close: an answer to ours, or to be answered with the same reason. */
  #finish(reason: CloseReason): void {
    if (this.#state !== 'closing') this.#outgoing.put(reason)
    this.#end(reason)
  }

  #break(text: string): void {
    for (const side of this.#pair.sides) {
      if (side.#state === 'closed') continue
      side.#end(side.#requested ?? { code: TransportCloseCode.lost, text })
    }
    this.#run()
  }

  #end(reason: CloseReason): void {
    this.#state = 'closed'
    this.#incoming.inbox.putClose(reason)
    if (this.#pair.sides.every((side) => side.#state === 'closed')) this.#pair.path?.end()
  }
}
