/** Weight of a new sample in the smoothed figures, as in TCP. */
const RTT_GAIN = 1 / 8
const JITTER_GAIN = 1 / 4

/** A ping without an answer for this long no longer blocks the next one. */
const PING_TIMEOUT_MS = 5_000

/** Where it may be lost, it blocks for so many round trips, and for this long at the least. */
const LOST_AFTER_ROUND_TRIPS = 4
const LEAST_LOST_MS = 1_000

/** Measures round trips by pings. One is in flight at a time, because a pong does not say which ping it answers. */
export class RoundTripMeter {
  #sentAt: number | undefined
  /** An older ping got no answer: the next one may be that. */
  #isAmbiguous = false
  #rttMs: number | undefined
  #jitterMs: number | undefined

  /** Smoothed, in ms; undefined before the first answer. */
  get rttMs(): number | undefined {
    return this.#rttMs
  }

  /** Smoothed deviation, in ms. */
  get jitterMs(): number | undefined {
    return this.#jitterMs
  }

  /** `mayBeLost` where the transport does not deliver everything. */
  canPing(now: number, mayBeLost: boolean): boolean {
    return this.#sentAt === undefined || now - this.#sentAt >= this.#timeoutMs(mayBeLost)
  }

  pingSent(now: number): void {
    this.#isAmbiguous = this.#sentAt !== undefined
    this.#sentAt = now
  }

  /** The round trip that this pong ends, in ms; undefined if no ping is in flight, or two may be. */
  pongReceived(now: number): number | undefined {
    if (this.#sentAt === undefined) return undefined
    const sample = now - this.#sentAt
    this.#sentAt = undefined
    if (this.#isAmbiguous) return undefined
    if (this.#rttMs === undefined || this.#jitterMs === undefined) {
      this.#rttMs = sample
      this.#jitterMs = sample / 2
    } else {
      this.#jitterMs += (Math.abs(this.#rttMs - sample) - this.#jitterMs) * JITTER_GAIN
      this.#rttMs += (sample - this.#rttMs) * RTT_GAIN
    }
    return sample
  }

  /** Forgets the ping in flight: it could not go, or its connection is gone. */
  forgetPing(): void {
    this.#sentAt = undefined
  }

  #timeoutMs(mayBeLost: boolean): number {
    if (!mayBeLost) return PING_TIMEOUT_MS
    return Math.max(LEAST_LOST_MS, LOST_AFTER_ROUND_TRIPS * (this.#rttMs ?? 0))
  }
}
