/** A difference beyond this is a new server or a resumed link, not jitter. */
const resetMs = 1_000

const fasterShare = 0.2
const slowerShare = 0.1

/** A deviation is made up for in about this time, and never by running a quarter faster or slower. */
const correctionMs = 300
const largestCorrection = 0.25

/**
 * Turns local time into the server's time.
 *
 * The smallest delay seen lately is the truth, what comes later is jitter: hence early arrivals
 * pull the estimate quickly and late ones slowly. Time itself is bent towards the estimate instead
 * of set to it, since each leap would be seen as a jerk of everything that moves.
 */
export class Timeline {
  #offset: number | undefined
  #newest = -Infinity
  #nowMs = 0
  #serverMs = 0

  /** A tick of server time `serverMs` arrived at `nowMs`; true when time had to start anew. */
  observe(serverMs: number, nowMs: number): boolean {
    const offset = nowMs - serverMs
    const known = this.#offset
    const restarted =
      known === undefined || serverMs < this.#newest || Math.abs(offset - known) > resetMs
    this.#newest = serverMs
    if (restarted) {
      this.#offset = offset
      this.#nowMs = nowMs
      this.#serverMs = serverMs
    } else {
      this.#offset = known + (offset - known) * (offset < known ? fasterShare : slowerShare)
    }
    return restarted
  }

  /** The server's time at `nowMs`, as it arrives here; never backwards between two restarts. */
  serverTimeAt(nowMs: number): number {
    if (this.#offset === undefined || nowMs <= this.#nowMs) return this.#serverMs
    const elapsedMs = nowMs - this.#nowMs
    const uncorrected = this.#serverMs + elapsedMs
    const deviation = nowMs - this.#offset - uncorrected
    const most = elapsedMs * largestCorrection
    const correction = deviation * Math.min(1, elapsedMs / correctionMs)
    this.#nowMs = nowMs
    this.#serverMs = uncorrected + Math.min(most, Math.max(-most, correction))
    return this.#serverMs
  }
}
