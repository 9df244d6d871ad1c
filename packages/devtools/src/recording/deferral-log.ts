import { ColumnRing } from './column-ring.ts'
import { HOLD_REASONS, MESSAGE_TYPES } from './codes.ts'
import type { Deferral } from './deferral.ts'
import type { RingView } from './ring-view.ts'

/** Refusals that are kept one by one; older ones remain in the counts by second. */
const MAX_DEFERRALS = 16_384

const TIME = 0
const INDEX = 1
const TYPE = 2
const REASON = 3
const RETRY_AT = 4

export class DeferralLog implements RingView<Deferral> {
  readonly #rows = new ColumnRing(5, MAX_DEFERRALS)

  get first(): number {
    return this.#rows.first
  }

  get end(): number {
    return this.#rows.end
  }

  at(number: number): Deferral | undefined {
    const rows = this.#rows
    if (!rows.has(number)) return undefined
    const messageType = MESSAGE_TYPES[rows.get(number, TYPE)]
    const reason = HOLD_REASONS[rows.get(number, REASON)]
    if (messageType === undefined || reason === undefined) return undefined
    const retryAt = rows.get(number, RETRY_AT)
    return {
      time: rows.get(number, TIME),
      index: rows.get(number, INDEX),
      messageType,
      reason,
      retryAt: Number.isNaN(retryAt) ? undefined : retryAt,
    }
  }

  /** `retryAt` is NaN when nobody can know. */
  add(typeCode: number, reasonCode: number, time: number, index: number, retryAt: number): void {
    const row = this.#rows.push()
    this.#rows.set(row, TIME, time)
    this.#rows.set(row, INDEX, index)
    this.#rows.set(row, TYPE, typeCode)
    this.#rows.set(row, REASON, reasonCode)
    this.#rows.set(row, RETRY_AT, retryAt)
  }

  clear(): void {
    this.#rows.clear()
  }
}
