import type { LimiterCap } from '../../recording/limiter.ts'
import type { Recorder } from '../../recording/recorder.ts'
import type { BarAxis } from '../chart/bar-axis.ts'
import type { Bars } from '../chart/draw.ts'
import { MaxBins } from '../chart/max-bins.ts'
import { fillSamples, refusalSamples, waitSamples } from './lane-samples.ts'

/** A lane's bars, with those amber in which something had to wait. */
export interface LaneBars extends Bars {
  readonly peak: number
  readonly markedCount: number
  /** Brings the bars up to the axis; `now` is in ms of the source's clock. */
  update(axis: BarAxis, now: number): void
}

/** One window against its cap. */
export class CapBars implements LaneBars {
  readonly #fill: MaxBins
  readonly #refusals: MaxBins

  constructor(recorder: Recorder, cap: LimiterCap) {
    this.#fill = new MaxBins(fillSamples(recorder, cap))
    this.#refusals = new MaxBins(refusalSamples(recorder, cap))
  }

  update(axis: BarAxis): void {
    this.#fill.update(axis)
    this.#refusals.update(axis)
  }

  get count(): number {
    return this.#fill.count
  }

  get peak(): number {
    return Math.max(this.#fill.peak, this.#refusals.peak)
  }

  get markedCount(): number {
    return this.#refusals.markedCount
  }

  value(bar: number): number {
    return Math.max(this.#fill.value(bar), this.#refusals.value(bar))
  }

  isMarked(bar: number): boolean {
    return this.#refusals.isMarked(bar)
  }
}

/** How long the oldest that waited had waited, at the end of each bar. */
export class WaitBars implements LaneBars {
  readonly #recorder: Recorder
  readonly #sent: MaxBins
  #values = new Float64Array(0)
  #peak = 0

  constructor(recorder: Recorder) {
    this.#recorder = recorder
    this.#sent = new MaxBins(waitSamples(recorder))
  }

  update(axis: BarAxis, now: number): void {
    this.#sent.update(axis)
    this.#values = new Float64Array(axis.count)
    for (let bar = 0; bar < axis.count; bar += 1) this.#rise(axis, bar, this.#sent.value(bar))
    for (const { since } of this.#recorder.waiting) {
      if (now <= axis.time.to + axis.barMs) this.#rise(axis, axis.count - 1, now - since)
    }
    this.#peak = this.#values.reduce((peak, value) => Math.max(peak, value), 0)
  }

  get count(): number {
    return this.#values.length
  }

  get peak(): number {
    return this.#peak
  }

  get markedCount(): number {
    return this.#values.reduce((count, value) => count + (value > 0 ? 1 : 0), 0)
  }

  value(bar: number): number {
    return this.#values[bar] ?? 0
  }

  isMarked(): boolean {
    return true
  }

  /** What waited so long at a bar had waited for less at each one before it. */
  #rise(axis: BarAxis, last: number, waitedMs: number): void {
    let waited = waitedMs
    for (let bar = last; bar >= 0 && waited > 0; bar -= 1) {
      this.#values[bar] = Math.max(this.#values[bar] ?? 0, waited)
      waited -= axis.barMs
    }
  }
}
