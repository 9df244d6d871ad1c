import { type KeyboardEvent, type ReactNode, useState } from 'react'
import { groupedInteger } from '../format.ts'
import { useRowHeight } from '../messages/use-row-height.ts'
import { rowAfterKey, rowUnder } from '../rows/row-keys.ts'
import { usePanelSession, useRecorder } from '../session.ts'
import { useFixedRows } from '../shell/use-fixed-rows.ts'
import { incidentRowId, IncidentRow, messageOf } from './incident-row.tsx'
import { outcomeOf } from './outcome.ts'

/** Height of the columns' heads in CSS pixels. */
const HEAD_HEIGHT = 24
const COLUMNS = ['', '#', 'Time', 'Cap', 'Result', 'Waited', 'What waited'] as const
const NUMBERS: ReadonlySet<string> = new Set(['#', 'Time', 'Waited'])

/** All refusals that are kept, the newest first; the list stands still while one points at it. */
export function IncidentList(): ReactNode {
  const { recorder, select, selectTab } = usePanelSession()
  const end = useRecorder(({ deferrals }) => deferrals.end, 4)
  const [frozenEnd, setFrozenEnd] = useState<number>()
  const [active, setActive] = useState<number>()
  const { first } = recorder.deferrals
  const shownEnd = Math.max(first, frozenEnd ?? end)
  const count = shownEnd - first
  const rows = useFixedRows(count, useRowHeight(), { inset: HEAD_HEIGHT })
  const { ref, totalHeight, start, end: endRow, top } = rows
  const numberAt = (row: number): number => shownEnd - 1 - row

  function open(number: number): void {
    const index = messageOf(outcomeOf(recorder, number))
    if (index === undefined) return
    select(index)
    selectTab('messages')
  }

  function keyed(event: KeyboardEvent): void {
    if (event.key === 'Enter' && active !== undefined) open(active)
    const activeRow = active === undefined ? undefined : shownEnd - 1 - active
    const row = rowAfterKey(event, activeRow, count, rows.pageRows)
    if (row === undefined) return
    event.preventDefault()
    setFrozenEnd(shownEnd)
    setActive(numberAt(row))
    rows.scrollToRow(row)
  }

  const visible: ReactNode[] = []
  for (let row = start; row < endRow; row += 1) {
    const number = numberAt(row)
    const outcome = outcomeOf(recorder, number)
    visible.push(
      <IncidentRow
        key={number}
        recorder={recorder}
        number={number}
        rowIndex={row + 2}
        top={top(row)}
        isActive={number === active}
        kind={outcome.kind}
        index={messageOf(outcome)}
      />,
    )
  }

  return (
    <div
      ref={ref}
      className="limits-list incidents row-grid scroll"
      role="grid"
      tabIndex={0}
      aria-label="Deferrals and refusals, newest first"
      aria-rowcount={count + 1}
      aria-activedescendant={active === undefined ? undefined : incidentRowId(active)}
      data-empty={active === undefined ? '' : undefined}
      onKeyDown={keyed}
      onPointerDown={(event) => {
        const number = rowUnder(event.target, 'data-number')
        if (number !== undefined) setActive(Number(number))
      }}
      onPointerEnter={() => setFrozenEnd(shownEnd)}
      onPointerLeave={() => setFrozenEnd(undefined)}
      onBlur={() => setFrozenEnd(undefined)}
    >
      <div className="list-heads" role="rowgroup">
        <div className="incident incident-head" role="row" aria-rowindex={1}>
          {COLUMNS.map((name) => (
            <span key={name} role="columnheader" className={NUMBERS.has(name) ? 'num' : undefined}>
              {name === '' ? <span className="visually-hidden">Verdict</span> : name}
            </span>
          ))}
          {frozenEnd !== undefined && end > frozenEnd && (
            <span className="incidents-newer">{groupedInteger(end - frozenEnd)} newer</span>
          )}
        </div>
      </div>
      {count === 0 ? (
        <div role="rowgroup">
          <div role="row">
            <div role="gridcell" className="empty">
              <h2>Nothing was held back</h2>
              <p>What the limiter, the socket or a lost connection makes wait is listed here.</p>
            </div>
          </div>
        </div>
      ) : (
        <div className="rows" role="rowgroup" style={{ height: totalHeight }}>
          {visible}
        </div>
      )}
    </div>
  )
}
