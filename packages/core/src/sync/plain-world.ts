import type { DeltaChange } from '../protocol/change.ts'
import type { EntityId } from '../protocol/ids.ts'
import type { DeltaPayload } from '../protocol/message.ts'
import type { SerializedEntity } from '../protocol/value.ts'

/** Entities that a plain peer may tell of, at the most; as many as a world holds unless told. */
export const MAX_PLAIN_ENTITIES = 1_048_576

/** What a plain peer's delta is to the state that is here. */
export interface PlainVerdict {
  /** The changes start from nothing: what they do not name is gone. */
  readonly full: boolean
  readonly changes: readonly DeltaChange[]
  /** In words, how one sees that changes of the peer never came here. */
  readonly lost: string | undefined
}

/**
 * Keeps account of the entities that a plain peer told of. A program on the crate says neither where
 * its deltas start from nor that some were lost: what they name is all there is to go by.
 */
export class PlainWorld {
  readonly #ids = new Set<EntityId>()
  /** The crate's deltas do not start from its snapshots, but from the delta before. */
  #followsSnapshot = false

  clear(): void {
    this.#ids.clear()
    this.#followsSnapshot = false
  }

  /** False, and nothing is taken, if there are more entities than there is room for. */
  takeSnapshot(entities: readonly SerializedEntity[]): boolean {
    if (entities.length > MAX_PLAIN_ENTITIES) return false
    this.clear()
    for (const { id } of entities) this.#ids.add(id)
    this.#followsSnapshot = true
    return true
  }

  /**
   * Judges the next delta and takes note of it; `isFirst` if no state came on the connection before.
   * Undefined, and nothing is noted, if there are more entities than there is room for.
   */
  takeDelta(delta: DeltaPayload, isFirst: boolean): PlainVerdict | undefined {
    const { changes } = delta
    const full = isFirst || startsAnew(delta, (id) => this.#ids.has(id))
    const added = changes.filter(({ type }) => type === 'entity_added').length
    if ((full ? 0 : this.#ids.size) + added > MAX_PLAIN_ENTITIES) return undefined
    if (full) this.#ids.clear()
    const followsSnapshot = this.#followsSnapshot && !full
    this.#followsSnapshot = false
    let lost: string | undefined
    for (const change of changes) {
      const sign = this.#take(change, followsSnapshot)
      lost ??= sign
    }
    return { full, changes: followsSnapshot ? withoutOldValues(changes) : changes, lost }
  }

  /** Gives what the change shows to be lost. */
  #take(change: DeltaChange, followsSnapshot: boolean): string | undefined {
    const { entityId } = change
    const isHere = this.#ids.has(entityId)
    switch (change.type) {
      case 'entity_added':
        this.#ids.add(entityId)
        return isHere && !followsSnapshot ? `entity ${entityId} came, and is here` : undefined
      case 'entity_removed':
        this.#ids.delete(entityId)
        return undefined
      default:
        return isHere ? undefined : `entity ${entityId} changed, and is not here`
    }
  }
}

/**
 * Whether a plain peer's delta tells its whole world again, since its baseline was reset: it starts
 * from 0, only adds, and adds what is here. Where it starts from something else, what it adds again
 * was removed in a delta that never came.
 */
export function startsAnew(
  { changes, baseTimestamp }: DeltaPayload,
  isHere: (id: EntityId) => boolean,
): boolean {
  return (
    baseTimestamp === 0n &&
    changes.every(({ type }) => type === 'entity_added' || type === 'component_added') &&
    changes.some(({ type, entityId }) => type === 'entity_added' && isHere(entityId))
  )
}

/** What the peer had before is older than the snapshot that is here: it would contradict in vain. */
function withoutOldValues(changes: readonly DeltaChange[]): readonly DeltaChange[] {
  return changes.map((change) =>
    change.type === 'fields_updated'
      ? { ...change, fields: change.fields.map((field) => ({ ...field, oldValue: undefined })) }
      : change,
  )
}
