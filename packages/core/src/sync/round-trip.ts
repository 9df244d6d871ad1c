/** Weight of a new sample in the smoothed figures, as in TCP. */
const RTT_GAIN = 1 / 8
const JITTER_GAIN = 1 / 4

/** A ping without an answer for this long no longer blocks the next one. */
const PING_TIMEOUT_MS = 5_000

/** Measures round trips by pings. One is in flight at a time, because a pong does not say which ping it answers. */
export class RoundTripMeter {
  #sentAt: number | undefined
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

  canPing(now: number): boolean {
    return this.#sentAt === undefined || now - this.#sentAt >= PING_TIMEOUT_MS
  }

  pingSent(now: number): void {
    this.#sentAt = now
  }

  /** The round trip that this pong ends, in ms; undefined if no ping is in flight. */
  pongReceived(now: number): number | undefined {
    if (this.#sentAt === undefined) return undefined
    const sample = now - this.#sentAt
    this.#sentAt = undefined
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
}
