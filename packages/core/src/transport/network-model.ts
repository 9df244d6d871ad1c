import { type Clock, type Random, systemClock } from '../clock.ts'
import { LinkError, LinkErrorCode } from '../error.ts'
import { type NetworkCounts, NetworkCounter } from './network-counts.ts'
import { NetworkLane, type Parcel } from './network-lane.ts'
import { NetworkPath } from './network-path.ts'
import { type NetworkSettings, PERFECT_NETWORK, networkSettings } from './network-settings.ts'

/** `there` is from the first end of a pair to the second, as from a client to its server; `back` the other way. */
export interface NetworkChange extends Partial<NetworkSettings> {
  readonly there?: Partial<NetworkSettings>
  readonly back?: Partial<NetworkSettings>
  /** How often a connection is cut, on average, at times of chance; 0 unless told. */
  readonly cutsPerMinute?: number
}

export interface NetworkModelOptions extends NetworkChange {
  /**
   * Whether everything arrives, once and in order, as on a WebSocket: losses and reordering cost
   * time, duplicates are dropped. True unless told; without it what is lost is lost. The sync layer
   * notices a loss by the message after it: what is lost last stays unnoticed until something changes.
   */
  readonly reliable?: boolean
}

export interface NetworkModelContext {
  readonly clock?: Clock
  readonly random?: Random
}

/** What becomes of a connection through a model, told to the pair of transports. */
export interface NetworkListener {
  arrivedThere(parcel: Parcel): void
  arrivedBack(parcel: Parcel): void
  /** The connection broke, or could not be made, and both ends know it. */
  broke(text: string): void
}

const CUT = 'the network was cut'

/**
 * A network under memory pairs: how long messages take, and what befalls them.
 *
 * One model may carry many pairs, one after the other for a client that reconnects, or at once, and
 * its settings may be changed while it does. The same clock, chances and messages give the same fate.
 */
export class NetworkModel {
  readonly reliable: boolean
  readonly #clock: Clock
  readonly #random: Random
  readonly #paths = new Set<NetworkPath>()
  readonly #thereCounter = new NetworkCounter()
  readonly #backCounter = new NetworkCounter()
  #there = PERFECT_NETWORK
  #back = PERFECT_NETWORK
  #cutsPerMinute = 0
  /** Why nobody can connect; undefined while they can. */
  #offline: string | undefined

  constructor(options: NetworkModelOptions = {}, context: NetworkModelContext = {}) {
    const { reliable = true, ...settings } = options
    this.reliable = reliable
    this.#clock = context.clock ?? systemClock
    this.#random = context.random ?? Math.random
    this.change(settings)
  }

  get there(): NetworkSettings {
    return this.#there
  }

  get back(): NetworkSettings {
    return this.#back
  }

  get cutsPerMinute(): number {
    return this.#cutsPerMinute
  }

  /** Connections that it carries, those that are being made included. */
  get connections(): number {
    return this.#paths.size
  }

  get isOffline(): boolean {
    return this.#offline !== undefined
  }

  get counts(): { readonly there: NetworkCounts; readonly back: NetworkCounts } {
    return { there: { ...this.#thereCounter }, back: { ...this.#backCounter } }
  }

  /**
   * Changes the settings given and keeps the others; those of one direction go before those of both.
   * They hold for what leaves from now on. Throws `invalidConfig` for impossible ones, and changes nothing.
   */
  change(change: NetworkChange): void {
    const { there, back, cutsPerMinute = this.#cutsPerMinute, ...both } = change
    if (!(cutsPerMinute >= 0 && cutsPerMinute < Number.POSITIVE_INFINITY)) {
      throw new LinkError(
        LinkErrorCode.invalidConfig,
        `cutsPerMinute must be a finite number from 0, not ${cutsPerMinute}`,
      )
    }
    const nextThere = networkSettings(this.#there, { ...both, ...there })
    const nextBack = networkSettings(this.#back, { ...both, ...back })
    this.#there = nextThere
    this.#back = nextBack
    for (const path of this.#paths) path.change(nextThere, nextBack)
    if (cutsPerMinute === this.#cutsPerMinute) return
    this.#cutsPerMinute = cutsPerMinute
    for (const path of this.#paths) this.#planCut(path)
  }

  /** Cuts every connection now: what is on its way is lost, and both ends close with 1006. */
  cut(): void {
    // Those of now: who hears of the cut may connect again at once.
    const paths = [...this.#paths]
    for (const path of paths) path.break(CUT)
  }

  /** Cuts every connection, and lets none be made until `goOnline`, for the reason given. */
  goOffline(reason: string = 'the network is offline'): void {
    this.#offline = reason
    this.cut()
  }

  goOnline(): void {
    this.#offline = undefined
  }

  /** Carries a new pair's connection; for `MemoryTransport`, which listens. */
  connect(listener: NetworkListener): NetworkPath {
    const lane = (
      counter: NetworkCounter,
      settings: NetworkSettings,
      arrived: (parcel: Parcel) => void,
    ) =>
      new NetworkLane(
        { reliable: this.reliable, clock: this.#clock, random: this.#random, counter },
        settings,
        { arrived, gaveUp: () => path.break('the network lost a message again and again') },
      )
    const path: NetworkPath = new NetworkPath(
      lane(this.#thereCounter, this.#there, (parcel) => listener.arrivedThere(parcel)),
      lane(this.#backCounter, this.#back, (parcel) => listener.arrivedBack(parcel)),
      this.#clock,
      {
        broke: (text) => listener.broke(text),
        ended: () => this.#paths.delete(path),
      },
    )
    this.#paths.add(path)
    this.#planCut(path)
    this.#open(path)
    return path
  }

  /** An offline network answers no later than an answer would take. */
  #open(path: NetworkPath): void {
    if (this.#offline === undefined) return path.there.put('opening')
    path.refuse(this.#offline, this.#there.latencyMs + this.#back.latencyMs)
  }

  /** Cuts come independently of each other, so the time until the next does not depend on the past. */
  #planCut(path: NetworkPath): void {
    const perMs = this.#cutsPerMinute / 60_000
    path.planBreak(CUT, perMs === 0 ? undefined : -Math.log(1 - this.#random()) / perMs)
  }
}

/** Makes a network for `MemoryTransport.createPair({ network })`; perfect where nothing is told. */
export function createNetworkModel(
  options: NetworkModelOptions = {},
  context: NetworkModelContext = {},
): NetworkModel {
  return new NetworkModel(options, context)
}
