import type { LimiterMeter } from './limiter-meter.ts'
import type { SecondColumn, SecondSeries } from './second-series.ts'

/** An hour. */
const MAX_SECONDS = 3_600

/** Counts by second in a ring of an hour. */
export class SecondLog implements SecondSeries {
  readonly bytesIn: Float64Array = new Float64Array(MAX_SECONDS)
  readonly bytesOut: Float64Array = new Float64Array(MAX_SECONDS)
  readonly messagesIn: Float64Array = new Float64Array(MAX_SECONDS)
  readonly messagesOut: Float64Array = new Float64Array(MAX_SECONDS)
  readonly limiterFill: Float64Array = new Float64Array(MAX_SECONDS)
  readonly messagesFill: Float64Array = new Float64Array(MAX_SECONDS)
  readonly bytesFill: Float64Array = new Float64Array(MAX_SECONDS)
  readonly burstFill: Float64Array = new Float64Array(MAX_SECONDS)
  readonly held: Float64Array = new Float64Array(MAX_SECONDS)
  readonly refused: Float64Array = new Float64Array(MAX_SECONDS)
  readonly #meter: LimiterMeter
  #first = 0
  #end = 0

  /** The meter says how full the limiter still is in seconds in which nobody asked it. */
  constructor(meter: LimiterMeter) {
    this.#meter = meter
  }

  get firstSecond(): number {
    return this.#first
  }

  get endSecond(): number {
    return this.#end
  }

  value(column: SecondColumn, second: number): number {
    if (second < this.#first || second >= this.#end) return 0
    return this[column][slotOf(second)] ?? 0
  }

  /** Opens the seconds up to this time; what is counted from now on counts for its second. */
  advance(timeMs: number): void {
    const second = Math.floor(timeMs / 1000)
    const isEmpty = this.#end === this.#first
    if (!isEmpty && second < this.#end) return
    if (isEmpty || second - this.#end >= MAX_SECONDS) {
      this.#first = second
      this.#end = second
    }
    while (this.#end <= second) this.#open()
  }

  countIn(bytes: number): void {
    this.#add(this.messagesIn, 1)
    this.#add(this.bytesIn, bytes)
  }

  countOut(bytes: number): void {
    this.#add(this.messagesOut, 1)
    this.#add(this.bytesOut, bytes)
  }

  countHeld(): void {
    this.#add(this.held, 1)
  }

  countRefused(): void {
    this.#add(this.refused, 1)
  }

  /** Notes how full the limiter is, where that is the most in the newest second. */
  noteFill(): void {
    const meter = this.#meter
    this.#raise(this.limiterFill, meter.share)
    this.#raise(this.messagesFill, meter.messagesUsed / meter.messagesCap)
    this.#raise(this.bytesFill, meter.bytesUsed / meter.bytesCap)
    this.#raise(this.burstFill, meter.burstUsed / meter.burstCap)
  }

  clear(): void {
    this.#first = 0
    this.#end = 0
  }

  #open(): void {
    const slot = slotOf(this.#end)
    this.bytesIn[slot] = 0
    this.bytesOut[slot] = 0
    this.messagesIn[slot] = 0
    this.messagesOut[slot] = 0
    this.limiterFill[slot] = 0
    this.messagesFill[slot] = 0
    this.bytesFill[slot] = 0
    this.burstFill[slot] = 0
    this.held[slot] = 0
    this.refused[slot] = 0
    this.#meter.advance(this.#end * 1000)
    this.#end += 1
    if (this.#end - this.#first > MAX_SECONDS) this.#first = this.#end - MAX_SECONDS
    this.noteFill()
  }

  #add(column: Float64Array, amount: number): void {
    const slot = slotOf(this.#end - 1)
    column[slot] = (column[slot] ?? 0) + amount
  }

  #raise(column: Float64Array, value: number): void {
    const slot = slotOf(this.#end - 1)
    if (value > (column[slot] ?? 0)) column[slot] = value
  }
}

/** Clocks may start below 0. */
function slotOf(second: number): number {
  return ((second % MAX_SECONDS) + MAX_SECONDS) % MAX_SECONDS
}
