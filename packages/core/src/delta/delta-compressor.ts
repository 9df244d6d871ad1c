import type { DeltaChange } from '../protocol/change.ts'
import type { ComponentId, EntityId } from '../protocol/ids.ts'
import type { ComponentData } from '../protocol/value.ts'
import type { Delta, WorldSnapshot } from '../protocol/world-snapshot.ts'
import { componentDataEquals } from '../world/component-data.ts'
import { FieldCompressor } from './field-compressor.ts'

export interface DeltaCompressorOptions {
  /** Send changed fields alone instead of whole components; on unless told. */
  readonly fieldCompression?: boolean
}

type Components = ReadonlyMap<ComponentId, ComponentData>

/** A snapshot that can be looked things up in. */
interface Moment {
  readonly snapshot: WorldSnapshot
  readonly entities: ReadonlyMap<EntityId, Components>
}

/**
 * Makes deltas for sources that have whole snapshots only; a world's own journal does it without
 * comparing. The same two snapshots always give the same changes in the same order: removed
 * entities, added ones, then the others, by id and by name. Snapshots must not be changed once
 * they were handed over.
 */
export class DeltaCompressor {
  readonly #fieldCompressor: FieldCompressor | undefined
  #baseline: Moment | undefined
  /** What the last delta led to, if it said anything. */
  #candidate: Moment | undefined

  constructor(options: DeltaCompressorOptions = {}) {
    this.#fieldCompressor = options.fieldCompression === false ? undefined : new FieldCompressor()
  }

  /** The snapshot that the next delta starts from. */
  get previousSnapshot(): WorldSnapshot | undefined {
    return this.#baseline?.snapshot
  }

  /** Everything that differs from the baseline, or everything when there is none; `commit` moves it. */
  createDelta(snapshot: WorldSnapshot): Delta {
    const next = toMoment(snapshot)
    const changes: DeltaChange[] = []
    const before = this.#baseline?.entities ?? new Map<EntityId, Components>()
    for (const entityId of sortedIds(before)) {
      if (!next.entities.has(entityId)) changes.push({ type: 'entity_removed', entityId })
    }
    const ids = sortedIds(next.entities)
    for (const id of ids) if (!before.has(id)) addEntity(changes, id, next.entities.get(id))
    for (const id of ids) {
      const previous = before.get(id)
      const current = next.entities.get(id)
      if (previous !== undefined && current !== undefined) {
        this.#compareEntity(changes, id, previous, current)
      }
    }
    this.#candidate = changes.length > 0 ? next : undefined
    return {
      changes,
      timestamp: snapshot.timestamp,
      baseTimestamp: this.#baseline?.snapshot.timestamp ?? 0,
    }
  }

  /** The last delta was sent: the next one starts from there. An empty delta moves nothing. */
  commit(): void {
    this.#baseline = this.#candidate ?? this.#baseline
    this.#candidate = undefined
  }

  /** A snapshot was sent whole: the next delta starts from it. */
  prime(snapshot: WorldSnapshot): void {
    this.#baseline = toMoment(snapshot)
    this.#candidate = undefined
  }

  /** The next delta names everything. */
  reset(): void {
    this.#baseline = undefined
    this.#candidate = undefined
  }

  #compareEntity(
    changes: DeltaChange[],
    entityId: EntityId,
    before: Components,
    after: Components,
  ): void {
    for (const componentId of sortedNames(before)) {
      if (after.has(componentId)) continue
      changes.push({ type: 'component_removed', entityId, componentId })
    }
    for (const componentId of sortedNames(after)) {
      const previous = before.get(componentId)
      const data = after.get(componentId)
      if (data === undefined) continue
      if (previous === undefined) {
        changes.push({ type: 'component_added', entityId, componentId, data })
        continue
      }
      const change = this.#compareComponent(entityId, componentId, previous, data)
      if (change !== undefined) changes.push(change)
    }
  }

  #compareComponent(
    entityId: EntityId,
    componentId: ComponentId,
    previous: ComponentData,
    data: ComponentData,
  ): DeltaChange | undefined {
    if (this.#fieldCompressor === undefined) {
      return componentDataEquals(previous, data)
        ? undefined
        : { type: 'component_updated', entityId, componentId, data }
    }
    const fields = this.#fieldCompressor.computeFieldDeltas(previous, data)
    if (fields === undefined) return { type: 'component_updated', entityId, componentId, data }
    if (fields.length === 0) return undefined
    return { type: 'fields_updated', entityId, componentId, fields }
  }
}

function toMoment(snapshot: WorldSnapshot): Moment {
  const entities = new Map<EntityId, Components>()
  for (const { id, components } of snapshot.entities) {
    entities.set(id, new Map(components.map((component) => [component.id, component.data])))
  }
  return { snapshot, entities }
}

function addEntity(
  changes: DeltaChange[],
  entityId: EntityId,
  components: Components | undefined,
): void {
  changes.push({ type: 'entity_added', entityId })
  if (components === undefined) return
  for (const componentId of sortedNames(components)) {
    const data = components.get(componentId)
    if (data !== undefined) {
      changes.push({ type: 'component_added', entityId, componentId, data })
    }
  }
}

function sortedIds(entities: ReadonlyMap<EntityId, Components>): Float64Array {
  return Float64Array.from(entities.keys()).sort()
}

function sortedNames(components: Components): ComponentId[] {
  return [...components.keys()].sort()
}
