/** Time as a parameter, so that every test of time runs on a clock of its own. */
export interface Clock {
  /** Milliseconds that only ever grow, for intervals and windows. */
  now(): number
  /** Unix time in milliseconds, for what goes on the wire. */
  unixMs(): number
  /** Calls back once after `delayMs`; the returned function cancels. */
  schedule(delayMs: number, callback: () => void): () => void
}

/** A number from 0 (inclusive) to 1 (exclusive). */
export type Random = () => number

/** The clock of the machine. */
export const systemClock: Clock = {
  now: () => performance.now(),
  unixMs: () => Date.now(),
  schedule: (delayMs, callback) => {
    const timer = setTimeout(callback, delayMs)
    return () => clearTimeout(timer)
  },
}
