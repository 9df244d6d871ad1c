const INITIAL_CAPACITY = 16

/**
 * The messages that a limiter remembers, oldest first, in a ring that grows by doubling.
 *
 * Each record keeps its time and the sum of all bytes up to its end, so that the bytes of any
 * stretch are one subtraction and the record that frees enough of them is found without a scan.
 */
export class RecordRing {
  #times: Float64Array = new Float64Array(INITIAL_CAPACITY)
  #ends: Float64Array = new Float64Array(INITIAL_CAPACITY)
  #head = 0
  #length = 0
  #droppedEnd = 0
  #totalEnd = 0

  get length(): number {
    return this.#length
  }

  /** Records for which there is room without growing. */
  get capacity(): number {
    return this.#times.length
  }

  /** Sum of all bytes up to and with the newest record. */
  get totalEnd(): number {
    return this.#totalEnd
  }

  /** Time of the record at `index`, 0 being the oldest; 0 outside the ring. */
  timeAt(index: number): number {
    return this.#times[this.#slot(index)] ?? 0
  }

  /** Sum of all bytes up to and with the record at `index`. */
  endAt(index: number): number {
    return this.#ends[this.#slot(index)] ?? 0
  }

  /** Sum of all bytes before the record at `index`, which may be `length`. */
  endBefore(index: number): number {
    return index === 0 ? this.#droppedEnd : this.endAt(index - 1)
  }

  /** Adds the newest record; `bound` is the most records there can ever be and caps the growth. */
  push(time: number, bytes: number, bound: number): void {
    if (this.#length === this.capacity) this.#grow(bound)
    const slot = this.#slot(this.#length)
    this.#totalEnd += bytes
    this.#times[slot] = time
    this.#ends[slot] = this.#totalEnd
    this.#length += 1
  }

  dropOldest(count: number): void {
    if (count <= 0) return
    if (count >= this.#length) {
      this.clear()
      return
    }
    this.#droppedEnd = this.endAt(count - 1)
    this.#head = this.#slot(count)
    this.#length -= count
  }

  /** Forgets everything; the sums start at zero again, which keeps them exact over years. */
  clear(): void {
    this.#head = 0
    this.#length = 0
    this.#droppedEnd = 0
    this.#totalEnd = 0
  }

  /**
   * Index of the first record at or after `from` whose end reaches `end`; `length` if none does.
   * Guessing by the bytes finds it at once where sizes are alike; halving in turn with the guesses
   * bounds the search where they are not.
   */
  firstReaching(end: number, from: number): number {
    let low = from
    let high = this.#length
    let isGuess = true
    while (low < high) {
      const probe = isGuess ? this.#guess(end, low, high) : (low + high) >>> 1
      if (this.endAt(probe) < end) low = probe + 1
      else if (probe === low || this.endAt(probe - 1) < end) return probe
      else high = probe
      isGuess = !isGuess
    }
    return low
  }

  /** Where `end` lies from `low` to before `high` if all their records have the same size. */
  #guess(end: number, low: number, high: number): number {
    const start = this.endBefore(low)
    const share = (end - start) / (this.endAt(high - 1) - start)
    // Neither above 0 nor a number where none of them has bytes.
    return share > 0 ? Math.min(low + Math.ceil(share * (high - low)), high) - 1 : low
  }

  #slot(index: number): number {
    const slot = this.#head + index
    return slot >= this.#times.length ? slot - this.#times.length : slot
  }

  #grow(bound: number): void {
    const capacity = Math.max(this.#length + 1, Math.min(this.#length * 2, bound))
    const times = new Float64Array(capacity)
    const ends = new Float64Array(capacity)
    const tail = this.#times.length - this.#head
    times.set(this.#times.subarray(this.#head))
    times.set(this.#times.subarray(0, this.#head), tail)
    ends.set(this.#ends.subarray(this.#head))
    ends.set(this.#ends.subarray(0, this.#head), tail)
    this.#times = times
    this.#ends = ends
    this.#head = 0
  }
}
