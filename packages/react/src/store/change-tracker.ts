import type {
  ComponentId,
  EntityComponents,
  EntityId,
  PlainMap,
  Schema,
  Table,
  World,
  WriteObserver,
} from '@tx2-link/core'
import type { CellMap, Publication } from './cell-map.ts'
import type { LiveQueries, ValueChange } from './live-queries.ts'

/**
 * Learns of each write to the replica while it is made: lets go of what readers were given, and
 * collects who is to be told. To read a journal afterwards took a quarter of a publication's time. Queries
 * are asked only when all is written: they read values, and call functions of the user's.
 */
export class ChangeTracker implements WriteObserver {
  readonly #entities: CellMap<EntityComponents<Schema>>
  readonly #components: ReadonlyMap<ComponentId, CellMap<PlainMap>>
  #queries: LiveQueries | undefined
  #publication: Publication = { number: 0, notification: [] }
  /** The table written to last: writes come in runs of one component. */
  #table: Table | undefined
  #cells: CellMap<PlainMap> | undefined
  /** Changes of its values, where queries ask for these. */
  #values: ValueChange[] | undefined
  /** Entities that came or went, some of them several times. */
  #whole: EntityId[] = []
  /** Components that came or went. */
  #presence: { readonly id: EntityId; readonly component: ComponentId }[] = []
  readonly #valuesOf = new Map<ComponentId, ValueChange[]>()

  constructor(
    entities: CellMap<EntityComponents<Schema>>,
    components: ReadonlyMap<ComponentId, CellMap<PlainMap>>,
  ) {
    this.#entities = entities
    this.#components = components
  }

  begin(publication: Publication, queries: LiveQueries): void {
    this.#publication = publication
    this.#queries = queries
    // Since then readers may have asked for it, or queries.
    this.#table = undefined
  }

  entityChanged(id: EntityId): void {
    this.#whole.push(id)
  }

  componentChanged(id: EntityId, table: Table): void {
    this.#touch(id, table)
    this.#presence.push({ id, component: table.id })
  }

  fieldsChanged(id: EntityId, table: Table, row: number, mask: number): void {
    this.#touch(id, table)
    this.#values?.push({ id, row, mask })
  }

  /** All is written. */
  finish(world: World, queries: LiveQueries): void {
    const whole = this.#whole
    const presence = this.#presence
    if (whole.length > 0) this.#whole = []
    if (presence.length > 0) this.#presence = []
    // First who came, so that queries know the row of each.
    for (const id of whole) {
      this.#touchWhole(id, world.has(id))
      queries.judgeEntity(id)
    }
    for (const { id, component } of presence) queries.judgePresence(id, component)
    for (const [component, changes] of this.#valuesOf) queries.judgeValues(component, changes)
    this.#valuesOf.clear()
    queries.settle(this.#publication.notification)
  }

  #touch(id: EntityId, table: Table): void {
    if (table !== this.#table) this.#follow(table)
    this.#cells?.touch(id, this.#publication)
    this.#entities.touch(id, this.#publication)
  }

  #follow(table: Table): void {
    this.#table = table
    this.#cells = this.#components.get(table.id)
    this.#values = this.#valuesOf.get(table.id)
    if (this.#values !== undefined || this.#queries?.askForValues(table.id) !== true) return
    this.#values = []
    this.#valuesOf.set(table.id, this.#values)
  }

  /** It may be back already, and it may have lived before with other components. */
  #touchWhole(id: EntityId, lives: boolean): void {
    for (const cells of [this.#entities, ...this.#components.values()]) {
      if (lives) cells.touch(id, this.#publication)
      else cells.drop(id, this.#publication)
    }
  }
}
