/** What an acknowledgement may take beyond two round trips, in ms: it waits for others for 100 ms. */
const PATIENCE_MS = 250

/** A wait is at most this many times the first one: 8 s beyond the round trips. */
const LARGEST_FACTOR = 32

/** How long to wait for an acknowledgement before what was sent goes again: twice as long each time in vain. */
export class ResendPause {
  #factor = 1

  /** `rttMs` is undefined before it was measured. */
  ms(rttMs: number | undefined): number {
    return (PATIENCE_MS + 2 * (rttMs ?? 0)) * this.#factor
  }

  /** Nothing came in time. */
  missed(): void {
    this.#factor = Math.min(this.#factor * 2, LARGEST_FACTOR)
  }

  reset(): void {
    this.#factor = 1
  }
}
