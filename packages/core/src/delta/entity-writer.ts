import type { FieldDelta } from '../protocol/change.ts'
import type { ComponentId, EntityId } from '../protocol/ids.ts'
import type { ComponentData, SerializedEntity } from '../protocol/value.ts'
import type { Table } from '../world/change-visitor.ts'
import type { WorldTables } from '../world/world-tables.ts'
import type { ApplyResult } from './apply-result.ts'
import { countConflicts, sayWhatTheyHad } from './conflicts.ts'

/**
 * Writes what came over the wire, checked before, into a world. An entity that is replaced keeps
 * its row, so that components which come back equal are no change; what did not come back goes
 * when the message is through.
 */
export class EntityWriter {
  readonly #tables: WorldTables
  /** Components that came so far, of entities that are being replaced. */
  readonly #replaced = new Map<EntityId, Set<ComponentId>>()
  /** Scratch for `replaceEntity`. */
  readonly #kept = new Set<ComponentId>()
  #unknown = 0
  #conflicts = 0
  #ignoredFields = 0

  constructor(tables: WorldTables) {
    this.#tables = tables
  }

  get result(): ApplyResult {
    return {
      unknown: this.#unknown,
      conflicts: this.#conflicts,
      ignoredFields: this.#ignoredFields,
    }
  }

  addEntity(id: EntityId): void {
    if (this.#tables.entities.rowOf(id) === undefined) this.#create(id)
    else this.#replaced.set(id, new Set())
  }

  /** Makes an entity what a snapshot says. */
  replaceEntity({ id, components }: SerializedEntity): void {
    const row = this.#tables.entities.rowOf(id) ?? this.#create(id)
    this.#kept.clear()
    for (const component of components) {
      this.#kept.add(component.id)
      this.#write(row, component.id, component.data)
    }
    this.#sweep(row, this.#kept)
  }

  /** One that is not there is no sign of loss: a delta names removals that the receiver may know. */
  removeEntity(id: EntityId): void {
    this.#tables.despawn(id)
  }

  addComponent(id: EntityId, componentId: ComponentId, data: ComponentData): void {
    const row = this.#tables.entities.rowOf(id)
    if (row === undefined) {
      this.#unknown += 1
      return
    }
    this.#replaced.get(id)?.add(componentId)
    this.#write(row, componentId, data)
  }

  /** As `addComponent`, for a component that ought to be there. */
  updateComponent(id: EntityId, componentId: ComponentId, data: ComponentData): void {
    const row = this.#tables.entities.rowOf(id)
    const table = this.#tables.table(componentId)
    if (row !== undefined && !this.#hasComponent(id, row, table)) this.#unknown += 1
    this.addComponent(id, componentId, data)
  }

  updateFields(id: EntityId, componentId: ComponentId, fields: readonly FieldDelta[]): void {
    const row = this.#tables.entities.rowOf(id)
    const table = this.#tables.table(componentId)
    if (row === undefined || table === undefined || !this.#hasComponent(id, row, table)) {
      this.#unknown += 1
      return
    }
    if (sayWhatTheyHad(fields)) this.#conflicts += countConflicts(table, row, fields)
    if (table.shape === undefined) {
      if (!table.update(row, fields)) this.#unknown += 1
      return
    }
    this.#ignoredFields += table.updateFromWire(row, fields)
  }

  /** A component that is not there is no sign of loss, but its entity ought to be. */
  removeComponent(id: EntityId, componentId: ComponentId): void {
    const row = this.#tables.entities.rowOf(id)
    if (row === undefined) {
      this.#unknown += 1
      return
    }
    this.#tables.table(componentId)?.remove(row)
  }

  /** Ends the message: replaced entities lose what did not come back. */
  finish(): ApplyResult {
    for (const [id, kept] of this.#replaced) {
      const row = this.#tables.entities.rowOf(id)
      if (row !== undefined) this.#sweep(row, kept)
    }
    return this.result
  }

  #create(id: EntityId): number {
    this.#tables.entities.checkBirth(id)
    return this.#tables.entities.add(id)
  }

  #write(row: number, componentId: ComponentId, data: ComponentData): void {
    const table = this.#tables.ensureTable(componentId)
    if (table.shape === undefined) {
      table.replace(row, data)
      return
    }
    table.input.readData(data)
    this.#ignoredFields += table.input.ignored
    table.replace(row)
  }

  #sweep(row: number, kept: ReadonlySet<ComponentId>): void {
    this.#tables.forEachPresent(row, (table) => {
      if (!kept.has(table.id)) table.remove(row)
    })
  }

  #hasComponent(id: EntityId, row: number, table: Table | undefined): boolean {
    if (table?.has(row) !== true) return false
    return this.#replaced.size === 0 || this.#replaced.get(id)?.has(table.id) !== false
  }
}
