import type { Clock } from '../clock.ts'
import { requireNumber } from './config.ts'

/** How often the silence is measured, in ms. */
const CHECK_INTERVAL_MS = 250

/** A check that comes later than this counts as this much: a page that slept was not being kept waiting. */
const MAX_COUNTED_MS = 1_000

/** How long a peer may take to answer when there is reason to think that it is gone, in ms. */
const LAST_CHANCE_MS = 1_500

export interface LivenessConfig {
  /** A ping is sent this often, in ms, for the round trip and to hear a quiet peer. */
  readonly pingIntervalMs: number
  /** Silence after which the state counts as stale, in ms. */
  readonly staleAfterMs: number
  /** Silence after which the connection counts as dead, in ms of running time. */
  readonly deadAfterMs: number
}

/** Throws LinkError `invalidConfig` for times that are none. */
export function checkLiveness(config: LivenessConfig): void {
  requireNumber('pingIntervalMs', config.pingIntervalMs, 1)
  requireNumber('staleAfterMs', config.staleAfterMs, 1)
  requireNumber('deadAfterMs', config.deadAfterMs, 1)
}

export interface LivenessListener {
  ping(): void
  stale(): void
  dead(): void
}

/** Notices a peer that went silent without closing, in running time: sleep does not count. */
export class Liveness {
  readonly #config: LivenessConfig
  readonly #clock: Clock
  readonly #listener: LivenessListener
  #cancel: (() => void) | undefined
  #silentMs = 0
  #sincePingMs = 0
  #checkedAt = 0
  #isStale = false

  constructor(config: LivenessConfig, clock: Clock, listener: LivenessListener) {
    this.#config = config
    this.#clock = clock
    this.#listener = listener
  }

  start(): void {
    this.stop()
    this.#silentMs = 0
    this.#sincePingMs = 0
    this.#isStale = false
    this.#checkedAt = this.#clock.now()
    this.#schedule()
  }

  stop(): void {
    this.#cancel?.()
    this.#cancel = undefined
  }

  heard(): void {
    this.#silentMs = 0
    this.#isStale = false
  }

  /**
   * The page was woken or the network is back: who has been silent too long by any clock is asked, and
   * is dead unless it answers soon.
   */
  doubt(silentSinceMs: number): void {
    if (this.#cancel === undefined) return
    if (this.#clock.now() - silentSinceMs < this.#config.staleAfterMs) return
    this.#silentMs = Math.max(this.#silentMs, this.#config.deadAfterMs - LAST_CHANCE_MS)
    this.#checkedAt = this.#clock.now()
    this.#sincePingMs = 0
    this.#listener.ping()
  }

  #schedule(): void {
    this.#cancel = this.#clock.schedule(CHECK_INTERVAL_MS, () => this.#check())
  }

  #check(): void {
    const now = this.#clock.now()
    const elapsed = Math.min(now - this.#checkedAt, MAX_COUNTED_MS)
    this.#checkedAt = now
    this.#silentMs += elapsed
    this.#sincePingMs += elapsed
    this.#schedule()
    if (this.#sincePingMs >= this.#config.pingIntervalMs) {
      this.#sincePingMs = 0
      this.#listener.ping()
    }
    if (this.#silentMs >= this.#config.deadAfterMs) this.#listener.dead()
    else if (this.#silentMs >= this.#config.staleAfterMs && !this.#isStale) {
      this.#isStale = true
      this.#listener.stale()
    }
  }
}
