import { applyDelta } from '../delta/apply-delta.ts'
import { applySnapshot } from '../delta/apply-snapshot.ts'
import type { DeltaChange } from '../protocol/change.ts'
import type { MessageHeader, SnapshotPayload } from '../protocol/message.ts'
import type { EntityId } from '../protocol/ids.ts'
import type { SerializedEntity } from '../protocol/value.ts'
import { type Schema, defineSchema } from '../schema/define-schema.ts'
import { World } from '../world/world.ts'
import { NO_ENTITY, entityBefore } from './snapshot-part.ts'

/** Entities that may be held back, at the most; as many as a world holds unless told. */
export const MAX_STAGED_ENTITIES = 1_048_576

/** What became of a part; a stray one follows none that is here. */
export type PartVerdict = 'taken' | 'stray' | 'too-many'

/**
 * Holds the parts of a snapshot back until all are here. Each is of its own tick, since the world goes
 * on while they are sent; the delta from the first one's time makes them one state, because values in
 * deltas are absolute.
 */
export class StagedSnapshot {
  #entities: SerializedEntity[] = []
  /** Time of the first part, in ms; undefined while there is none. */
  #from: bigint | undefined
  #lastId: EntityId = NO_ENTITY

  /** Takes a part that is the first, or follows the one before. All are forgotten if it is not taken. */
  add({ timestamp }: MessageHeader, payload: SnapshotPayload): PartVerdict {
    const { entities } = payload
    const before = entityBefore(payload)
    if (before === NO_ENTITY) this.clear()
    const isNext = before === this.#lastId
    if (!isNext || this.#entities.length + entities.length > MAX_STAGED_ENTITIES) {
      this.clear()
      return isNext ? 'too-many' : 'stray'
    }
    this.#from ??= timestamp
    this.#lastId = entities.at(-1)?.id ?? this.#lastId
    for (const entity of entities) this.#entities.push(entity)
    return 'taken'
  }

  /** Entities that are here. */
  get size(): number {
    return this.#entities.length
  }

  get isEmpty(): boolean {
    return this.#from === undefined
  }

  /** Whether a delta from this time, in ms, makes the parts one state. */
  isFinishedFrom(base: bigint): boolean {
    return this.#from === base
  }

  /**
   * The whole state, which the delta's changes made of the parts; these are forgotten. Undefined if a
   * change names what is not there. Throws LinkError if there are more entities than there is room for.
   */
  finish(
    changes: readonly DeltaChange[],
    schema: Schema | undefined,
  ): SerializedEntity[] | undefined {
    const world = new World(schema ?? defineSchema({}), {
      journalCapacity: 1,
      tombstoneCapacity: 1,
    })
    applySnapshot(world, this.#entities)
    this.clear()
    const { unknown } = applyDelta(world, changes)
    world.seal(0)
    return unknown > 0 ? undefined : world.snapshot()
  }

  clear(): void {
    this.#entities = []
    this.#from = undefined
    this.#lastId = NO_ENTITY
  }
}
