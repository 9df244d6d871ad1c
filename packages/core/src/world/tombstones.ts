import type { EntityId } from '../protocol/ids.ts'
import { widen } from './widen.ts'

const INITIAL_SIZE = 64
const NONE = new Uint32Array(0)

/** The latest removals of entities, oldest first; 8 bytes each, up to a capacity. */
export class Tombstones {
  readonly #capacity: number
  #ids: Uint32Array
  #ticks: Uint32Array
  #sorted: Uint32Array = new Uint32Array(0)
  #head = 0
  #count = 0
  #lostTick = 0

  /** `capacity` is a power of two. */
  constructor(capacity: number) {
    const size = Math.min(INITIAL_SIZE, capacity)
    this.#capacity = capacity
    this.#ids = new Uint32Array(size)
    this.#ticks = new Uint32Array(size)
  }

  /** Whether every removal after a tick is still here. */
  reaches(baseTick: number): boolean {
    return this.#lostTick <= baseTick
  }

  add(id: EntityId, tick: number): void {
    if (this.#count === this.#ids.length) this.#makeRoom()
    const slot = this.#head & (this.#ids.length - 1)
    this.#ids[slot] = id
    this.#ticks[slot] = tick
    this.#head += 1
    this.#count += 1
  }

  /** Ids removed after a tick, ascending, each once; valid until the next call. */
  after(baseTick: number): Uint32Array {
    const first = this.#firstAfter(baseTick)
    const count = this.#head - first
    if (count === 0) return NONE
    if (this.#sorted.length < count) this.#sorted = new Uint32Array(this.#ids.length)
    const sorted = this.#sorted.subarray(0, count)
    for (let index = 0; index < count; index += 1) {
      sorted[index] = this.#ids[(first + index) & (this.#ids.length - 1)] ?? 0
    }
    sorted.sort()
    return sorted.subarray(0, removeRepeats(sorted))
  }

  #firstAfter(baseTick: number): number {
    let low = this.#head - this.#count
    let high = this.#head
    while (low < high) {
      const middle = Math.floor((low + high) / 2)
      if ((this.#ticks[middle & (this.#ids.length - 1)] ?? 0) > baseTick) high = middle
      else low = middle + 1
    }
    return low
  }

  #makeRoom(): void {
    const size = this.#ids.length
    // It is full for the first time, so every removal lies at its own number.
    if (size < this.#capacity) {
      this.#ids = widen(this.#ids, size * 2)
      this.#ticks = widen(this.#ticks, size * 2)
      return
    }
    this.#lostTick = this.#ticks[this.#head & (size - 1)] ?? 0
    this.#count -= 1
  }
}

/** Moves the distinct values of a sorted array to its front; returns how many there are. */
function removeRepeats(sorted: Uint32Array): number {
  let kept = 0
  for (const id of sorted) {
    if (kept > 0 && sorted[kept - 1] === id) continue
    sorted[kept] = id
    kept += 1
  }
  return kept
}
