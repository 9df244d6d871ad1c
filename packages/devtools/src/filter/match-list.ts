const INITIAL_CAPACITY = 1_024

/** Indices of matching messages, ascending. */
export interface MatchList {
  readonly length: number
  /** The index of the match at a position; undefined outside. */
  at(position: number): number | undefined
  /** The position of the first match at or after an index; `length` if there is none. */
  positionOf(index: number): number
  /** All of them; valid until the next run. */
  view(): Float64Array
}

/** A sorted list that grows at both ends and is cut at the front. */
export class GrowingMatchList implements MatchList {
  #indices: Float64Array = new Float64Array(INITIAL_CAPACITY)
  /** The matches lie from here to there; there is room on both sides. */
  #start: number = INITIAL_CAPACITY / 2
  #end: number = INITIAL_CAPACITY / 2

  get length(): number {
    return this.#end - this.#start
  }

  at(position: number): number | undefined {
    if (position < 0 || position >= this.length) return undefined
    return this.#indices[this.#start + position]
  }

  positionOf(index: number): number {
    let low = this.#start
    let high = this.#end
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#indices[middle] ?? 0) >= index) high = middle
      else low = middle + 1
    }
    return low - this.#start
  }

  view(): Float64Array {
    return this.#indices.subarray(this.#start, this.#end)
  }

  /** Adds a match after all others. */
  append(index: number): void {
    if (this.#end === this.#indices.length) this.#move()
    this.#indices[this.#end] = index
    this.#end += 1
  }

  /** Adds a match before all others. */
  prepend(index: number): void {
    if (this.#start === 0) this.#move()
    this.#start -= 1
    this.#indices[this.#start] = index
  }

  /** Forgets matches below an index; whether there were any. */
  dropBefore(index: number): boolean {
    const count = this.positionOf(index)
    this.#start += count
    return count > 0
  }

  /** Makes room on both sides, as much as there are matches in all. */
  #move(): void {
    const { length } = this
    const capacity = Math.max(INITIAL_CAPACITY, length * 3)
    const wider = new Float64Array(capacity)
    const start = (capacity - length) >>> 1
    wider.set(this.view(), start)
    this.#indices = wider
    this.#start = start
    this.#end = start + length
  }
}
