import type { FilterField } from './fields.ts'

export type ComparisonOperator = '==' | '!=' | '<' | '<=' | '>' | '>=' | 'contains' | 'matches'

/** What a field is compared with. Sizes are in bytes, durations in ms. */
export type FilterValue =
  | { readonly kind: 'number'; readonly number: number }
  /** A name: of a type, a direction, a component. */
  | { readonly kind: 'text'; readonly text: string }
  /** A time of day, in ms since midnight where the reader is. */
  | { readonly kind: 'time-of-day'; readonly ms: number }

export type FilterNode =
  /** At least two operands, none of them of the same kind. */
  | { readonly kind: 'and' | 'or'; readonly operands: readonly FilterNode[] }
  | { readonly kind: 'not'; readonly operand: FilterNode }
  | {
      readonly kind: 'compare'
      readonly field: FilterField
      readonly operator: ComparisonOperator
      readonly value: FilterValue
    }
  /** At least one value. */
  | { readonly kind: 'in'; readonly field: FilterField; readonly values: readonly FilterValue[] }

/** A filter as it was understood. Without a root it lets every message through. */
export interface Filter {
  readonly root: FilterNode | undefined
}

export interface FilterError {
  /** Of the first character that is wrong. */
  readonly position: number
  /** Characters that are wrong; 0 where something is missing. */
  readonly length: number
  readonly message: string
}

export type FilterResult =
  | { readonly ok: true; readonly filter: Filter }
  | { readonly ok: false; readonly error: FilterError }
