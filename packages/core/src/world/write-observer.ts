import type { EntityId } from '../protocol/ids.ts'
import type { Table } from './change-visitor.ts'

/**
 * Is told of each write while it is made, before its tick is sealed, in place of a journal that is
 * read afterwards. It must not write to the world, and sees it between two writes.
 */
export interface WriteObserver {
  /** An entity came or went, with all its components. */
  entityChanged(id: EntityId): void
  /** A component came to an entity that was here in the tick before, or went from one that stays. */
  componentChanged(id: EntityId, table: Table): void
  /**
   * Fields of `mask` of a component in this row hold something else, see `maskHas`; of a component that
   * the schema does not know, any. The row may be another one's when the tick is sealed.
   */
  fieldsChanged(id: EntityId, table: Table, row: number, mask: number): void
}
