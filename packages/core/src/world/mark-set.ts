const WORD_BITS = 32

/**
 * Rows marked with field masks, taken out again in ascending order: gathers the changes of many
 * ticks without allocating. Two levels of bits, so that the cost follows the marks, not the rows.
 */
export class MarkSet {
  #masks: Uint32Array = new Uint32Array(0)
  #words: Uint32Array = new Uint32Array(0)
  /** A bit for each word that is not zero. */
  #summary: Uint32Array = new Uint32Array(0)
  #cursor = 0
  #takenMask = 0

  /** The mask of the row that `take` gave last. */
  get takenMask(): number {
    return this.#takenMask
  }

  /** Makes room for a number of rows; the set must be empty. */
  reserve(rows: number): void {
    if (rows <= this.#masks.length) return
    let capacity = Math.max(WORD_BITS * WORD_BITS, this.#masks.length)
    while (capacity < rows) capacity *= 2
    this.#masks = new Uint32Array(capacity)
    this.#words = new Uint32Array(capacity / WORD_BITS)
    this.#summary = new Uint32Array(capacity / WORD_BITS / WORD_BITS)
    this.#cursor = this.#summary.length
  }

  add(row: number, mask: number): void {
    const word = row >>> 5
    const summaryWord = row >>> 10
    this.#masks[row] = (this.#masks[row] ?? 0) | mask
    this.#words[word] = (this.#words[word] ?? 0) | (1 << (row & 31))
    this.#summary[summaryWord] = (this.#summary[summaryWord] ?? 0) | (1 << (word & 31))
    if (summaryWord < this.#cursor) this.#cursor = summaryWord
  }

  /** Takes out the lowest row; -1 when none is left. */
  take(): number {
    const summary = this.#summary
    while (this.#cursor < summary.length) {
      const bits = summary[this.#cursor] ?? 0
      if (bits !== 0) return this.#takeFrom(this.#cursor, bits)
      this.#cursor += 1
    }
    return -1
  }

  clear(): void {
    while (this.take() !== -1);
  }

  #takeFrom(summaryWord: number, bits: number): number {
    const word = summaryWord * WORD_BITS + lowestBit(bits)
    const wordBits = this.#words[word] ?? 0
    const row = word * WORD_BITS + lowestBit(wordBits)
    const rest = wordBits & (wordBits - 1)
    this.#words[word] = rest
    if (rest === 0) this.#summary[summaryWord] = bits & (bits - 1)
    this.#takenMask = this.#masks[row] ?? 0
    this.#masks[row] = 0
    return row
  }
}

function lowestBit(bits: number): number {
  return 31 - Math.clz32(bits & -bits)
}
