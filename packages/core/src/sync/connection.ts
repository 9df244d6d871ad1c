import type { Clock, Random } from '../clock.ts'
import type { CloseReason, SendOptions, Transport } from '../transport/transport.ts'
import { type BackOffConfig, backOffDelay } from './back-off.ts'
import { isFinal } from './close-code.ts'
import type { Surroundings } from './surroundings.ts'

/** Makes a new transport for each attempt to connect. */
export type TransportFactory = () => Transport

export interface ConnectionConfig extends BackOffConfig {
  readonly autoReconnect: boolean
  readonly maxReconnectAttempts: number
  readonly surroundings: Surroundings
  readonly clock: Clock
  readonly random: Random
}

export interface ConnectionListener {
  /** An attempt begins; the first one is number 1. */
  attempting(attempt: number): void
  opened(): void
  message(bytes: Uint8Array): void
  /** `retryAt`, in ms of the clock, is when the next attempt is made; undefined when none is. */
  lost(reason: CloseReason, retryAt: number | undefined): void
  /** There is no network: the next attempt is made when it is back. */
  networkMissed(): void
  /** It is back, and an attempt follows. */
  networkBack(): void
}

/**
 * - `idle`: not opened, closed, or given up
 * - `connecting`: an attempt is being made
 * - `open`: messages go
 * - `waiting`: the next attempt is made by a timer
 * - `offline`: the next attempt is made when there is a network
 */
type ConnectionState =
  | { readonly name: 'idle' }
  | { readonly name: 'connecting'; readonly transport: Transport }
  | { readonly name: 'open'; readonly transport: Transport }
  | { readonly name: 'waiting'; readonly cancel: () => void }
  | { readonly name: 'offline' }

const IDLE: ConnectionState = { name: 'idle' }
const OFFLINE: ConnectionState = { name: 'offline' }

/** One transport after another, made again after each loss if so configured. */
export class Connection {
  readonly #source: Transport | TransportFactory
  readonly #config: ConnectionConfig
  readonly #listener: ConnectionListener
  #state: ConnectionState = IDLE
  #attempt = 0
  /** Attempts since something was last heard that followed a loss. */
  #retries = 0
  #reconnects = 0
  /** Whether an attempt is one after a loss, whoever wants it: the schedule, the reader, the network. */
  #wasLost = false
  #unsubscribe: (() => void) | undefined

  constructor(
    source: Transport | TransportFactory,
    config: ConnectionConfig,
    listener: ConnectionListener,
  ) {
    this.#source = source
    this.#config = config
    this.#listener = listener
  }

  get isOpen(): boolean {
    return this.#state.name === 'open' && this.#state.transport.state === 'open'
  }

  /** Whether what is sent arrives, and in its order. */
  get isOrdered(): boolean {
    return this.#transport?.ordered ?? true
  }

  /** Whether the next attempt is made when there is a network. */
  get awaitsNetwork(): boolean {
    return this.#state === OFFLINE
  }

  /** Attempts since something was last heard. */
  get attempt(): number {
    return this.#attempt
  }

  /** Attempts made after a loss, in all. */
  get reconnects(): number {
    return this.#reconnects
  }

  get bufferedBytes(): number {
    return this.#transport?.bufferedBytes ?? 0
  }

  /** Connects unless it is connected, connecting or about to. */
  open(): void {
    if (this.#state.name !== 'idle') return
    if (this.#canReach()) this.#connect()
    else this.#goOffline()
  }

  /** Does not wait for the next attempt, or for a network, but makes it now. */
  retryNow(): void {
    if (this.#transport !== undefined) return
    this.#attempt = 0
    this.#retries = 0
    this.#connect()
  }

  send(bytes: Uint8Array, options?: SendOptions): boolean {
    return this.#transport?.send(bytes, options) ?? false
  }

  /** Closes for good: no further attempt is made. */
  close(reason: CloseReason): void {
    const transport = this.#transport
    this.#wasLost = false
    this.#enter(IDLE)
    if (transport === undefined) return
    transport.close(reason)
    this.#listener.lost(reason, undefined)
  }

  /** Gives this transport up as lost; the next attempt follows if so configured. */
  drop(reason: CloseReason): void {
    const transport = this.#transport
    if (transport === undefined) return
    this.#enter(IDLE)
    transport.close(reason)
    this.#lost(reason)
  }

  get #transport(): Transport | undefined {
    const state = this.#state
    return state.name === 'connecting' || state.name === 'open' ? state.transport : undefined
  }

  #connect(): void {
    this.#enter(IDLE)
    this.#attempt += 1
    if (this.#wasLost) this.#reconnects += 1
    this.#listener.attempting(this.#attempt)
    const transport = typeof this.#source === 'function' ? this.#source() : this.#source
    this.#enter({ name: 'connecting', transport })
    // A transport that was given up may still speak: only the current one is listened to.
    transport.listen({
      open: () => this.#opened(transport),
      message: (bytes) => {
        if (this.#transport !== transport) return
        this.#opened(transport)
        // Not when it opens: who is let in and turned away at once must not try without delay.
        this.#attempt = 0
        this.#retries = 0
        this.#listener.message(bytes)
      },
      close: (reason) => {
        if (this.#transport !== transport) return
        this.#enter(IDLE)
        this.#lost(reason)
      },
    })
    if (transport.state === 'open') this.#opened(transport)
  }

  #opened(transport: Transport): void {
    if (this.#state.name !== 'connecting' || this.#state.transport !== transport) return
    this.#enter({ name: 'open', transport })
    this.#wasLost = false
    this.#listener.opened()
  }

  #lost(reason: CloseReason): void {
    this.#wasLost = true
    const { autoReconnect, maxReconnectAttempts, clock, random } = this.#config
    const mayRetry = autoReconnect && typeof this.#source === 'function' && !isFinal(reason)
    if (!mayRetry || this.#retries >= maxReconnectAttempts) {
      return this.#listener.lost(reason, undefined)
    }
    if (!this.#canReach()) {
      this.#enter(OFFLINE)
      this.#listener.lost(reason, undefined)
      // Whoever heard of it may have closed, or tried again.
      if (this.#state === OFFLINE) this.#listener.networkMissed()
      return
    }
    const delay = backOffDelay(this.#retries + 1, this.#config, random)
    this.#enter({ name: 'waiting', cancel: clock.schedule(delay, () => this.#retry()) })
    this.#listener.lost(reason, clock.now() + delay)
  }

  #retry(): void {
    this.#retries += 1
    this.#connect()
  }

  #goOffline(): void {
    this.#enter(OFFLINE)
    this.#listener.networkMissed()
  }

  /** A transport that exists already needs no network to be made. */
  #canReach(): boolean {
    return typeof this.#source !== 'function' || this.#config.surroundings.isOnline
  }

  #surroundingsChanged(): void {
    const { isOnline, isVisible } = this.#config.surroundings
    if (this.#state.name === 'waiting') {
      if (!isOnline) return this.#goOffline()
      // Somebody looks at the page: the wait may have been stretched to minutes while nobody did.
      if (isVisible) this.#retry()
    } else if (this.#state.name === 'offline' && isOnline) {
      this.#attempt = 0
      this.#retries = 0
      this.#listener.networkBack()
      if (this.#state === OFFLINE) this.#retry()
    }
  }

  #enter(state: ConnectionState): void {
    if (this.#state.name === 'waiting') this.#state.cancel()
    this.#state = state
    const mayWait = state.name === 'waiting' || state.name === 'offline'
    if (mayWait) {
      this.#unsubscribe ??= this.#config.surroundings.subscribe(() => this.#surroundingsChanged())
    } else {
      this.#unsubscribe?.()
      this.#unsubscribe = undefined
    }
  }
}
