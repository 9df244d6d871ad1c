import type { Clock, Random } from '../clock.ts'
import type { NetworkCounter } from './network-counts.ts'
import type { NetworkSettings } from './network-settings.ts'
import { Queue } from '../queue.ts'
import type { CloseReason } from './transport.ts'

/** What a lane carries: messages, the close behind them, and before them the word that a connection opens. */
export type Parcel = Uint8Array | CloseReason | 'opening'

export interface LaneListener {
  arrived(parcel: Parcel): void
  /** A message was lost so often that a reliable connection counts as broken. */
  gaveUp(): void
}

export interface LaneConfig {
  readonly reliable: boolean
  readonly clock: Clock
  readonly random: Random
  readonly counter: NetworkCounter
}

/** What a lost message waits for at least before it is sent again, in ms, beside the round trip; as in TCP. */
const RETRANSMISSION_MS = 200

/** Retransmissions of one message after which the connection is given up; with doubling waits 12.6 s at least. */
const MAX_RETRANSMISSIONS = 6

/** What is leaving now, at the speed of the bandwidth. */
interface Departure {
  readonly parcel: Parcel
  /** As of `since`, in ms of the clock. */
  bytesLeft: number
  since: number
  cancel: () => void
}

/** What is on its way and keeps its place in the order. */
interface Traveller {
  readonly parcel: Parcel
  hasArrived: boolean
}

/** One direction of one connection through a network: what is put in comes out later, or not at all. */
export class NetworkLane {
  readonly #config: LaneConfig
  readonly #listener: LaneListener
  #settings: NetworkSettings
  readonly #waiting = new Queue<Parcel>()
  #waitingBytes = 0
  #departure: Departure | undefined
  readonly #line = new Queue<Traveller>()
  /** On their way outside the line, because they are to be overtaken. */
  #strays = 0
  #messages = 0
  #bytes = 0
  readonly #timers = new Set<() => void>()
  #isShut = false

  constructor(config: LaneConfig, settings: NetworkSettings, listener: LaneListener) {
    this.#config = config
    this.#settings = settings
    this.#listener = listener
  }

  /** Messages that were put in and have neither come out nor been lost. */
  get messages(): number {
    return this.#messages
  }

  /** Bytes of those messages. */
  get bytes(): number {
    return this.#bytes
  }

  /** Bytes that have not left and that the network's own queue has no room for. */
  get bufferedBytes(): number {
    return Math.max(0, Math.ceil(this.#unsentBytes()) - this.#settings.queueBytes)
  }

  put(parcel: Parcel): void {
    if (this.#isShut) return
    const size = sizeOf(parcel)
    const { counter, reliable } = this.#config
    if (parcel instanceof Uint8Array) {
      counter.sent += 1
      counter.sentBytes += size
      const unsent = this.#unsentBytes()
      // One message alone may be larger than the queue: it could never go otherwise.
      if (!reliable && unsent > 0 && unsent + size > this.#settings.queueBytes) {
        counter.overflowed += 1
        return
      }
      this.#messages += 1
      this.#bytes += size
    }
    this.#waiting.push(parcel)
    this.#waitingBytes += size
    this.#departNext()
  }

  /** From now on: what is on its way keeps its time, what is leaving goes on at the new speed. */
  change(settings: NetworkSettings): void {
    const departure = this.#departure
    if (departure !== undefined) {
      departure.bytesLeft = this.#bytesLeft(departure)
      departure.since = this.#config.clock.now()
      departure.cancel()
    }
    this.#settings = settings
    if (departure !== undefined) this.#planDeparture(departure)
  }

  /** Everything on its way is lost, and what is put in from now on too. */
  shut(): void {
    this.#isShut = true
    for (const cancel of this.#timers) cancel()
    this.#timers.clear()
    this.#departure = undefined
    this.#waiting.clear()
    this.#waitingBytes = 0
    this.#line.clear()
    this.#strays = 0
    this.#messages = 0
    this.#bytes = 0
  }

  #unsentBytes(): number {
    const departure = this.#departure
    return this.#waitingBytes + (departure === undefined ? 0 : this.#bytesLeft(departure))
  }

  #bytesLeft({ bytesLeft, since }: Departure): number {
    const gone = ((this.#config.clock.now() - since) * this.#settings.bandwidth) / 1000
    return gone > 0 ? Math.max(0, bytesLeft - gone) : bytesLeft
  }

  #departNext(): void {
    while (this.#departure === undefined) {
      const parcel = this.#waiting.shift()
      if (parcel === undefined) return
      const size = sizeOf(parcel)
      this.#waitingBytes -= size
      if (size === 0 || this.#settings.bandwidth === Number.POSITIVE_INFINITY) {
        this.#depart(parcel)
      } else {
        const since = this.#config.clock.now()
        this.#departure = { parcel, bytesLeft: size, since, cancel: () => {} }
        this.#planDeparture(this.#departure)
      }
    }
  }

  #planDeparture(departure: Departure): void {
    departure.cancel = this.#after((departure.bytesLeft * 1000) / this.#settings.bandwidth, () => {
      this.#departure = undefined
      this.#depart(departure.parcel)
      this.#departNext()
    })
  }

  /** Takes as many chances for every parcel, so that one setting does not change the luck of another. */
  #depart(parcel: Parcel): void {
    const { random } = this.#config
    const jitter = random()
    const isLost = random() < this.#settings.loss
    const isReordered = random() < this.#settings.reorder
    const isDuplicated = random() < this.#settings.duplication
    const delayMs = this.#settings.latencyMs + this.#settings.jitterMs * jitter
    if (this.#config.reliable) this.#travelReliably(parcel, delayMs, isLost, isReordered)
    else this.#travel(parcel, delayMs, { isLost, isReordered, isDuplicated })
  }

  #travelReliably(parcel: Parcel, delayMs: number, isLost: boolean, isReordered: boolean): void {
    const traveller: Traveller = { parcel, hasArrived: false }
    this.#line.push(traveller)
    if (isLost) return this.#sendAgain(traveller, 0)
    if (isReordered) this.#config.counter.reordered += 1
    this.#arriveAfter(traveller, delayMs + (isReordered ? this.#settings.reorderDelayMs : 0))
  }

  /** A loss is noticed when no acknowledgement came in time; what follows waits for it meanwhile. */
  #sendAgain(traveller: Traveller, retransmissions: number): void {
    const { counter, random } = this.#config
    counter.lost += 1
    if (retransmissions === MAX_RETRANSMISSIONS) {
      this.#after(0, () => this.#listener.gaveUp())
      return
    }
    const timeoutMs = RETRANSMISSION_MS + 2 * (this.#settings.latencyMs + this.#settings.jitterMs)
    this.#after(timeoutMs * 2 ** retransmissions, () => {
      const { latencyMs, jitterMs, loss } = this.#settings
      const jitter = random()
      if (random() < loss) this.#sendAgain(traveller, retransmissions + 1)
      else this.#arriveAfter(traveller, latencyMs + jitterMs * jitter)
    })
  }

  #travel(
    parcel: Parcel,
    delayMs: number,
    fate: {
      readonly isLost: boolean
      readonly isReordered: boolean
      readonly isDuplicated: boolean
    },
  ): void {
    // Opening and closing must come about somehow, so they are spared.
    if (!(parcel instanceof Uint8Array)) return this.#queueUp(parcel, delayMs)
    const { counter } = this.#config
    if (fate.isLost) {
      counter.lost += 1
      this.#left(parcel)
    } else if (fate.isReordered) {
      counter.reordered += 1
      this.#strays += 1
      this.#after(delayMs + this.#settings.reorderDelayMs, () => {
        this.#strays -= 1
        this.#handOver(parcel)
        this.#handOverLine()
      })
    } else {
      this.#queueUp(parcel, delayMs)
    }
    if (!fate.isDuplicated) return
    counter.duplicated += 1
    this.#messages += 1
    this.#bytes += parcel.length
    this.#queueUp(new Uint8Array(parcel), delayMs)
  }

  #queueUp(parcel: Parcel, delayMs: number): void {
    const traveller: Traveller = { parcel, hasArrived: false }
    this.#line.push(traveller)
    this.#arriveAfter(traveller, delayMs)
  }

  #arriveAfter(traveller: Traveller, delayMs: number): void {
    this.#after(delayMs, () => {
      traveller.hasArrived = true
      this.#handOverLine()
    })
  }

  /** In the order of sending: who arrived early waits for those before. A close waits for the strays too. */
  #handOverLine(): void {
    for (;;) {
      const first = this.#line.first
      if (first === undefined || !first.hasArrived) return
      if (!(first.parcel instanceof Uint8Array) && this.#strays > 0) return
      this.#line.shift()
      this.#handOver(first.parcel)
    }
  }

  #handOver(parcel: Parcel): void {
    if (parcel instanceof Uint8Array) {
      this.#config.counter.delivered += 1
      this.#left(parcel)
    }
    this.#listener.arrived(parcel)
  }

  #left(parcel: Uint8Array): void {
    this.#messages -= 1
    this.#bytes -= parcel.length
  }

  #after(delayMs: number, callback: () => void): () => void {
    const cancelTimer = this.#config.clock.schedule(delayMs, () => {
      this.#timers.delete(cancel)
      callback()
    })
    const cancel = (): void => {
      this.#timers.delete(cancel)
      cancelTimer()
    }
    this.#timers.add(cancel)
    return cancel
  }
}

function sizeOf(parcel: Parcel): number {
  return parcel instanceof Uint8Array ? parcel.length : 0
}
