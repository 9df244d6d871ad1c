import type { DeltaChange } from '../protocol/change.ts'
import type { World } from '../world/world.ts'
import type { ApplyOptions, ApplyResult } from './apply-result.ts'
import { checkRoomForChanges } from './check-room.ts'
import { checkChanges } from './check.ts'
import { EntityWriter } from './entity-writer.ts'

/**
 * Takes over a delta's changes, all or none: a LinkError (see `checkChanges`, and `limitExceeded`
 * when the world is full) comes before anything is written. Equal values are no change, so the
 * world's own journal names only what differs.
 */
export function applyDelta(
  world: World,
  changes: readonly DeltaChange[],
  options: ApplyOptions = {},
): ApplyResult {
  if (options.checked !== true) checkChanges(world.schema, changes)
  checkRoomForChanges(world.tables, changes)
  const writer = new EntityWriter(world.tables)
  for (const change of changes) applyChange(writer, change)
  return writer.finish()
}

function applyChange(writer: EntityWriter, change: DeltaChange): void {
  switch (change.type) {
    case 'fields_updated':
      writer.updateFields(change.entityId, change.componentId, change.fields)
      break
    case 'entity_added':
      writer.addEntity(change.entityId)
      break
    case 'entity_removed':
      writer.removeEntity(change.entityId)
      break
    case 'component_added':
      writer.addComponent(change.entityId, change.componentId, change.data)
      break
    case 'component_updated':
      writer.updateComponent(change.entityId, change.componentId, change.data)
      break
    case 'component_removed':
      writer.removeComponent(change.entityId, change.componentId)
      break
  }
}
