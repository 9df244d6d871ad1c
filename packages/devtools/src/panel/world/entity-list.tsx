import type { EntityId } from '@tx2-link/core'
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import { useRowHeight } from '../messages/use-row-height.ts'
import { rowAfterKey, rowUnder } from '../rows/row-keys.ts'
import { useFixedRows } from '../shell/use-fixed-rows.ts'
import { ageText } from './age-text.ts'
import type { EntityChanges } from './entity-changes.ts'
import { entityName } from './entity-fields.ts'
import type { Sight } from './use-sight.ts'

export interface EntityListProps {
  readonly sight: Sight
  readonly ids: readonly EntityId[]
  /** Undefined when one looks at a moment in the past: nothing changes there. */
  readonly changes: EntityChanges | undefined
  readonly selected: EntityId | undefined
  readonly onSelect: (id: EntityId) => void
}

/** Height of the columns' heads in CSS pixels. */
const HEAD_HEIGHT = 24

function rowId(id: EntityId): string {
  return `entity-${id}`
}

/** Entities in the order of their ids, so that no row moves unless one above it comes or goes. */
export function EntityList(props: EntityListProps): ReactNode {
  const { sight, ids, changes, selected, onSelect } = props
  const rows = useFixedRows(ids.length, useRowHeight(), { inset: HEAD_HEIGHT })
  const { ref, totalHeight, start, end, top } = rows
  const selectedRow = selected === undefined ? -1 : ids.indexOf(selected)

  // What is at the top stays there, whatever is born or dies above it.
  const anchor = useRef<{ readonly id: EntityId; readonly row: number }>(undefined)
  useEffect(() => {
    const before = anchor.current
    if (before !== undefined && before.row > 0) {
      const row = ids.indexOf(before.id)
      if (row >= 0 && row !== before.row) rows.shift(before.row - row)
    }
    const first = ids[start]
    anchor.current = first === undefined ? undefined : { id: first, row: start }
  })

  function keyed(event: KeyboardEvent): void {
    const at = selectedRow < 0 ? undefined : selectedRow
    const row = rowAfterKey(event, at, ids.length, rows.pageRows)
    const id = row === undefined ? undefined : ids[row]
    if (row === undefined || id === undefined) return
    event.preventDefault()
    onSelect(id)
    rows.scrollToRow(row)
  }

  const visible: ReactNode[] = []
  for (let row = start; row < end; row += 1) {
    const id = ids[row]
    if (id === undefined) break
    const changedAt = changes?.changedAt(id)
    visible.push(
      <div
        key={id}
        id={rowId(id)}
        className="entity-row"
        role="row"
        aria-rowindex={row + 2}
        aria-selected={id === selected}
        data-entity={id}
        data-active={id === selected ? '' : undefined}
        style={{ transform: `translateY(${top(row)}px)` }}
      >
        <span role="gridcell" className="num">
          {id}
        </span>
        <span role="gridcell" className="t1">
          {entityName(sight.world, id)}
        </span>
        <span role="gridcell" className="num t3">
          {sight.world.componentsOf(id).length}
        </span>
        <span role="gridcell" className="num t3">
          {changedAt !== undefined && ageText(Math.max(0, sight.timestamp - changedAt))}
        </span>
      </div>,
    )
  }

  return (
    <div
      ref={ref}
      className="entity-list fill row-grid scroll"
      role="grid"
      tabIndex={0}
      aria-label="Entities"
      aria-rowcount={ids.length + 1}
      aria-activedescendant={
        selectedRow >= start && selectedRow < end && selected !== undefined
          ? rowId(selected)
          : undefined
      }
      data-empty={selected === undefined ? '' : undefined}
      onKeyDown={keyed}
      onPointerDown={(event) => {
        const entity = event.button === 0 ? rowUnder(event.target, 'data-entity') : undefined
        if (entity !== undefined) onSelect(Number(entity))
      }}
    >
      <div className="list-heads" role="rowgroup">
        <div className="entity-row entity-head" role="row" aria-rowindex={1}>
          <span role="columnheader" className="num">
            Entity
          </span>
          <span role="columnheader">Name</span>
          <span role="columnheader" className="num">
            Components
          </span>
          <span role="columnheader" className="num">
            Changed
          </span>
        </div>
      </div>
      <div className="rows" role="rowgroup" style={{ height: totalHeight }}>
        {visible}
      </div>
    </div>
  )
}
