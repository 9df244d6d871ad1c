/** A difference beyond this is a new server or a resumed link, not jitter. */
const RESET_MS = 1_000

const FASTER_SHARE = 0.2
const SLOWER_SHARE = 0.1

/** A deviation is made up for in about this time, and never by running a quarter faster or slower. */
const CORRECTION_MS = 300
const LARGEST_CORRECTION = 0.25

/** Lateness is forgotten by this share with each tick that comes. */
const LATENESS_DECAY = 0.02

const INTERVAL_SHARE = 0.1

/**
 * Turns local time into the server's time, and says how regularly ticks come.
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
  #intervalMs = 0
  #latenessMs = 0

  /** How far ticks lie apart, in ms of the server, smoothed; 0 before the second. */
  get intervalMs(): number {
    return this.#intervalMs
  }

  /** How much later than the earliest ones ticks come, in ms: what the latest of the last ones were, forgotten slowly. */
  get latenessMs(): number {
    return this.#latenessMs
  }

  /** Whether any tick was observed. */
  get hasBegun(): boolean {
    return this.#offset !== undefined
  }

  /** A tick of server time `serverMs` arrived at `nowMs`; true when time had to start anew. */
  observe(serverMs: number, nowMs: number): boolean {
    const offset = nowMs - serverMs
    const known = this.#offset
    const restarted =
      known === undefined || serverMs < this.#newest || Math.abs(offset - known) > RESET_MS
    if (restarted) {
      this.#offset = offset
      this.#nowMs = nowMs
      this.#serverMs = serverMs
      this.#latenessMs = 0
    } else {
      this.#offset = known + (offset - known) * (offset < known ? FASTER_SHARE : SLOWER_SHARE)
      this.#latenessMs = Math.max(offset - known, this.#latenessMs * (1 - LATENESS_DECAY))
      this.#noteInterval(serverMs - this.#newest)
    }
    this.#newest = serverMs
    return restarted
  }

  /** The server's time at `nowMs`, as it arrives here; never backwards between two restarts. */
  serverTimeAt(nowMs: number): number {
    if (this.#offset === undefined || nowMs <= this.#nowMs) return this.#serverMs
    const elapsedMs = nowMs - this.#nowMs
    const uncorrected = this.#serverMs + elapsedMs
    const deviation = nowMs - this.#offset - uncorrected
    const most = elapsedMs * LARGEST_CORRECTION
    const correction = deviation * Math.min(1, elapsedMs / CORRECTION_MS)
    this.#nowMs = nowMs
    this.#serverMs = uncorrected + Math.min(most, Math.max(-most, correction))
    return this.#serverMs
  }

  #noteInterval(intervalMs: number): void {
    if (intervalMs <= 0) return
    this.#intervalMs +=
      (intervalMs - this.#intervalMs) * (this.#intervalMs === 0 ? 1 : INTERVAL_SHARE)
  }
}
