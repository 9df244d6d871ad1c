import {
  applyDelta,
  applySnapshot,
  type ComponentId,
  type EntityComponents,
  type EntityId,
  type PlainMap,
  type Schema,
  World,
} from '@tx2-link/core'
import { CellMap, type Publication } from './cell-map.ts'
import { ChangeTracker } from './change-tracker.ts'
import type { ErrorReporter, Listener } from './listeners.ts'
import { LiveQueries } from './live-queries.ts'
import type { PendingMessage } from './pending-messages.ts'
import type { Source } from './source.ts'

type Entity = EntityComponents<Schema>

/**
 * The replicated world in columns, and what its readers were given of it.
 * The columns change in `apply` only, so that all that is read in between is one whole state.
 */
export class Replica {
  readonly world: World
  readonly queries: LiveQueries
  readonly #onError: ErrorReporter
  readonly #entities: CellMap<Entity>
  readonly #components = new Map<ComponentId, CellMap<PlainMap>>()
  readonly #tracker: ChangeTracker

  constructor(schema: Schema, onError: ErrorReporter) {
    this.#onError = onError
    this.#entities = new CellMap((id, previous) => this.#makeEntity(id, previous))
    this.#tracker = new ChangeTracker(this.#entities, this.#components)
    this.world = new World(schema, { tickCapacity: 1, observer: this.#tracker })
    this.queries = new LiveQueries(this.world, onError)
  }

  entity(id: EntityId): Entity | undefined {
    return this.#entities.read(id)
  }

  component(id: EntityId, name: ComponentId): PlainMap | undefined {
    return this.#cellsOf(name).read(id)
  }

  subscribeEntity(id: EntityId, listener: Listener): () => void {
    return this.#entities.subscribe(id, listener)
  }

  subscribeComponent(id: EntityId, name: ComponentId, listener: Listener): () => void {
    return this.#cellsOf(name).subscribe(id, listener)
  }

  entitySource(id: EntityId): Source<Entity | undefined> {
    return this.#entities.source(id)
  }

  componentSource(id: EntityId, name: ComponentId): Source<PlainMap | undefined> {
    return this.#cellsOf(name).source(id)
  }

  /**
   * Writes messages to the columns, which were checked against the schema when they arrived, lets go
   * of what readers were given where it changed, and collects who is to be told.
   */
  apply(messages: readonly PendingMessage[], publication: Publication): Applied {
    let timestamp = this.world.timestamp
    let trouble: string | undefined
    this.#tracker.begin(publication, this.queries)
    for (const message of messages) {
      trouble = this.#applyMessage(message) ?? trouble
      timestamp = message.timestamp
    }
    const hasChanged = this.world.seal(timestamp)
    this.#tracker.finish(this.world, this.queries)
    return { hasChanged, trouble }
  }

  #applyMessage(message: PendingMessage): string | undefined {
    try {
      const { unknown, conflicts } =
        message.type === 'snapshot'
          ? applySnapshot(this.world, message.entities, TRUSTED)
          : applyDelta(this.world, message.changes, TRUSTED)
      if (unknown > 0) return `${unknown} changes named what is not here`
      return conflicts > 0 ? `${conflicts} fields were something else before` : undefined
    } catch (error) {
      // The world is full. A message that does not fit is left out as a whole, and somebody is told.
      this.#onError(error)
      return 'a message could not be applied'
    }
  }

  #cellsOf(name: ComponentId): CellMap<PlainMap> {
    let cells = this.#components.get(name)
    if (cells === undefined) {
      cells = new CellMap((id, previous) => this.#makeComponent(id, name, previous))
      this.#components.set(name, cells)
    }
    return cells
  }

  #makeComponent(
    id: EntityId,
    name: ComponentId,
    previous: PlainMap | undefined,
  ): PlainMap | undefined {
    const value = this.world.renew(id, name, previous)
    if (value === undefined || value === previous) return value
    return ArrayBuffer.isView(value) ? value : Object.freeze(value)
  }

  #makeEntity(id: EntityId, previous: Entity | undefined): Entity | undefined {
    if (!this.world.has(id)) return undefined
    const entity: { [name: ComponentId]: PlainMap } = Object.create(null)
    let isNew = previous === undefined
    let count = 0
    for (const name of this.world.componentsOf(id)) {
      const value = this.component(id, name)
      if (value === undefined) continue
      entity[name] = value
      count += 1
      isNew ||= previous?.[name] !== value
    }
    isNew ||= previous !== undefined && Object.keys(previous).length !== count
    return isNew ? Object.freeze(entity) : previous
  }
}

const TRUSTED = { checked: true }

export interface Applied {
  /** Whether anything is other than before. */
  readonly hasChanged: boolean
  /** Why a message could not be followed, if so: the replica is not what the server has then. */
  readonly trouble: string | undefined
}
