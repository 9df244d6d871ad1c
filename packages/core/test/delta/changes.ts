import type { DeltaChange, FieldDelta } from '../../src/protocol/change.ts'
import type { ComponentId, EntityId } from '../../src/protocol/ids.ts'
import type { ComponentData, FieldValue } from '../../src/protocol/value.ts'

type Fields = Readonly<Record<string, FieldValue>>

export function structured(fields: Fields): ComponentData {
  return { type: 'Structured', fields: new Map(Object.entries(fields)) }
}

export function json(text: string): ComponentData {
  return { type: 'Json', text }
}

export function binary(...bytes: number[]): ComponentData {
  return { type: 'Binary', bytes: new Uint8Array(bytes) }
}

export function f32(value: number): FieldValue {
  return { type: 'F32', value }
}

export function added(entityId: EntityId): DeltaChange {
  return { type: 'entity_added', entityId }
}

export function removed(entityId: EntityId): DeltaChange {
  return { type: 'entity_removed', entityId }
}

export function componentAdded(
  entityId: EntityId,
  componentId: ComponentId,
  data: ComponentData,
): DeltaChange {
  return { type: 'component_added', entityId, componentId, data }
}

export function componentUpdated(
  entityId: EntityId,
  componentId: ComponentId,
  data: ComponentData,
): DeltaChange {
  return { type: 'component_updated', entityId, componentId, data }
}

export function componentRemoved(entityId: EntityId, componentId: ComponentId): DeltaChange {
  return { type: 'component_removed', entityId, componentId }
}

/** `old` gives what the sender says that it had before. */
export function fieldsUpdated(
  entityId: EntityId,
  componentId: ComponentId,
  values: Fields,
  old: Fields = {},
): DeltaChange {
  const before = new Map(Object.entries(old))
  const fields = Object.entries(values).map(([fieldId, newValue]): FieldDelta => ({
    fieldId,
    oldValue: before.get(fieldId),
    newValue,
  }))
  return { type: 'fields_updated', entityId, componentId, fields }
}
