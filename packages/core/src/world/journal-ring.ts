import { widen } from './widen.ts'

const INITIAL_SIZE = 64

/**
 * The latest changes of one kind, each a row, a field mask and a tick, oldest first.
 * Grows by doubling up to its capacity and then forgets the oldest: memory is fixed, whoever
 * has not read yet. 12 bytes a change.
 */
export class JournalRing {
  readonly #capacity: number
  #rows: Uint32Array
  #masks: Uint32Array
  #ticks: Uint32Array
  /** Changes ever written; a change's place is its number modulo the size. */
  #head = 0
  #count = 0
  #lostTick = 0

  /** `capacity` is a power of two. */
  constructor(capacity: number) {
    const size = Math.min(INITIAL_SIZE, capacity)
    this.#capacity = capacity
    this.#rows = new Uint32Array(size)
    this.#masks = new Uint32Array(size)
    this.#ticks = new Uint32Array(size)
  }

  /** Where the next change goes; reading runs from `firstAfter` up to here. */
  get head(): number {
    return this.#head
  }

  /** Whether every change after a tick is still here. */
  reaches(baseTick: number): boolean {
    return this.#lostTick <= baseTick
  }

  /** Returns the change's number, for `extend`. */
  append(row: number, mask: number, tick: number): number {
    if (this.#count === this.#rows.length) this.#makeRoom()
    const number = this.#head
    const slot = number & (this.#rows.length - 1)
    this.#rows[slot] = row
    this.#masks[slot] = mask
    this.#ticks[slot] = tick
    this.#head = number + 1
    this.#count += 1
    return number
  }

  /**
   * Adds fields to a change of the tick that is being written. Where it was forgotten already, the
   * one in its place is of this tick too, and nobody reads a tick that was forgotten in part.
   */
  extend(number: number, mask: number): void {
    const slot = number & (this.#rows.length - 1)
    this.#masks[slot] = (this.#masks[slot] ?? 0) | mask
  }

  /** The number of the first change after a tick that the ring reaches. */
  firstAfter(baseTick: number): number {
    let low = this.#head - this.#count
    let high = this.#head
    while (low < high) {
      const middle = Math.floor((low + high) / 2)
      if ((this.#ticks[middle & (this.#rows.length - 1)] ?? 0) > baseTick) high = middle
      else low = middle + 1
    }
    return low
  }

  rowAt(number: number): number {
    return this.#rows[number & (this.#rows.length - 1)] ?? 0
  }

  maskAt(number: number): number {
    return this.#masks[number & (this.#rows.length - 1)] ?? 0
  }

  #makeRoom(): void {
    const size = this.#rows.length
    // It is full for the first time, so every change lies at its own number.
    if (size < this.#capacity) {
      this.#rows = widen(this.#rows, size * 2)
      this.#masks = widen(this.#masks, size * 2)
      this.#ticks = widen(this.#ticks, size * 2)
      return
    }
    this.#lostTick = this.#ticks[this.#head & (size - 1)] ?? 0
    this.#count -= 1
  }
}
