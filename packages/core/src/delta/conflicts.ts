import type { FieldDelta } from '../protocol/change.ts'
import type { FieldId } from '../protocol/ids.ts'
import type { FieldValue } from '../protocol/value.ts'
import type { PlainValue } from '../schema/field.ts'
import type { Table } from '../world/change-visitor.ts'
import { fieldsOf } from '../world/component-data.ts'
import type { ComponentTable } from '../world/component-table.ts'
import { fromFieldValue, fromTaggedValue } from '../world/field-value.ts'
import { plainEquals } from '../world/plain-value.ts'

/**
 * How many field deltas say that the sender had something else before than what is here, which
 * means that it lost a change. Only peers on the crate say what they had; 0 equals -0 here, since
 * the crate sends no change between them.
 */
export function countConflicts(table: Table, row: number, deltas: readonly FieldDelta[]): number {
  const isSame =
    table.shape === undefined
      ? taggedComparison(fieldsOf(table.data(row)) ?? new Map<FieldId, FieldValue>())
      : columnComparison(table, row)
  return deltas.filter(
    ({ fieldId, oldValue }) => oldValue !== undefined && !isSame(fieldId, oldValue),
  ).length
}

/** Whether any of them says what its sender had. Asked of every change: see `ComponentTable.updateFromWire`. */
export function sayWhatTheyHad(deltas: readonly FieldDelta[]): boolean {
  for (let index = 0; index < deltas.length; index += 1) {
    if (deltas[index]?.oldValue !== undefined) return true
  }
  return false
}

type Comparison = (fieldId: FieldId, oldValue: FieldValue) => boolean

function columnComparison(table: ComponentTable, row: number): Comparison {
  return (fieldId, oldValue) => {
    const index = table.shape.fieldIndex.get(fieldId)
    const column = index === undefined ? undefined : table.columns[index]
    if (column === undefined) return true
    const old = fromFieldValue(column.field.type, oldValue)
    return areSame(column.read(row), column.field.type === 'F32' ? rounded(old) : old)
  }
}

function taggedComparison(fields: ReadonlyMap<FieldId, FieldValue>): Comparison {
  return (fieldId, oldValue) => {
    const value = fields.get(fieldId)
    return areSame(value && fromTaggedValue(value), fromTaggedValue(oldValue))
  }
}

/** The crate writes a field that it did not have as null. */
function areSame(ours: PlainValue | undefined, theirs: PlainValue | undefined): boolean {
  return plainEquals(ours ?? null, theirs ?? null, true)
}

function rounded(value: PlainValue | undefined): PlainValue | undefined {
  return typeof value === 'number' ? Math.fround(value) : value
}
