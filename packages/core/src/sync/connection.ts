import type { Clock, Random } from '../clock.ts'
import type { CloseReason, SendOptions, Transport } from '../transport/transport.ts'
import { type BackOffConfig, backOffDelay } from './back-off.ts'
import { isFinal } from './close-code.ts'

/** Makes a new transport for each attempt to connect. */
export type TransportFactory = () => Transport

export interface ConnectionConfig extends BackOffConfig {
  readonly autoReconnect: boolean
  readonly maxReconnectAttempts: number
  readonly clock: Clock
  readonly random: Random
}

export interface ConnectionListener {
  opened(): void
  message(bytes: Uint8Array): void
  /** `retryAt`, in ms of the clock, is when the next attempt is made; undefined when none is. */
  lost(reason: CloseReason, retryAt: number | undefined): void
  /** An attempt begins; the first one is number 1. */
  attempting(attempt: number): void
}

/** One transport after another, made again after each loss if so configured. */
export class Connection {
  readonly #source: Transport | TransportFactory
  readonly #config: ConnectionConfig
  readonly #listener: ConnectionListener
  #transport: Transport | undefined
  #opened = false
  #attempt = 0
  #reconnects = 0
  #cancelRetry: (() => void) | undefined

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
    return this.#opened && this.#transport?.state === 'open'
  }

  /** Whether what is sent arrives, and in its order. */
  get isOrdered(): boolean {
    return this.#transport?.ordered ?? true
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

  /** Connects unless it is connected, connecting or waiting to. */
  open(): void {
    if (this.#transport === undefined && this.#cancelRetry === undefined) this.#connect()
  }

  /** Does not wait for the next attempt but makes it now. */
  retryNow(): void {
    if (this.#transport !== undefined) return
    this.#stopWaiting()
    this.#attempt = 0
    this.#connect()
  }

  send(bytes: Uint8Array, options?: SendOptions): boolean {
    return this.#transport !== undefined && this.#transport.send(bytes, options)
  }

  /** Closes for good: no further attempt is made. */
  close(reason: CloseReason): void {
    this.#stopWaiting()
    const transport = this.#transport
    if (transport === undefined) return
    this.#forget()
    transport.close(reason)
    this.#listener.lost(reason, undefined)
  }

  /** Gives this transport up as lost; the next attempt follows if so configured. */
  drop(reason: CloseReason): void {
    const transport = this.#transport
    if (transport === undefined) return
    this.#forget()
    transport.close(reason)
    this.#lost(reason)
  }

  #connect(): void {
    this.#attempt += 1
    this.#listener.attempting(this.#attempt)
    const transport = typeof this.#source === 'function' ? this.#source() : this.#source
    this.#transport = transport
    // A transport that was given up may still speak: only the current one is listened to.
    transport.listen({
      open: () => {
        if (this.#transport === transport) this.#open()
      },
      message: (bytes) => {
        if (this.#transport !== transport) return
        this.#open()
        // Not when it opens: who is let in and turned away at once must not try without delay.
        this.#attempt = 0
        this.#listener.message(bytes)
      },
      close: (reason) => {
        if (this.#transport !== transport) return
        this.#forget()
        this.#lost(reason)
      },
    })
    if (this.#transport === transport && transport.state === 'open') this.#open()
  }

  #open(): void {
    if (this.#opened) return
    this.#opened = true
    this.#listener.opened()
  }

  #lost(reason: CloseReason): void {
    const { autoReconnect, maxReconnectAttempts, clock, random } = this.#config
    const canRetry = autoReconnect && typeof this.#source === 'function'
    if (!canRetry || isFinal(reason) || this.#attempt >= maxReconnectAttempts) {
      this.#listener.lost(reason, undefined)
      return
    }
    const delay = backOffDelay(this.#attempt + 1, this.#config, random)
    this.#cancelRetry = clock.schedule(delay, () => {
      this.#cancelRetry = undefined
      this.#reconnects += 1
      this.#connect()
    })
    this.#listener.lost(reason, clock.now() + delay)
  }

  #forget(): void {
    this.#transport = undefined
    this.#opened = false
  }

  #stopWaiting(): void {
    this.#cancelRetry?.()
    this.#cancelRetry = undefined
  }
}
