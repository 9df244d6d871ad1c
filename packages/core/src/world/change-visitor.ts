import type { EntityId } from '../protocol/ids.ts'
import type { ComponentTable } from './component-table.ts'
import type { TaggedTable } from './tagged-table.ts'

/** Where a component's values lie: in columns when the schema knows it, else as they came. */
export type Table = ComponentTable | TaggedTable

/** Is told what there is: each entity, then its components, whole. */
export interface EntityVisitor {
  entityAdded(id: EntityId, row: number): void
  componentAdded(id: EntityId, table: Table, row: number): void
}

/** Is told what changed, in the order in which a delta names it. It must not write to the world. */
export interface ChangeVisitor extends EntityVisitor {
  entityRemoved(id: EntityId): void
  /** The whole component is to be replaced, since a field is gone from it. */
  componentUpdated(id: EntityId, table: Table, row: number): void
  componentRemoved(id: EntityId, table: Table): void
  /** Fields of `mask` that are present have new values; see `maskHas`. */
  fieldsUpdated(id: EntityId, table: ComponentTable, row: number, mask: number): void
}
