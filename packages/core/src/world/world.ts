import { LinkError, LinkErrorCode } from '../error.ts'
import type { DeltaChange } from '../protocol/change.ts'
import type { ComponentId, EntityId, FieldId } from '../protocol/ids.ts'
import type { SerializedEntity } from '../protocol/value.ts'
import type {
  ComponentName,
  ComponentPatch,
  ComponentValue,
  EntityComponents,
  FieldName,
  FieldValueOf,
  Schema,
} from '../schema/define-schema.ts'
import type { PlainMap, PlainValue } from '../schema/field.ts'
import { ChangeCollector, EntityCollector } from './change-collector.ts'
import type { ChangeVisitor, EntityVisitor } from './change-visitor.ts'
import type { ComponentTable } from './component-table.ts'
import type { PlainInput } from './field-input.ts'
import { visitChanges, visitEntities } from './visit-changes.ts'
import { resolveWorldOptions } from './world-options.ts'
import type { WorldOptions } from './world-options.ts'
import { WorldTables } from './world-tables.ts'

export interface SpawnOptions {
  /** The id to take; one that lives already is refused. */
  readonly id?: EntityId
}

/**
 * Entities and their components, and a journal of what changed in which tick.
 *
 * Writes are checked before anything changes and throw LinkError: `unknownEntity`,
 * `unknownComponent`, `unknownField`, `invalidValue`, `limitExceeded`. Equal values are no change.
 * Values read are immutable: arrays and maps are frozen copies, bytes must not be written to.
 * Writes belong to the tick that `seal` ends; changes and snapshots are of sealed ticks only.
 */
export class World<S extends Schema = Schema> {
  readonly schema: S
  /** What lies underneath, for codecs and stores that must not allocate. */
  readonly tables: WorldTables

  constructor(schema: S, options: WorldOptions = {}) {
    this.schema = schema
    this.tables = new WorldTables(schema, resolveWorldOptions(options))
  }

  /** The last sealed tick; 0 before the first. */
  get tick(): number {
    return this.tables.timeline.tick
  }

  /** When the last tick was sealed, in whole ms, strictly increasing; 0 before the first. */
  get timestamp(): number {
    return this.tables.timeline.timestamp
  }

  /** Whether something was written since the last tick was sealed. */
  get isTouched(): boolean {
    return this.tables.timeline.isTouched
  }

  /** Living entities. */
  get size(): number {
    return this.tables.entities.size
  }

  /**
   * Makes an entity and returns its id. An id given by the world is never given again, and running
   * out of the range in the options is `limitExceeded`; an id given by the caller may be one that
   * died, which replicas see as a removal and a new entity.
   */
  spawn(components?: EntityComponents<S>, options?: SpawnOptions): EntityId
  spawn(
    components: Readonly<Record<ComponentId, PlainInput | undefined>> = {},
    options: SpawnOptions = {},
  ): EntityId {
    const { entities } = this.tables
    const id = options.id ?? entities.nextId()
    entities.checkBirth(id)
    const given: ComponentTable[] = []
    for (const [name, value] of Object.entries(components)) {
      if (value === undefined) continue
      const table = this.#knownTable(name)
      table.input.readValue(value)
      given.push(table)
    }
    if (options.id === undefined) entities.passId(id)
    const row = entities.add(id)
    for (const table of given) table.replace(row)
    return id
  }

  /** Removes an entity with its components; returns whether it lived. */
  despawn(id: EntityId): boolean {
    return this.tables.despawn(id)
  }

  /** Whether an entity lives, and has a component if one is named. */
  has(id: EntityId, component?: ComponentId): boolean {
    const row = this.tables.entities.rowOf(id)
    if (row === undefined || component === undefined) return row !== undefined
    return this.tables.table(component)?.has(row) === true
  }

  /** The tick in which an entity came; undefined when it is not there. Another one under its id is another life. */
  bornIn(id: EntityId): number | undefined {
    const row = this.tables.entities.rowOf(id)
    return row === undefined ? undefined : this.tables.entities.birthAt(row)
  }

  /**
   * A component as a fresh plain object; undefined when it is not there. One that the schema does
   * not know gives an object by field, what its JSON says, or bytes.
   */
  get<Name extends ComponentName<S>>(
    id: EntityId,
    component: Name,
  ): ComponentValue<S, Name> | undefined
  get(id: EntityId, component: ComponentId): PlainValue | undefined
  get(id: EntityId, component: ComponentId): unknown {
    const row = this.tables.entities.rowOf(id)
    const table = this.tables.table(component)
    return row !== undefined && table?.has(row) === true ? table.value(row) : undefined
  }

  /** `get`, but `previous` where that is equal, which it gave once. */
  renew<Name extends ComponentName<S>>(
    id: EntityId,
    component: Name,
    previous: ComponentValue<S, Name> | undefined,
  ): ComponentValue<S, Name> | undefined
  renew(id: EntityId, component: ComponentId, previous: PlainMap | undefined): unknown {
    const row = this.tables.entities.rowOf(id)
    const table = this.tables.table(component)
    if (row === undefined || table?.has(row) !== true) return undefined
    return previous !== undefined && table.holds(row, previous) ? previous : table.value(row)
  }

  /** One field; undefined when the entity, the component or an optional field is not there. */
  getField<Name extends ComponentName<S>, Key extends FieldName<S, Name>>(
    id: EntityId,
    component: Name,
    field: Key,
  ): FieldValueOf<S, Name, Key> | undefined
  getField(id: EntityId, component: ComponentId, field: FieldId): unknown {
    const row = this.tables.entities.rowOf(id)
    const table = this.tables.table(component)
    if (row === undefined || table?.shape === undefined || !table.has(row)) return undefined
    const index = table.shape.fieldIndex.get(field)
    return index === undefined ? undefined : table.columns[index]?.read(row)
  }

  /** Adds a component or replaces it as a whole: optional fields that are not given go. */
  set<Name extends ComponentName<S>>(
    id: EntityId,
    component: Name,
    value: ComponentValue<S, Name>,
  ): void
  set(id: EntityId, component: ComponentId, value: PlainInput): void {
    const row = this.#livingRow(id)
    const table = this.#knownTable(component)
    table.input.readValue(value)
    table.replace(row)
  }

  /** Writes some fields of a component that is there; undefined removes an optional one. */
  patch<Name extends ComponentName<S>>(
    id: EntityId,
    component: Name,
    partial: ComponentPatch<S, Name>,
  ): void
  patch(id: EntityId, component: ComponentId, partial: PlainInput): void {
    const row = this.#livingRow(id)
    const table = this.#presentTable(id, row, component)
    table.input.readPatch(partial)
    table.update(row)
  }

  /** Writes one field of a component that is there, without an object for it. */
  setField<Name extends ComponentName<S>, Key extends FieldName<S, Name>>(
    id: EntityId,
    component: Name,
    field: Key,
    value: FieldValueOf<S, Name, Key>,
  ): void
  setField(id: EntityId, component: ComponentId, field: FieldId, value: unknown): void {
    const row = this.#livingRow(id)
    const table = this.#presentTable(id, row, component)
    table.input.readField(field, value)
    table.update(row)
  }

  /** Removes a component; returns whether it was there. */
  remove(id: EntityId, component: ComponentId): boolean {
    const row = this.tables.entities.rowOf(id)
    return row !== undefined && this.tables.table(component)?.remove(row) === true
  }

  /** Living entities, those that have lived longest first. */
  ids(): IterableIterator<EntityId> {
    return this.tables.entities.ids()
  }

  /** Names of an entity's components: the schema's in its order, then others; none if it is not there. */
  componentsOf(id: EntityId): ComponentId[] {
    const names: ComponentId[] = []
    const row = this.tables.entities.rowOf(id)
    if (row !== undefined) this.tables.forEachPresent(row, (table) => names.push(table.id))
    return names
  }

  /**
   * Ends the tick if anything was written since the last: true, and the tick is one higher and its
   * time `nowMs` in whole ms, or one more than the last tick's if that is later.
   */
  seal(nowMs: number): boolean {
    return this.tables.timeline.seal(nowMs)
  }

  /** The tick sealed at exactly this time, in ms; undefined when none was or it was forgotten. */
  tickAt(timestampMs: number): number | undefined {
    return this.tables.timeline.tickAt(timestampMs)
  }

  /**
   * What leads from the state after `baseTick`, or any later one, to the last tick's; undefined
   * when that cannot be told any more and a snapshot is due. Throws `unsealed` between a write
   * and `seal`.
   */
  changesSince(baseTick: number): DeltaChange[] | undefined {
    const collector = new ChangeCollector()
    return this.visitChanges(baseTick, collector) ? collector.changes : undefined
  }

  /** `changesSince` without objects: false, and nothing is told, when the base is out of reach. */
  visitChanges(baseTick: number, visitor: ChangeVisitor): boolean {
    this.#checkSealed()
    return visitChanges(this.tables, baseTick, visitor)
  }

  /** Every entity in the order of ids. Throws `unsealed` between a write and `seal`. */
  snapshot(): SerializedEntity[] {
    const collector = new EntityCollector()
    this.visitEntities(collector)
    return collector.entities
  }

  /** `snapshot` without objects. */
  visitEntities(visitor: EntityVisitor): void {
    this.#checkSealed()
    visitEntities(this.tables, visitor)
  }

  #checkSealed(): void {
    if (!this.isTouched) return
    throw new LinkError(
      LinkErrorCode.unsealed,
      'the world was written to since its last tick: seal it before its changes are read',
    )
  }

  #livingRow(id: EntityId): number {
    const row = this.tables.entities.rowOf(id)
    if (row !== undefined) return row
    throw new LinkError(LinkErrorCode.unknownEntity, `no entity ${id} lives`)
  }

  #knownTable(component: ComponentId): ComponentTable {
    const table = this.tables.table(component)
    if (table?.shape !== undefined) return table
    throw new LinkError(
      LinkErrorCode.unknownComponent,
      `the schema has no component ${JSON.stringify(component)}`,
    )
  }

  #presentTable(id: EntityId, row: number, component: ComponentId): ComponentTable {
    const table = this.#knownTable(component)
    if (table.has(row)) return table
    throw new LinkError(LinkErrorCode.unknownComponent, `entity ${id} has no ${component}`)
  }
}

/** Makes an empty world of a schema's components. */
export function createWorld<S extends Schema>(schema: S, options?: WorldOptions): World<S> {
  return new World(schema, options)
}
