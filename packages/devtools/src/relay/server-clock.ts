import type { Clock } from '@tx2-link/core'
import type { ClockReading } from './wire/server-frame.ts'

/** Less than this is how coarse Unix time is; more is a clock that stood still while a machine slept. */
const TOLERANCE_MS = 100

/**
 * A server's clock as seen from here, by the Unix time that both ends know: they run on one machine,
 * so that it is right to a millisecond, however late messages come. It is set once and then only
 * when a clock jumped, lest it goes back.
 */
export class ServerClock {
  readonly #clock: Clock
  /** Unix time at which the server's clock said 0, as first told: what was recorded relies on it. */
  readonly timeOrigin: number
  /** What our clock has more than the server's. */
  #aheadMs: number

  constructor(clock: Clock, reading: ClockReading) {
    this.#clock = clock
    this.timeOrigin = reading.unix - reading.now
    this.#aheadMs = this.#measure(reading)
  }

  /** Milliseconds on the server's clock. */
  now(): number {
    return this.#clock.now() - this.#aheadMs
  }

  adjust(reading: ClockReading): void {
    const aheadMs = this.#measure(reading)
    if (Math.abs(aheadMs - this.#aheadMs) > TOLERANCE_MS) this.#aheadMs = aheadMs
  }

  #measure({ now, unix }: ClockReading): number {
    return unix - now - (this.#clock.unixMs() - this.#clock.now())
  }
}
