const INITIAL_ENTRIES = 64

/** Rows of numbers, the newest of them, without an object for each. It grows by doubling up to its bound. */
export class ColumnRing {
  readonly #width: number
  readonly #bound: number
  #capacity: number
  #data: Float64Array
  #first = 0
  #end = 0

  constructor(width: number, bound: number) {
    this.#width = width
    this.#bound = bound
    this.#capacity = Math.min(INITIAL_ENTRIES, bound)
    this.#data = new Float64Array(this.#capacity * width)
  }

  /** Number of the oldest row that is kept; numbers never change. */
  get first(): number {
    return this.#first
  }

  /** One more than the newest row's number. */
  get end(): number {
    return this.#end
  }

  has(row: number): boolean {
    return row >= this.#first && row < this.#end && Number.isInteger(row)
  }

  /** Adds a row, which holds what an old one held until it is written; gives its number. */
  push(): number {
    if (this.#end - this.#first === this.#capacity) {
      if (this.#capacity < this.#bound) this.#grow()
      else this.#first += 1
    }
    this.#end += 1
    return this.#end - 1
  }

  get(row: number, column: number): number {
    return this.#data[this.#offset(row) + column] ?? Number.NaN
  }

  set(row: number, column: number, value: number): void {
    this.#data[this.#offset(row) + column] = value
  }

  dropOldest(): void {
    if (this.#first < this.#end) this.#first += 1
  }

  /** Forgets all rows; numbers go on. */
  clear(): void {
    this.#first = this.#end
  }

  #offset(row: number): number {
    return (row % this.#capacity) * this.#width
  }

  #grow(): void {
    const before = this.#data
    const capacityBefore = this.#capacity
    this.#capacity = Math.min(capacityBefore * 2, this.#bound)
    this.#data = new Float64Array(this.#capacity * this.#width)
    for (let row = this.#first; row < this.#end; row += 1) {
      const from = (row % capacityBefore) * this.#width
      this.#data.set(before.subarray(from, from + this.#width), this.#offset(row))
    }
  }
}
