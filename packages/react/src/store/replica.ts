import {
  applyDelta,
  applySnapshot,
  type ChangeVisitor,
  type ComponentId,
  type EntityComponents,
  type EntityId,
  type PlainMap,
  type Schema,
  World,
} from '@tx2-link/core'
import { CellMap, type Publication } from './cell-map.ts'
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
  /** The world's tick up to which listeners have been told. */
  #toldTick = 0

  constructor(schema: Schema, onError: ErrorReporter) {
    this.#onError = onError
    this.world = new World(schema, JOURNAL)
    this.queries = new LiveQueries(this.world, onError)
    this.#entities = new CellMap((id, previous) => this.#makeEntity(id, previous))
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
   * Writes messages to the columns. They were checked against the schema when they arrived.
   * Returns why they could not be followed, if so: the replica is not what the server has then.
   */
  apply(messages: readonly PendingMessage[]): string | undefined {
    let timestamp = this.world.timestamp
    let trouble: string | undefined
    for (const message of messages) {
      trouble = this.#applyMessage(message) ?? trouble
      timestamp = message.timestamp
    }
    this.world.seal(timestamp)
    return trouble
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

  /** Lets go of what readers were given where it changed and collects who is to be told. False when nothing changed. */
  collectChanges(publication: Publication): boolean {
    const { world } = this
    if (world.tick === this.#toldTick) return false
    if (world.visitChanges(this.#toldTick, this.#visitorOf(publication))) {
      this.queries.settle(publication.notification)
    } else {
      this.#touchEverything(publication)
    }
    this.#toldTick = world.tick
    return true
  }

  #visitorOf(publication: Publication): ChangeVisitor {
    // Changes come table by table, and thousands of them in a row are of one component.
    let cellsOf: ComponentId | undefined
    let cells: CellMap<PlainMap> | undefined
    const touch = (id: EntityId, name: ComponentId): void => {
      if (name !== cellsOf) {
        cellsOf = name
        cells = this.#components.get(name)
      }
      cells?.touch(id, publication)
      this.#entities.touch(id, publication)
    }
    const touchPresence = (id: EntityId, name: ComponentId): void => {
      touch(id, name)
      this.queries.judgePresence(id, name)
    }
    const touchValues = (id: EntityId, name: ComponentId, row: number, mask?: number): void => {
      touch(id, name)
      this.queries.judgeValues(id, row, name, mask)
    }
    const touchWhole = (id: EntityId): void => {
      const lives = this.world.has(id)
      for (const cells of [this.#entities, ...this.#components.values()]) {
        if (lives) cells.touch(id, publication)
        else cells.drop(id, publication)
      }
      this.queries.judgeEntity(id)
    }
    return {
      // It may be back already, and it may have lived before with other components.
      entityRemoved: touchWhole,
      entityAdded: touchWhole,
      componentAdded: (id, table) => touchPresence(id, table.id),
      componentRemoved: (id, table) => touchPresence(id, table.id),
      componentUpdated: (id, table, row) => touchValues(id, table.id, row),
      fieldsUpdated: (id, table, row, mask) => touchValues(id, table.id, row, mask),
    }
  }

  #touchEverything(publication: Publication): void {
    for (const [name, cells] of this.#components) {
      cells.touchAll(publication, (id) => this.world.has(id, name))
    }
    this.#entities.touchAll(publication, (id) => this.world.has(id))
    this.queries.restart(publication.notification)
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
    if (previous !== undefined && this.world.holds(id, name, previous)) return previous
    const value = this.world.get(id, name)
    if (value === undefined) return undefined
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

/** The journal is read in each publication, so it need not remember more than one; past it the columns are searched. */
const JOURNAL = { journalCapacity: 8192, tombstoneCapacity: 8192, tickCapacity: 1 }
