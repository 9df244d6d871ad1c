import type { DeltaChange, FieldDelta } from '../protocol/change.ts'
import type { EntityId } from '../protocol/ids.ts'
import type { SerializedComponent, SerializedEntity } from '../protocol/value.ts'
import type { ChangeVisitor, EntityVisitor, Table } from './change-visitor.ts'
import type { ComponentTable } from './component-table.ts'
import { maskHas } from './field-mask.ts'

/** Writes down changes as a delta's objects. */
export class ChangeCollector implements ChangeVisitor {
  readonly changes: DeltaChange[] = []

  entityRemoved(entityId: EntityId): void {
    this.changes.push({ type: 'entity_removed', entityId })
  }

  entityAdded(entityId: EntityId): void {
    this.changes.push({ type: 'entity_added', entityId })
  }

  componentAdded(entityId: EntityId, table: Table, row: number): void {
    const data = table.data(row)
    this.changes.push({ type: 'component_added', entityId, componentId: table.id, data })
  }

  componentUpdated(entityId: EntityId, table: Table, row: number): void {
    const data = table.data(row)
    this.changes.push({ type: 'component_updated', entityId, componentId: table.id, data })
  }

  componentRemoved(entityId: EntityId, table: Table): void {
    this.changes.push({ type: 'component_removed', entityId, componentId: table.id })
  }

  fieldsUpdated(entityId: EntityId, table: ComponentTable, row: number, mask: number): void {
    const fields: FieldDelta[] = []
    for (const [index, column] of table.columns.entries()) {
      const newValue = maskHas(mask, index) ? column.readField(row) : undefined
      if (newValue === undefined) continue
      fields.push({ fieldId: column.field.id, oldValue: undefined, newValue })
    }
    if (fields.length === 0) return
    this.changes.push({ type: 'fields_updated', entityId, componentId: table.id, fields })
  }
}

/** Writes down whole entities as a snapshot's objects. */
export class EntityCollector implements EntityVisitor {
  readonly entities: SerializedEntity[] = []
  #components: SerializedComponent[] = []

  entityAdded(id: EntityId): void {
    this.#components = []
    this.entities.push({ id, components: this.#components })
  }

  componentAdded(_id: EntityId, table: Table, row: number): void {
    this.#components.push({ id: table.id, data: table.data(row) })
  }
}
