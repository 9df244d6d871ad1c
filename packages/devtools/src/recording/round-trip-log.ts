import { ColumnRing } from './column-ring.ts'
import type { RingView } from './ring-view.ts'
import type { RoundTrip } from './totals.ts'

const MAX_ROUND_TRIPS = 4_096

/** Weight of a new round trip in the smoothed figures, as the link smooths them itself. */
const RTT_GAIN = 1 / 8
const JITTER_GAIN = 1 / 4

const TIME = 0
const RTT = 1

/** Round trips of pings that were answered. One is in flight at a time: a pong does not name its ping. */
export class RoundTripLog implements RingView<RoundTrip> {
  readonly #rows = new ColumnRing(2, MAX_ROUND_TRIPS)
  #pingAt = Number.NaN
  #rttMs = Number.NaN
  #jitterMs = Number.NaN

  get first(): number {
    return this.#rows.first
  }

  get end(): number {
    return this.#rows.end
  }

  /** Smoothed, in ms; undefined before the first. */
  get rttMs(): number | undefined {
    return Number.isNaN(this.#rttMs) ? undefined : this.#rttMs
  }

  /** Smoothed deviation, in ms. */
  get jitterMs(): number | undefined {
    return Number.isNaN(this.#jitterMs) ? undefined : this.#jitterMs
  }

  at(number: number): RoundTrip | undefined {
    if (!this.#rows.has(number)) return undefined
    return { time: this.#rows.get(number, TIME), rttMs: this.#rows.get(number, RTT) }
  }

  pingWent(time: number): void {
    this.#pingAt = time
  }

  pongCame(time: number): void {
    const sample = time - this.#pingAt
    this.#pingAt = Number.NaN
    if (Number.isNaN(sample)) return
    const row = this.#rows.push()
    this.#rows.set(row, TIME, time)
    this.#rows.set(row, RTT, sample)
    if (Number.isNaN(this.#rttMs)) {
      this.#rttMs = sample
      this.#jitterMs = sample / 2
    } else {
      this.#jitterMs += (Math.abs(this.#rttMs - sample) - this.#jitterMs) * JITTER_GAIN
      this.#rttMs += (sample - this.#rttMs) * RTT_GAIN
    }
  }

  /** The connection is gone, or we did not listen: the next pong answers nothing that we know of. */
  forgetPing(): void {
    this.#pingAt = Number.NaN
  }

  clear(): void {
    this.#rows.clear()
    this.#rttMs = Number.NaN
    this.#jitterMs = Number.NaN
    this.forgetPing()
  }
}
