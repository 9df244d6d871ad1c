import type { SerializedEntity } from '../protocol/value.ts'
import type { World } from '../world/world.ts'
import type { ApplyOptions, ApplyResult } from './apply-result.ts'
import { checkRoomForEntities } from './check-room.ts'
import { checkEntities } from './check.ts'
import { EntityWriter } from './entity-writer.ts'

/**
 * Makes a world equal to a snapshot, all or nothing as in `applyDelta`. What the snapshot does not
 * contain goes, and only what differs is written. An entity that comes twice is as it came last.
 */
export function applySnapshot(
  world: World,
  entities: readonly SerializedEntity[],
  options: ApplyOptions = {},
): ApplyResult {
  if (options.checked !== true) checkEntities(world.schema, entities)
  checkRoomForEntities(world.tables, entities)
  const writer = new EntityWriter(world.tables)
  const contained = new Set(entities.map(({ id }) => id))
  for (const id of world.ids()) if (!contained.has(id)) writer.removeEntity(id)
  for (const entity of entities) writer.replaceEntity(entity)
  return writer.finish()
}
