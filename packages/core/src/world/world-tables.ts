import { LinkError, LinkErrorCode } from '../error.ts'
import type { ComponentId, EntityId } from '../protocol/ids.ts'
import type { Schema } from '../schema/define-schema.ts'
import type { Table } from './change-visitor.ts'
import { ComponentTable } from './component-table.ts'
import { EntityTable } from './entity-table.ts'
import { MarkSet } from './mark-set.ts'
import { TaggedTable } from './tagged-table.ts'
import { Timeline } from './timeline.ts'
import type { WorldSettings } from './world-options.ts'

/** Component names that the schema does not know, in one world, at the most. */
export const MAX_TAGGED_COMPONENTS = 1024

/**
 * What a world is made of: entities by row, components by table, and the journal in them.
 * For codecs, stores and applying; ids and values are checked before they come here.
 */
export class WorldTables {
  readonly timeline: Timeline
  readonly entities: EntityTable
  /** Components that the schema knows, in its order. */
  readonly components: readonly ComponentTable[]
  /** Scratch for visiting. */
  readonly marks: MarkSet = new MarkSet()
  readonly #settings: WorldSettings
  readonly #byId = new Map<ComponentId, Table>()
  readonly #tagged: TaggedTable[] = []
  /** Systems write the same component over and over. */
  #lastTable: Table | undefined

  constructor(schema: Schema, settings: WorldSettings) {
    const timeline = new Timeline(settings.tickCapacity)
    const entities = new EntityTable(settings, timeline)
    this.timeline = timeline
    this.entities = entities
    this.#settings = settings
    this.components = Array.from(
      schema.components.values(),
      (shape) => new ComponentTable(shape, timeline, entities, settings),
    )
    for (const table of this.components) this.#byId.set(table.id, table)
  }

  /** Whether changes are told to an observer instead of being remembered. */
  get isObserved(): boolean {
    return this.#settings.observer !== undefined
  }

  /** Components that the schema does not know, in the order in which they first came. */
  get tagged(): readonly TaggedTable[] {
    return this.#tagged
  }

  table(id: ComponentId): Table | undefined {
    if (this.#lastTable?.id !== id) this.#lastTable = this.#byId.get(id)
    return this.#lastTable
  }

  /** The table of a component from the wire, made when it comes for the first time. */
  ensureTable(id: ComponentId): Table {
    const known = this.#byId.get(id)
    if (known !== undefined) return known
    if (this.#tagged.length >= MAX_TAGGED_COMPONENTS) {
      throw new LinkError(
        LinkErrorCode.limitExceeded,
        `a world holds at most ${MAX_TAGGED_COMPONENTS} components that its schema does not know`,
      )
    }
    const table = new TaggedTable(
      id,
      this.components.length + this.#tagged.length,
      this.timeline,
      this.entities,
      this.#settings,
    )
    this.#byId.set(id, table)
    this.#tagged.push(table)
    return table
  }

  /** Returns whether the entity lived. */
  despawn(id: EntityId): boolean {
    const row = this.entities.rowOf(id)
    if (row === undefined) return false
    for (const table of this.components) table.drop(row)
    for (const table of this.#tagged) table.drop(row)
    this.entities.remove(id, row)
    return true
  }

  /** Calls back for each component that a row has, in the order of tables. */
  forEachPresent(row: number, callback: (table: Table) => void): void {
    for (const table of this.components) if (table.has(row)) callback(table)
    for (const table of this.#tagged) if (table.has(row)) callback(table)
  }
}
