import { LinkError, LinkErrorCode } from '../error.ts'

const INITIAL_SIZE = 64
const MAX_TICK = 0xffff_fffe

/** A world's ticks and when each was sealed. */
export class Timeline {
  readonly #capacity: number
  /** Milliseconds; tick 1 lies first. */
  #times: Float64Array
  #tick = 0
  #timestamp = 0
  #isTouched = false
  /** The tick that writes belong to now. */
  #writing = 1

  /** `capacity` is a power of two: how many ticks keep their times. */
  constructor(capacity: number) {
    this.#capacity = capacity
    this.#times = new Float64Array(Math.min(INITIAL_SIZE, capacity))
  }

  get tick(): number {
    return this.#tick
  }

  get timestamp(): number {
    return this.#timestamp
  }

  get writing(): number {
    return this.#writing
  }

  /** Whether something was written since the last tick was sealed. */
  get isTouched(): boolean {
    return this.#isTouched
  }

  touch(): void {
    this.#isTouched = true
  }

  seal(nowMs: number): boolean {
    if (!Number.isFinite(nowMs)) {
      throw new LinkError(LinkErrorCode.invalidValue, `a tick cannot be sealed at ${nowMs} ms`)
    }
    if (!this.#isTouched) return false
    if (this.#tick === MAX_TICK) {
      throw new LinkError(LinkErrorCode.limitExceeded, `a world has at most ${MAX_TICK} ticks`)
    }
    this.#isTouched = false
    this.#tick += 1
    this.#writing += 1
    this.#timestamp = Math.max(this.#timestamp + 1, Math.floor(nowMs))
    if (this.#tick > this.#times.length && this.#times.length < this.#capacity) this.#grow()
    this.#times[(this.#tick - 1) & (this.#times.length - 1)] = this.#timestamp
    return true
  }

  /** The tick sealed at exactly this time, in ms; undefined when none was or it was forgotten. */
  tickAt(timestampMs: number): number | undefined {
    let low = Math.max(1, this.#tick - this.#times.length + 1)
    let high = this.#tick
    while (low <= high) {
      const middle = Math.floor((low + high) / 2)
      const time = this.#times[(middle - 1) & (this.#times.length - 1)] ?? 0
      if (time === timestampMs) return middle
      if (time < timestampMs) low = middle + 1
      else high = middle - 1
    }
    return undefined
  }

  #grow(): void {
    const wider = new Float64Array(this.#times.length * 2)
    wider.set(this.#times)
    this.#times = wider
  }
}
