/** Least time between two requests for the whole state, in ms. */
const LEAST_PAUSE_MS = 1_000

/** A plain peer may never answer: it is asked ever more rarely, down to this. */
const LONGEST_PAUSE_MS = 32_000

/** When a peer may be asked for its whole state again: its answer may be on the way. */
export class RepairPause {
  #askedAt = Number.NEGATIVE_INFINITY
  #pauseMs = LEAST_PAUSE_MS
  #isAnswered = true

  /**
   * Whether the peer may be asked at this time, in ms; if so, it is. One that `mayBeDeaf` is given
   * twice as long with each request that it left unanswered.
   */
  ask(now: number, mayBeDeaf: boolean): boolean {
    if (now - this.#askedAt < this.#pauseMs) return false
    const isPatient = mayBeDeaf && !this.#isAnswered
    this.#pauseMs = isPatient ? Math.min(2 * this.#pauseMs, LONGEST_PAUSE_MS) : LEAST_PAUSE_MS
    this.#askedAt = now
    this.#isAnswered = false
    return true
  }

  /** A whole state came. */
  answered(): void {
    this.#isAnswered = true
    this.#pauseMs = LEAST_PAUSE_MS
  }
}
