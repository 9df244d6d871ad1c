import type { Recorder } from '../../recording/recorder.ts'

/** Length of the strip's finest bin in ms: five bars a second. */
export const BIN_MS = 200
/** Half an hour of bins. */
const CAPACITY = 9000

/** Figures by bin, summed up as messages come: drawing never walks the messages again. */
export class StripBins {
  readonly #recorder: Recorder
  readonly #bytesOut = new Float64Array(CAPACITY)
  readonly #bytesIn = new Float64Array(CAPACITY)
  readonly #messages = new Float64Array(CAPACITY)
  readonly #fill = new Float64Array(CAPACITY)
  readonly #refused = new Uint8Array(CAPACITY)
  #nextIndex: number
  #nextSample: number
  /** Messages counted since the last clear, when they were last taken in. */
  #counted = 0
  #endBin: number | undefined

  constructor(recorder: Recorder) {
    this.#recorder = recorder
    this.#nextIndex = recorder.firstIndex
    this.#nextSample = recorder.limiterSamples.first
  }

  /** Takes in what was recorded since the last time. */
  update(): void {
    this.#restartIfCleared()
    const { columns, endIndex, firstIndex, limiterSamples } = this.#recorder
    for (let index = Math.max(this.#nextIndex, firstIndex); index < endIndex; index += 1) {
      const slot = this.#slotFor(columns.time(index))
      if (slot === undefined) continue
      const bytes = columns.byteLength(index)
      const lane = columns.direction(index) === 'out' ? this.#bytesOut : this.#bytesIn
      lane[slot] = (lane[slot] ?? 0) + bytes
      this.#messages[slot] = (this.#messages[slot] ?? 0) + 1
    }
    this.#nextIndex = endIndex
    const first = Math.max(this.#nextSample, limiterSamples.first)
    for (let number = first; number < limiterSamples.end; number += 1) {
      const sample = limiterSamples.at(number)
      const slot = sample === undefined ? undefined : this.#slotFor(sample.time)
      if (slot === undefined || sample === undefined) continue
      this.#fill[slot] = Math.max(this.#fill[slot] ?? 0, sample.share)
      if (!sample.allowed) this.#refused[slot] = 1
    }
    this.#nextSample = limiterSamples.end
  }

  #restartIfCleared(): void {
    const { totals, endIndex, firstIndex, limiterSamples } = this.#recorder
    const counted = totals.messagesIn + totals.messagesOut
    // The total begins again with a clear: then it does not grow by as many as came.
    if (this.#counted > 0 && counted - this.#counted !== endIndex - this.#nextIndex) {
      this.#endBin = undefined
      this.#nextIndex = firstIndex
      this.#nextSample = limiterSamples.first
    }
    this.#counted = counted
  }

  /** The place of a time's bin, emptied when it is new; undefined when it is too old to be kept. */
  #slotFor(time: number): number | undefined {
    const bin = Math.floor(time / BIN_MS)
    if (this.#endBin === undefined) this.#endBin = Math.max(0, bin - CAPACITY + 1)
    const from = Math.max(this.#endBin, bin - CAPACITY + 1)
    for (let fresh = from; fresh <= bin; fresh += 1) this.#empty(fresh % CAPACITY)
    if (bin >= this.#endBin) this.#endBin = bin + 1
    return bin < this.#endBin - CAPACITY || bin < 0 ? undefined : bin % CAPACITY
  }

  #empty(slot: number): void {
    this.#bytesOut[slot] = 0
    this.#bytesIn[slot] = 0
    this.#messages[slot] = 0
    this.#fill[slot] = 0
    this.#refused[slot] = 0
  }

  #has(bin: number): boolean {
    const end = this.#endBin
    return end !== undefined && bin < end && bin >= end - CAPACITY && bin >= 0
  }

  /** The largest bin of some neighbouring ones, so that spikes survive; per bin, not per second. */
  bytesOut(bin: number, count: number): number {
    return this.#largest(this.#bytesOut, bin, count)
  }

  bytesIn(bin: number, count: number): number {
    return this.#largest(this.#bytesIn, bin, count)
  }

  messages(bin: number, count: number): number {
    return this.#largest(this.#messages, bin, count)
  }

  /** The limiter's fullest moment; 1 is full. */
  fill(bin: number, count: number): number {
    return this.#largest(this.#fill, bin, count)
  }

  isRefused(bin: number, count: number): boolean {
    for (let at = bin; at < bin + count; at += 1) {
      if (this.#has(at) && this.#refused[at % CAPACITY] === 1) return true
    }
    return false
  }

  #largest(values: Float64Array, bin: number, count: number): number {
    let most = 0
    for (let at = bin; at < bin + count; at += 1) {
      if (this.#has(at)) most = Math.max(most, values[at % CAPACITY] ?? 0)
    }
    return most
  }
}
