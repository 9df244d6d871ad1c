import type { FieldDelta } from '../protocol/change.ts'
import type { FieldId } from '../protocol/ids.ts'
import type { ComponentData, FieldValue } from '../protocol/value.ts'
import { componentDataEquals, fieldsOf, fieldValueEquals } from '../world/component-data.ts'

type Fields = ReadonlyMap<FieldId, FieldValue>

/** Finds which fields of a component differ between two moments. */
export class FieldCompressor {
  /**
   * The fields that are new or differ, by name; none when both say the same, and undefined when
   * the component must go whole: opaque bytes, another kind of data, or a field that is gone,
   * which no field delta can say. JSON objects are compared by top-level key.
   */
  computeFieldDeltas(previous: ComponentData, current: ComponentData): FieldDelta[] | undefined {
    if (componentDataEquals(previous, current)) return []
    if (previous.type !== current.type) return undefined
    const before = fieldsOf(previous)
    const after = fieldsOf(current)
    return before === undefined || after === undefined ? undefined : compareFields(before, after)
  }
}

function compareFields(before: Fields, after: Fields): FieldDelta[] | undefined {
  for (const name of before.keys()) if (!after.has(name)) return undefined
  const deltas: FieldDelta[] = []
  for (const fieldId of [...after.keys()].sort()) {
    const newValue = after.get(fieldId)
    const oldValue = before.get(fieldId)
    if (newValue === undefined) continue
    if (oldValue !== undefined && fieldValueEquals(oldValue, newValue)) continue
    deltas.push({ fieldId, oldValue: undefined, newValue })
  }
  return deltas
}
