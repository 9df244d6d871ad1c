import type { FieldType } from '../protocol/value.ts'
import type { NamedField } from '../schema/define-schema.ts'
import type { PlainValue } from '../schema/field.ts'
import { ColumnBase } from './column-base.ts'

/**
 * Small integers take 32 bits like all others: code that meets more than four kinds of array is no
 * longer compiled for any of them, which made writes half as fast.
 */
export type NumberArray = Float32Array | Float64Array | Int32Array | Uint32Array

/** Numbers in an array of their own width, which rounds as the field does. */
export class NumberColumn extends ColumnBase {
  readonly kind = 'number'
  #values: NumberArray

  constructor(field: NamedField) {
    super(field)
    this.#values = createArray(field.type, 0)
  }

  /** By row; replaced when the world grows, so hold it during one visit only. */
  get values(): NumberArray {
    return this.#values
  }

  protected load(row: number): number | undefined {
    return this.#values[row]
  }

  /** `write` for what is a number. */
  writeNumber(row: number, value: number): boolean {
    return this.arrive(row, this.#replace(row, value))
  }

  protected store(row: number, value: PlainValue): boolean {
    return typeof value === 'number' && this.#replace(row, value)
  }

  #replace(row: number, value: number): boolean {
    const values = this.#values
    const before = values[row] ?? 0
    values[row] = value
    const after = values[row] ?? 0
    return before === after
      ? before === 0 && !Object.is(before, after)
      : !(Number.isNaN(before) && Number.isNaN(after))
  }

  protected resize(capacity: number): void {
    const values = createArray(this.field.type, capacity)
    values.set(this.#values)
    this.#values = values
  }

  protected release(): void {}
}

function createArray(type: FieldType, length: number): NumberArray {
  switch (type) {
    case 'U8':
    case 'U16':
    case 'I8':
    case 'I16':
    case 'I32':
      return new Int32Array(length)
    case 'U32':
      return new Uint32Array(length)
    case 'F32':
      return new Float32Array(length)
    default:
      return new Float64Array(length)
  }
}
