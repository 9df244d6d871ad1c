import { HOLD_REASONS, MESSAGE_TYPES } from './codes.ts'
import { ColumnRing } from './column-ring.ts'
import type { Refusal } from './deferral.ts'
import type { Hold } from './hold-tracker.ts'
import type { RingView } from './ring-view.ts'

const MAX_REFUSALS = 4_096

const TIME = 0
const INDEX = 1
const TYPE = 2
const REASON = 3
const SINCE = 4
const COUNT = 5

/** What was refused and never went, the newest of it. */
export class RefusalLog implements RingView<Refusal> {
  readonly #rows = new ColumnRing(6, MAX_REFUSALS)

  get first(): number {
    return this.#rows.first
  }

  get end(): number {
    return this.#rows.end
  }

  at(number: number): Refusal | undefined {
    const rows = this.#rows
    if (!rows.has(number)) return undefined
    const messageType = MESSAGE_TYPES[rows.get(number, TYPE)]
    const reason = HOLD_REASONS[rows.get(number, REASON)]
    if (messageType === undefined || reason === undefined) return undefined
    return {
      time: rows.get(number, TIME),
      index: rows.get(number, INDEX),
      messageType,
      reason,
      since: rows.get(number, SINCE),
      refusals: rows.get(number, COUNT),
    }
  }

  add(hold: Hold): void {
    const row = this.#rows.push()
    this.#rows.set(row, TIME, hold.lastTime)
    this.#rows.set(row, INDEX, hold.index)
    this.#rows.set(row, TYPE, hold.typeCode)
    this.#rows.set(row, REASON, hold.reasonCode)
    this.#rows.set(row, SINCE, hold.since)
    this.#rows.set(row, COUNT, hold.refusals)
  }

  clear(): void {
    this.#rows.clear()
  }
}
