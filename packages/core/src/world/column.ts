import type { NamedField } from '../schema/define-schema.ts'
import { BigintColumn } from './bigint-column.ts'
import { BoolColumn } from './bool-column.ts'
import { NumberColumn } from './number-column.ts'
import { ValueColumn } from './value-column.ts'

/** A field's column; `kind` says how its values lie. */
export type Column = NumberColumn | BigintColumn | BoolColumn | ValueColumn

export function createColumn(field: NamedField): Column {
  switch (field.type) {
    case 'U64':
    case 'I64':
      return new BigintColumn(field)
    case 'Bool':
      return new BoolColumn(field)
    case 'String':
    case 'Bytes':
    case 'Array':
    case 'Map':
    case 'Null':
      return new ValueColumn(field)
    default:
      return new NumberColumn(field)
  }
}
