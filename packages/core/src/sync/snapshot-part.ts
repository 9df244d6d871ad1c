import { createSnapshotPayload } from '../protocol/create-message.ts'
import type { EntityId } from '../protocol/ids.ts'
import type { SnapshotPayload } from '../protocol/message.ts'
import type { SerializedEntity } from '../protocol/value.ts'

/** What the first part of a snapshot follows. */
export const NO_ENTITY = -1

/** Where a part belongs in the snapshot that it is of. */
export interface PartPlace {
  /** The last entity of the part before; `NO_ENTITY` in the first part. */
  readonly after: EntityId
  /** Entities that the sender's world has in all. */
  readonly of: number
}

/** Whether a snapshot holds only some of the entities that its sender's world had: it says of how many. */
export function isPart({ entities, metadata }: SnapshotPayload): boolean {
  return metadata.entityCount > entities.length
}

/** A part's payload; `worldTime` in seconds. */
export function createSnapshotPart(
  entities: readonly SerializedEntity[],
  worldTime: number,
  { after, of }: PartPlace,
): SnapshotPayload {
  const whole = createSnapshotPayload(entities, worldTime)
  const metadata = {
    ...whole.metadata,
    // More than there are in it: that makes it a part.
    entityCount: Math.max(of, entities.length + 1),
    // The format has no other room for it, and nobody counts the components of a part.
    componentCount: after + 1,
  }
  return { ...whole, metadata }
}

/**
 * The entity that a part follows; `NO_ENTITY` if it is the first. Who goes by this cannot take what
 * is left of a snapshot that was given up for the beginning of the next.
 */
export function entityBefore({ metadata }: SnapshotPayload): EntityId {
  return metadata.componentCount - 1
}
