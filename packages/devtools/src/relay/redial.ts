import {
  type Clock,
  type CloseReason,
  LinkError,
  type Random,
  type Transport,
  TransportCloseCode,
} from '@tx2-link/core'

/** The delay before the second attempt, in ms; each further one doubles it, up to the longest. */
const FIRST_DELAY_MS = 500
const LONGEST_DELAY_MS = 10_000

export interface RedialListener {
  attempting(): void
  message(bytes: Uint8Array): void
  /** `retryAt`, in ms of the clock, is when the next attempt is made; undefined when none is. */
  lost(reason: CloseReason, retryAt: number | undefined): void
}

export interface RedialConfig {
  readonly clock: Clock
  readonly random: Random
  /** Whether it makes sense to try again after a close with this code. */
  mayRetry(code: number): boolean
}

/** One transport after another to the same place, for as long as that makes sense. */
export class Redial {
  readonly #dial: () => Transport
  readonly #config: RedialConfig
  readonly #listener: RedialListener
  #transport: Transport | undefined
  #failures = 0
  #cancelRetry: (() => void) | undefined

  constructor(dial: () => Transport, config: RedialConfig, listener: RedialListener) {
    this.#dial = dial
    this.#config = config
    this.#listener = listener
  }

  /** Connects now, unless it is connected or connecting. */
  open(): void {
    if (this.#transport !== undefined) return
    this.#stopWaiting()
    this.#listener.attempting()
    let transport: Transport
    try {
      transport = this.#dial()
    } catch (error) {
      if (!(error instanceof LinkError)) throw error
      const reason = { code: TransportCloseCode.lost, text: error.message }
      return this.#listener.lost(reason, undefined)
    }
    this.#transport = transport
    // A transport that was given up may still speak: only the current one is listened to.
    transport.listen({
      message: (bytes) => {
        if (this.#transport === transport) this.#listener.message(bytes)
      },
      close: (reason) => {
        if (this.#transport === transport) this.#lost(reason)
      },
    })
  }

  /** The other end is who it should be: the next loss begins with short delays again. */
  settle(): void {
    this.#failures = 0
  }

  /** False when the bytes were not taken. */
  send(bytes: Uint8Array): boolean {
    return this.#transport?.send(bytes) === true
  }

  /** Gives this transport up as lost for the reason given. */
  drop(reason: CloseReason): void {
    const transport = this.#transport
    if (transport === undefined) return
    this.#lost(reason)
    transport.close(reason)
  }

  /** Closes and makes no further attempt. */
  close(): void {
    this.#stopWaiting()
    const transport = this.#transport
    this.#transport = undefined
    transport?.close()
  }

  #lost(reason: CloseReason): void {
    this.#transport = undefined
    const { clock, random, mayRetry } = this.#config
    if (!mayRetry(reason.code)) return this.#listener.lost(reason, undefined)
    const full = Math.min(FIRST_DELAY_MS * 2 ** this.#failures, LONGEST_DELAY_MS)
    const delay = full / 2 + (full / 2) * random()
    this.#failures += 1
    this.#cancelRetry = clock.schedule(delay, () => {
      this.#cancelRetry = undefined
      this.open()
    })
    this.#listener.lost(reason, clock.now() + delay)
  }

  #stopWaiting(): void {
    this.#cancelRetry?.()
    this.#cancelRetry = undefined
  }
}
