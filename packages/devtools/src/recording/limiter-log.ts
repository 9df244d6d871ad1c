import { ColumnRing } from './column-ring.ts'
import type { LimiterMeter } from './limiter-meter.ts'
import type { LimiterSample } from './limiter.ts'
import type { RingView } from './ring-view.ts'

/** At least 5 minutes of samples. */
const MAX_SAMPLES = 16_384

/** Samples with the same answer within this many ms are one, with the fullest of each cap. */
const SAMPLE_MS = 20

const TIME = 0
const INDEX = 1
const ALLOWED = 2
const ASKED = 3
const MESSAGES = 4
const BYTES = 5
const BURST = 6
const MESSAGES_CAP = 7
const BYTES_CAP = 8
const BURST_CAP = 9
const IS_BUCKET = 10

/** What the limiter said, over time. */
export class LimiterLog implements RingView<LimiterSample> {
  readonly #rows = new ColumnRing(11, MAX_SAMPLES)

  get first(): number {
    return this.#rows.first
  }

  get end(): number {
    return this.#rows.end
  }

  at(number: number): LimiterSample | undefined {
    const rows = this.#rows
    if (!rows.has(number)) return undefined
    const messages = { used: rows.get(number, MESSAGES), cap: rows.get(number, MESSAGES_CAP) }
    const bytes = { used: rows.get(number, BYTES), cap: rows.get(number, BYTES_CAP) }
    const burst = { used: rows.get(number, BURST), cap: rows.get(number, BURST_CAP) }
    return {
      time: rows.get(number, TIME),
      index: rows.get(number, INDEX),
      allowed: rows.get(number, ALLOWED) === 1,
      asked: rows.get(number, ASKED),
      isBucket: rows.get(number, IS_BUCKET) === 1,
      messages,
      bytes,
      burst,
      share: Math.max(messages.used / messages.cap, bytes.used / bytes.cap, burst.used / burst.cap),
    }
  }

  add(meter: LimiterMeter, time: number, index: number, allowed: boolean, asked: number): void {
    const rows = this.#rows
    let row = rows.end - 1
    if (!this.#joins(row, meter, time, allowed)) {
      row = rows.push()
      rows.set(row, TIME, time)
      rows.set(row, ALLOWED, allowed ? 1 : 0)
      rows.set(row, MESSAGES_CAP, meter.messagesCap)
      rows.set(row, BYTES_CAP, meter.bytesCap)
      rows.set(row, BURST_CAP, meter.burstCap)
      rows.set(row, IS_BUCKET, meter.isBucket ? 1 : 0)
      for (const column of [ASKED, MESSAGES, BYTES, BURST]) rows.set(row, column, 0)
    }
    rows.set(row, INDEX, index)
    this.#raise(row, ASKED, asked)
    this.#raise(row, MESSAGES, meter.messagesUsed)
    this.#raise(row, BYTES, meter.bytesUsed)
    this.#raise(row, BURST, meter.burstUsed)
  }

  clear(): void {
    this.#rows.clear()
  }

  #joins(row: number, meter: LimiterMeter, time: number, allowed: boolean): boolean {
    const rows = this.#rows
    return (
      rows.has(row) &&
      time - rows.get(row, TIME) < SAMPLE_MS &&
      rows.get(row, ALLOWED) === (allowed ? 1 : 0) &&
      rows.get(row, MESSAGES_CAP) === meter.messagesCap &&
      rows.get(row, BYTES_CAP) === meter.bytesCap &&
      rows.get(row, BURST_CAP) === meter.burstCap &&
      rows.get(row, IS_BUCKET) === (meter.isBucket ? 1 : 0)
    )
  }

  #raise(row: number, column: number, value: number): void {
    if (value > this.#rows.get(row, column)) this.#rows.set(row, column, value)
  }
}
