/** Ticks whose times are kept; a client that lacks more of them is as far behind as the oldest. */
const MAX_TICKS = 4_096

/** When the server's ticks were, to tell since when a replica is no longer the truth. */
export class TickTimes {
  #times: number[] = []

  /** The newest tick's time, in Unix ms; the same one again changes nothing. */
  note(timestamp: number): void {
    if (timestamp <= (this.#times.at(-1) ?? 0)) return
    this.#times.push(timestamp)
    if (this.#times.length >= 2 * MAX_TICKS) this.#times = this.#times.slice(-MAX_TICKS)
  }

  /** The first tick after this time; undefined when there was none. */
  firstAfter(timestamp: number): number | undefined {
    let low = 0
    let high = this.#times.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#times[middle] ?? 0) > timestamp) high = middle
      else low = middle + 1
    }
    return this.#times[low]
  }

  /** Another world: none of its ticks is known yet. */
  clear(): void {
    this.#times = []
  }
}
