import type { ChangeVisitor, EntityVisitor } from './change-visitor.ts'
import type { ComponentTable } from './component-table.ts'
import type { MarkSet } from './mark-set.ts'
import type { TaggedTable } from './tagged-table.ts'
import type { WorldTables } from './world-tables.ts'

/** Tells a visitor of every entity, in the order of ids, and of its components, in the order of tables. */
export function visitEntities(tables: WorldTables, visitor: EntityVisitor): void {
  for (const id of tables.entities.sortedIds()) {
    const row = tables.entities.rowOf(id)
    if (row !== undefined) visitWhole(tables, row, visitor)
  }
}

/**
 * Tells a visitor what leads from the state after `baseTick`, or any later one, to the state now:
 * removed entities by id; then entities born, by row; then, table by table, components by row.
 * Where a ring no longer reaches, more is named than changed, which is harmless since values are
 * absolute. Returns false, having told nothing, when the removals are no longer all known.
 */
export function visitChanges(
  tables: WorldTables,
  baseTick: number,
  visitor: ChangeVisitor,
): boolean {
  const { timeline, entities, marks } = tables
  const isTick = Number.isInteger(baseTick) && baseTick >= 0 && baseTick <= timeline.tick
  if (!isTick || !entities.tombstones.reaches(baseTick)) return false
  if (baseTick === timeline.tick) return true
  if (tables.isObserved) return false
  marks.reserve(entities.rowCount)
  try {
    for (const id of entities.tombstones.after(baseTick)) visitor.entityRemoved(id)
    visitArrivals(tables, baseTick, visitor)
    for (const table of tables.components) visitTable(tables, table, baseTick, visitor)
    for (const table of tables.tagged) visitTagged(tables, table, baseTick, visitor)
  } finally {
    marks.clear()
  }
  return true
}

function visitArrivals(tables: WorldTables, baseTick: number, visitor: ChangeVisitor): void {
  const { entities, marks } = tables
  const { arrivals } = entities
  if (!arrivals.reaches(baseTick)) {
    for (let row = 0; row < entities.rowCount; row += 1) {
      if (entities.birthAt(row) > baseTick) visitWhole(tables, row, visitor)
    }
    return
  }
  for (let number = arrivals.firstAfter(baseTick); number < arrivals.head; number += 1) {
    marks.add(arrivals.rowAt(number), 0)
  }
  for (let row = marks.take(); row !== -1; row = marks.take()) {
    if (entities.birthAt(row) > baseTick) visitWhole(tables, row, visitor)
  }
}

function visitWhole(tables: WorldTables, row: number, visitor: EntityVisitor): void {
  const id = tables.entities.idAt(row)
  visitor.entityAdded(id, row)
  for (const table of tables.components) if (table.has(row)) visitor.componentAdded(id, table, row)
  for (const table of tables.tagged) if (table.has(row)) visitor.componentAdded(id, table, row)
}

function visitTable(
  tables: WorldTables,
  table: ComponentTable,
  baseTick: number,
  visitor: ChangeVisitor,
): void {
  if (!table.ring.reaches(baseTick)) {
    const rowCount = Math.min(table.capacity, tables.entities.rowCount)
    for (let row = 0; row < rowCount; row += 1) {
      if (table.changeTickAt(row) > baseTick) {
        visitRow(tables, table, row, table.fullMask, baseTick, visitor)
      }
    }
    return
  }
  const { marks } = tables
  gather(table, baseTick, marks)
  for (let row = marks.take(); row !== -1; row = marks.take()) {
    visitRow(tables, table, row, marks.takenMask, baseTick, visitor)
  }
}

function visitRow(
  tables: WorldTables,
  table: ComponentTable,
  row: number,
  fields: number,
  baseTick: number,
  visitor: ChangeVisitor,
): void {
  if (!isKnownSince(tables, row, baseTick)) return
  const id = tables.entities.idAt(row)
  if (!table.has(row)) visitor.componentRemoved(id, table)
  else if (table.lifeTickAt(row) > baseTick) visitor.componentAdded(id, table, row)
  else if (table.wholeTickAt(row) > baseTick) visitor.componentUpdated(id, table, row)
  else {
    const mask = table.presentFields(row, fields)
    if (mask !== 0) visitor.fieldsUpdated(id, table, row, mask)
  }
}

function visitTagged(
  tables: WorldTables,
  table: TaggedTable,
  baseTick: number,
  visitor: ChangeVisitor,
): void {
  const { marks } = tables
  if (table.ring.reaches(baseTick)) gather(table, baseTick, marks)
  else {
    for (const row of table.rows()) if (table.changeTickAt(row) > baseTick) marks.add(row, 0)
  }
  for (let row = marks.take(); row !== -1; row = marks.take()) {
    if (!isKnownSince(tables, row, baseTick)) continue
    const id = tables.entities.idAt(row)
    if (!table.has(row)) visitor.componentRemoved(id, table)
    else if (table.lifeTickAt(row) > baseTick) visitor.componentAdded(id, table, row)
    else visitor.componentUpdated(id, table, row)
  }
}

function gather(table: ComponentTable | TaggedTable, baseTick: number, marks: MarkSet): void {
  const { ring } = table
  for (let number = ring.firstAfter(baseTick); number < ring.head; number += 1) {
    marks.add(ring.rowAt(number), ring.maskAt(number))
  }
}

/** Whether the row's entity lived at the base already; those born later have been told whole. */
function isKnownSince(tables: WorldTables, row: number, baseTick: number): boolean {
  const birth = tables.entities.birthAt(row)
  return birth !== 0 && birth <= baseTick
}
