import type { ComponentData, EntityId, Message } from '@tx2-link/core'
import { fieldKey } from './entity-fields.ts'

/**
 * Calls back for each field of an entity that a message set; a snapshot sets all that it holds.
 * Other messages set nothing.
 */
export function forEachFieldSet(
  message: Message,
  id: EntityId,
  visit: (key: string) => void,
): void {
  const { payload } = message
  if (payload.type === 'snapshot') {
    for (const entity of payload.entities) {
      if (entity.id !== id) continue
      for (const component of entity.components) visitData(component.id, component.data, visit)
    }
    return
  }
  if (payload.type !== 'delta') return
  for (const change of payload.changes) {
    if (change.entityId !== id) continue
    if (change.type === 'fields_updated') {
      for (const field of change.fields) visit(fieldKey(change.componentId, field.fieldId))
    } else if (change.type === 'component_added' || change.type === 'component_updated') {
      visitData(change.componentId, change.data, visit)
    }
  }
}

function visitData(component: string, data: ComponentData, visit: (key: string) => void): void {
  if (data.type === 'Structured') {
    for (const field of data.fields.keys()) visit(fieldKey(component, field))
    return
  }
  if (data.type === 'Json') {
    for (const field of jsonFields(data.text)) visit(fieldKey(component, field))
  }
  visit(fieldKey(component, ''))
}

function jsonFields(text: string): readonly string[] {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? Object.keys(value) : []
  } catch {
    return []
  }
}
