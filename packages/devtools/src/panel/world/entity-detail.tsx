import type { ComponentId, EntityId } from '@tx2-link/core'
import { type KeyboardEvent, type ReactNode, useState } from 'react'
import { useRowHeight } from '../messages/use-row-height.ts'
import { rowAfterKey, rowUnder } from '../rows/row-keys.ts'
import { usePanelSession } from '../session.ts'
import { useFixedRows } from '../shell/use-fixed-rows.ts'
import { entityName, entityRows, fieldKey, type FieldRow } from './entity-fields.ts'
import { readField } from './entity-query.ts'
import { ComponentRowView, fieldRowId, FieldRowView } from './field-rows.tsx'
import { useFieldOrigins } from './use-field-origins.ts'
import type { Sight } from './use-sight.ts'

export interface EntityDetailProps {
  readonly entity: EntityId
  readonly sight: Sight
  /** The newest world, when the sight is of a moment in the past. */
  readonly now: Sight | undefined
}

/** Height of the columns' heads in CSS pixels. */
const HEAD_HEIGHT = 24

const NO_FOLDS: ReadonlySet<ComponentId> = new Set()

/** The components of one entity with their live values, and which message set each. */
export function EntityDetail({ entity, sight, now }: EntityDetailProps): ReactNode {
  const { recorder, select, selectTab, selectField } = usePanelSession()
  const [folded, setFolded] = useState(NO_FOLDS)
  const [activeRow, setActiveRow] = useState<number>()
  const rows = entityRows(sight.world, entity, folded)
  const fields = rows.filter((row): row is FieldRow => row.kind === 'field')
  const keys = fields.map((row) => fieldKey(row.component, row.field))
  const origins = useFieldOrigins(recorder, entity, sight.index, keys)
  const list = useFixedRows(rows.length, useRowHeight(), { inset: HEAD_HEIGHT })
  const { ref, totalHeight, start, end, top } = list

  function toggle(component: ComponentId): void {
    const next = new Set(folded)
    if (!next.delete(component)) next.add(component)
    setFolded(next)
  }

  function keyed(event: KeyboardEvent): void {
    const active = activeRow === undefined ? undefined : rows[activeRow]
    const isFold = event.key === 'ArrowLeft' || event.key === 'ArrowRight' || event.key === 'Enter'
    if (active?.kind === 'component' && isFold) {
      const isOpen = !folded.has(active.component)
      if (event.key === 'Enter' || isOpen === (event.key === 'ArrowLeft')) toggle(active.component)
    } else if (active?.kind === 'field' && event.key === 'Enter') {
      const setBy = origins.of(fieldKey(active.component, active.field))
      if (setBy === undefined) return
      select(setBy)
      selectTab('messages')
    } else {
      const next = rowAfterKey(event, activeRow, rows.length, list.pageRows)
      if (next === undefined) return
      setActiveRow(next)
      list.scrollToRow(next)
    }
    event.preventDefault()
  }

  const visible: ReactNode[] = []
  for (let at = start; at < end; at += 1) {
    const row = rows[at]
    if (row === undefined) break
    const shared = { rowNumber: at, top: top(at), isActive: at === activeRow }
    if (row.kind === 'component') {
      visible.push(
        <ComponentRowView
          key={row.component}
          row={row}
          isFolded={folded.has(row.component)}
          {...shared}
        />,
      )
      continue
    }
    const key = fieldKey(row.component, row.field)
    const setBy = origins.of(key)
    visible.push(
      <FieldRowView
        key={key}
        row={row}
        now={now && { value: readField(now.world, entity, row.component, row.field) }}
        setBy={setBy}
        ageMs={setBy === undefined ? undefined : ageOf(sight, recorder.columns.timestamp(setBy))}
        {...shared}
      />,
    )
  }

  return (
    <div
      ref={ref}
      className="fields fill row-grid scroll"
      role="treegrid"
      tabIndex={0}
      aria-label={`Entity ${entity} ${entityName(sight.world, entity)}`.trimEnd()}
      aria-rowcount={rows.length + 1}
      aria-activedescendant={activeRow === undefined ? undefined : fieldRowId(activeRow)}
      data-past={now === undefined ? undefined : ''}
      data-empty={activeRow === undefined ? '' : undefined}
      onKeyDown={keyed}
      onPointerDown={(event) => {
        const number = event.button === 0 ? rowNumberUnder(event.target) : undefined
        const row = number === undefined ? undefined : rows[number]
        if (row === undefined) return
        setActiveRow(number)
        if (row.kind === 'component') toggle(row.component)
      }}
      onPointerMove={(event) => {
        const row = rows[rowNumberUnder(event.target) ?? -1]
        selectField(row?.kind === 'field' ? `${row.component}.${row.field}` : undefined)
      }}
      onPointerLeave={() => selectField(undefined)}
    >
      <div className="list-heads" role="rowgroup">
        <div className="field-row field-head" role="row" aria-rowindex={1}>
          <span role="columnheader">Component, field</span>
          <span role="columnheader" className="num">
            {now === undefined ? 'Value' : 'Then'}
          </span>
          {now !== undefined && (
            <span role="columnheader" className="num">
              Now
            </span>
          )}
          <span role="columnheader" className="num">
            Set by
          </span>
          <span role="columnheader" className="num">
            Before
          </span>
        </div>
      </div>
      <div className="rows" role="rowgroup" style={{ height: totalHeight }}>
        {visible}
      </div>
    </div>
  )
}

function ageOf(sight: Sight, timestamp: number): number | undefined {
  return Number.isNaN(timestamp) ? undefined : Math.max(0, sight.timestamp - timestamp)
}

function rowNumberUnder(target: EventTarget): number | undefined {
  const number = rowUnder(target, 'data-row')
  return number === undefined ? undefined : Number(number)
}
