import type { DeltaChange } from '../protocol/change.ts'
import type { EntityId } from '../protocol/ids.ts'
import type { SerializedComponent, SerializedEntity } from '../protocol/value.ts'

/** The entities of a delta that starts from nothing. */
export function entitiesOfFullDelta(changes: readonly DeltaChange[]): SerializedEntity[] {
  const entities = new Map<EntityId, Map<string, SerializedComponent>>()
  for (const change of changes) {
    if (change.type === 'entity_added') {
      entities.set(change.entityId, new Map())
    } else if (change.type === 'component_added' || change.type === 'component_updated') {
      const id = change.componentId
      entities.get(change.entityId)?.set(id, { id, data: change.data })
    }
  }
  return Array.from(entities, ([id, components]) => ({ id, components: [...components.values()] }))
}
