import type { PlainValue } from '../schema/field.ts'
import { ColumnBase } from './column-base.ts'

/** Truth values, a byte each. */
export class BoolColumn extends ColumnBase {
  readonly kind = 'bool'
  #values: Uint8Array = new Uint8Array(0)

  /** 1 for true, by row; replaced when the world grows, so hold it during one visit only. */
  get values(): Uint8Array {
    return this.#values
  }

  protected load(row: number): boolean {
    return this.#values[row] === 1
  }

  protected store(row: number, value: PlainValue): boolean {
    const byte = value === true ? 1 : 0
    if (this.#values[row] === byte) return false
    this.#values[row] = byte
    return true
  }

  protected resize(capacity: number): void {
    const values = new Uint8Array(capacity)
    values.set(this.#values)
    this.#values = values
  }

  protected release(): void {}
}
