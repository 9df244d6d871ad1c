import type { PlainValue } from '../schema/field.ts'
import { ColumnBase } from './column-base.ts'
import { plainEquals } from './plain-value.ts'

/** Text, bytes, arrays, maps and null: values that nobody changes once they are written. */
export class ValueColumn extends ColumnBase {
  readonly kind = 'value'
  readonly #values: (PlainValue | undefined)[] = []

  /** By row. */
  get values(): readonly (PlainValue | undefined)[] {
    return this.#values
  }

  protected load(row: number): PlainValue | undefined {
    return this.#values[row]
  }

  protected store(row: number, value: PlainValue): boolean {
    if (plainEquals(this.#values[row], value)) return false
    this.#values[row] = value
    return true
  }

  protected resize(capacity: number): void {
    while (this.#values.length < capacity) this.#values.push(undefined)
  }

  protected release(row: number): void {
    this.#values[row] = undefined
  }
}
