import type { PlainValue } from '../schema/field.ts'
import type { NamedField } from '../schema/define-schema.ts'
import { ColumnBase } from './column-base.ts'

/** 64-bit integers. */
export class BigintColumn extends ColumnBase {
  readonly kind = 'bigint'
  #values: BigInt64Array | BigUint64Array

  constructor(field: NamedField) {
    super(field)
    this.#values = field.type === 'I64' ? new BigInt64Array(0) : new BigUint64Array(0)
  }

  /** By row; replaced when the world grows, so hold it during one visit only. */
  get values(): BigInt64Array | BigUint64Array {
    return this.#values
  }

  protected load(row: number): bigint | undefined {
    return this.#values[row]
  }

  protected store(row: number, value: PlainValue): boolean {
    if (typeof value !== 'bigint' || this.#values[row] === value) return false
    this.#values[row] = value
    return true
  }

  protected resize(capacity: number): void {
    const values =
      this.field.type === 'I64' ? new BigInt64Array(capacity) : new BigUint64Array(capacity)
    values.set(this.#values)
    this.#values = values
  }

  protected release(): void {}
}
