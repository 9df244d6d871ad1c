import type { FieldValue } from '../protocol/value.ts'
import type { NamedField } from '../schema/define-schema.ts'
import type { PlainValue } from '../schema/field.ts'
import { toFieldValue } from './field-value.ts'

const NOBODY = new Uint8Array(0)

/**
 * One field's values by row. What is written must have passed `toPlainValue` or `fromFieldValue`:
 * a column checks nothing, so that a write that was refused has changed nothing.
 */
export abstract class ColumnBase {
  readonly field: NamedField
  readonly #isOptional: boolean
  /** 1 in each row that has the field, for optional fields; required ones are always there. */
  #presence: Uint8Array = NOBODY

  constructor(field: NamedField) {
    this.field = field
    this.#isOptional = field.optional
  }

  /** Whether a row that has the component has this field. */
  has(row: number): boolean {
    return !this.#isOptional || this.#presence[row] === 1
  }

  read(row: number): PlainValue | undefined {
    return this.has(row) ? this.load(row) : undefined
  }

  readField(row: number): FieldValue | undefined {
    const value = this.read(row)
    return value === undefined ? undefined : toFieldValue(this.field.type, value)
  }

  /** Returns whether the row holds something else now. */
  write(row: number, value: PlainValue): boolean {
    return this.arrive(row, this.store(row, value))
  }

  /** Makes an optional field absent; returns whether it was there. */
  erase(row: number): boolean {
    if (!this.#isOptional || this.#presence[row] !== 1) return false
    this.#presence[row] = 0
    this.release(row)
    return true
  }

  /** The component goes from this row. */
  drop(row: number): void {
    if (this.#isOptional) this.#presence[row] = 0
    this.release(row)
  }

  grow(capacity: number): void {
    if (this.#isOptional) {
      const presence = new Uint8Array(capacity)
      presence.set(this.#presence)
      this.#presence = presence
    }
    this.resize(capacity)
  }

  /** A value was written: returns whether the row holds something else now, which it does if it had none before. */
  protected arrive(row: number, isChanged: boolean): boolean {
    if (!this.#isOptional || this.#presence[row] === 1) return isChanged
    this.#presence[row] = 1
    return true
  }

  protected abstract load(row: number): PlainValue | undefined

  /** Returns whether the row holds something else now. */
  protected abstract store(row: number, value: PlainValue): boolean

  protected abstract resize(capacity: number): void

  /** Lets go of what the row refers to. */
  protected abstract release(row: number): void
}
