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

/** A platform's timer takes no more, some 25 days, and ends a longer one at once. */
const MAX_TIMEOUT_MS = 2 ** 31 - 1

/** The clock of the machine. */
export const systemClock: Clock = {
  now: () => performance.now(),
  unixMs: () => Date.now(),
  schedule: (delayMs, callback) => {
    let timer: ReturnType<typeof setTimeout>
    const wait = (remainingMs: number): void => {
      const stageMs = Math.min(remainingMs, MAX_TIMEOUT_MS)
      const end = remainingMs > stageMs ? () => wait(remainingMs - stageMs) : callback
      timer = setTimeout(end, stageMs)
    }
    wait(delayMs)
    return () => clearTimeout(timer)
  },
}
