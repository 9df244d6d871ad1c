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
import type { LiveQueries } from './live-queries.ts'

/** What queries have to be asked about. */
interface Question {
  readonly id: EntityId
  readonly component: ComponentId
  /** Of the fields that changed; undefined where the component came or went. */
  readonly mask: number | undefined
}

/**
 * Learns of each write to the replica while it is made: lets go of what readers were given, and
 * collects who is to be told. To read a journal afterwards took as long as to write. Queries are
 * asked only when all is written: they read values, and call functions of the user's.
 */
export class ChangeTracker implements WriteObserver {
  readonly #entities: CellMap<EntityComponents<Schema>>
  readonly #components: ReadonlyMap<ComponentId, CellMap<PlainMap>>
  #queries: LiveQueries | undefined
  #publication: Publication = { number: 0, notification: [] }
  /** The table written to last: writes come in runs of one component. */
  #table: Table | undefined
  #cells: CellMap<PlainMap> | undefined
  #isAskedFor = false
  /** Entities that came or went, some of them several times. */
  #whole: EntityId[] = []
  #questions: Question[] = []

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
    this.#questions.push({ id, component: table.id, mask: undefined })
  }

  fieldsChanged(id: EntityId, table: Table, mask: number): void {
    this.#touch(id, table)
    if (this.#isAskedFor) this.#questions.push({ id, component: table.id, mask })
  }

  /** All is written. */
  finish(world: World, queries: LiveQueries): void {
    const whole = this.#whole
    const questions = this.#questions
    if (whole.length > 0) this.#whole = []
    if (questions.length > 0) this.#questions = []
    // First who came, so that queries know the row of each.
    for (const id of whole) {
      this.#touchWhole(id, world.has(id))
      queries.judgeEntity(id)
    }
    for (const { id, component, mask } of questions) {
      if (mask === undefined) queries.judgePresence(id, component)
      else queries.judgeValues(id, component, mask)
    }
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
    this.#isAskedFor = this.#queries?.askForValues(table.id) === true
  }

  /** It may be back already, and it may have lived before with other components. */
  #touchWhole(id: EntityId, lives: boolean): void {
    for (const cells of [this.#entities, ...this.#components.values()]) {
      if (lives) cells.touch(id, this.#publication)
      else cells.drop(id, this.#publication)
    }
  }
}
