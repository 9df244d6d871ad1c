import { type BarAxis, barAt } from './bar-axis.ts'

/** Samples in order of time, by numbers that grow. */
export interface Samples {
  /** The oldest number that is still there, and one more than the newest. */
  readonly first: number
  readonly end: number
  /** Milliseconds of the source's clock. */
  timeAt(number: number): number
  /** What the bar shows; undefined for a sample that is none of this chart's. */
  valueAt(number: number): number | undefined
  /** Whether the bar stands out. */
  isMarked(number: number): boolean
}

/**
 * The largest sample of each bar, so that spikes survive. Moving on in time costs the new samples
 * only; all are read again when the scale changes.
 */
export class MaxBins {
  readonly #samples: Samples
  #barMs = 0
  #firstBar = 0
  #count = 0
  #values = new Float64Array(0)
  #largest = new Float64Array(0)
  #marked = new Uint8Array(0)
  #read = 0
  #peak = 0

  constructor(samples: Samples) {
    this.#samples = samples
  }

  /** Brings the bars up to the axis, with all samples that are there. */
  update(axis: BarAxis): void {
    const samples = this.#samples
    const isOther = axis.barMs !== this.#barMs || axis.count > this.#values.length
    if (isOther || axis.firstBar < this.#firstBar || samples.end < this.#read) this.#reset(axis)
    else this.#slide(axis)
    this.#forgetBefore(samples.first)
    const start = Math.max(this.#read, samples.first)
    let number = lowerBound(samples, start, axis.firstBar * axis.barMs)
    for (; number < samples.end; number += 1) {
      const bar = barAt(axis, samples.timeAt(number))
      if (bar >= axis.count) break
      const value = samples.valueAt(number)
      if (value !== undefined) this.#add(bar, value, number, samples.isMarked(number))
    }
    this.#read = number
    this.#peak = this.#values.reduce((peak, value) => Math.max(peak, value), 0)
  }

  get count(): number {
    return this.#count
  }

  get peak(): number {
    return this.#peak
  }

  /** The number of the largest sample of all; undefined without any. */
  get peakSample(): number | undefined {
    return this.sample(this.#values.indexOf(this.#peak))
  }

  value(bar: number): number {
    return this.#values[bar] ?? 0
  }

  /** The number of the largest sample; undefined where there is none. */
  sample(bar: number): number | undefined {
    const sample = this.#largest[bar]
    return sample === undefined || sample < 0 ? undefined : sample
  }

  isMarked(bar: number): boolean {
    return this.#marked[bar] === 1
  }

  get markedCount(): number {
    return this.#marked.reduce((sum, mark) => sum + mark, 0)
  }

  #add(bar: number, value: number, sample: number, isMarked: boolean): void {
    if (bar < 0 || bar >= this.#values.length) return
    if ((this.#largest[bar] ?? 0) < 0 || value > (this.#values[bar] ?? 0)) {
      this.#values[bar] = value
      this.#largest[bar] = sample
    }
    if (isMarked) this.#marked[bar] = 1
  }

  /** Samples that were dropped or cleared leave the chart too. */
  #forgetBefore(first: number): void {
    for (let bar = 0; bar < this.#largest.length; bar += 1) {
      const sample = this.#largest[bar] ?? -1
      if (sample < 0 || sample >= first) continue
      this.#largest[bar] = -1
      this.#values[bar] = 0
      this.#marked[bar] = 0
    }
  }

  #slide(axis: BarAxis): void {
    const steps = Math.min(axis.firstBar - this.#firstBar, this.#values.length)
    this.#firstBar = axis.firstBar
    this.#count = axis.count
    if (steps === 0) return
    this.#values.copyWithin(0, steps)
    this.#values.fill(0, this.#values.length - steps)
    this.#largest.copyWithin(0, steps)
    this.#largest.fill(-1, this.#largest.length - steps)
    this.#marked.copyWithin(0, steps)
    this.#marked.fill(0, this.#marked.length - steps)
  }

  #reset(axis: BarAxis): void {
    this.#barMs = axis.barMs
    this.#firstBar = axis.firstBar
    this.#count = axis.count
    // One more than needed: an axis of the same length has a bar more or less as it moves.
    const length = axis.count + 1
    this.#values = new Float64Array(length)
    this.#largest = new Float64Array(length).fill(-1)
    this.#marked = new Uint8Array(length)
    this.#read = 0
  }
}

function lowerBound(samples: Samples, first: number, time: number): number {
  let low = first
  let high = samples.end
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (samples.timeAt(middle) < time) low = middle + 1
    else high = middle
  }
  return low
}
