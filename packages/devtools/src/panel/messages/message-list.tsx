import {
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
} from 'react'
import { usePanelSession } from '../session.ts'
import { useFixedRows } from '../shell/use-fixed-rows.ts'
import { useSize } from '../shell/use-size.ts'
import { columnsFor } from './columns.ts'
import { columnStyle } from './column-style.ts'
import { EmptyList } from './empty-list.tsx'
import { InterruptionRow } from './interruption-row.tsx'
import type { ListRows } from './list-rows.ts'
import { ListHeader } from './list-header.tsx'
import { useMatches } from './matches.ts'
import { MessageRow, messageRowId } from './message-row.tsx'
import { barScaleOf, rowFacts } from './row-facts.ts'
import { selectionAfterKey } from './selection-keys.ts'
import { Tie } from './tie.tsx'
import { UnsentRow } from './unsent-row.tsx'
import { useRowHeight } from './use-row-height.ts'

const HEAD_HEIGHT = 24

/** A message and the row that it had when it was last drawn. */
interface Anchor {
  readonly index: number
  readonly row: number
}

/** The list of messages: follows what comes until the reader scrolls up, selects or brushes. */
export function MessageList(): ReactNode {
  const session = usePanelSession()
  const { rows, messages } = useMatches()
  const [measure, { width }] = useSize()
  const rowHeight = useRowHeight()
  const { isLive, recorder } = session
  const { ref, start, end, top, totalHeight, pageRows, slots, isAtEnd, scrollToRow, shift } =
    useFixedRows(rows.count, rowHeight, { inset: HEAD_HEIGHT, isFollowing: isLive })
  const selected = session.selection.index

  const columns = useMemo(() => columnsFor(width), [width])
  const columnIds = useMemo(() => columns.map(({ id }) => id), [columns])

  // What is at the top stays where it is, whatever leaves before it or is found before it.
  const anchor = useRef<Anchor | undefined>(undefined)
  useLayoutEffect(() => {
    const before = anchor.current
    if (!isLive && before !== undefined) {
      const now = rows.rowOf(before.index) ?? messages.rowAtOrAfter(before.index)
      if (now !== before.row) shift(before.row - now)
    }
    anchor.current = anchorOf(rows, start, end, selected)
  })

  // Selecting by key or link must show the row; scrolling away from it afterwards is the reader's.
  const shown = useRef<number | undefined>(undefined)
  useEffect(() => {
    if (selected === shown.current) return
    shown.current = selected
    const row = selected === undefined ? undefined : rows.rowOf(selected)
    if (row !== undefined) scrollToRow(row)
  })

  function keyed(event: KeyboardEvent): void {
    if (event.key === 'End' && !event.ctrlKey && !event.metaKey) session.goLive()
    else {
      const next = selectionAfterKey(event, messages, selected, pageRows)
      if (next === undefined) return
      session.select(next)
    }
    event.preventDefault()
  }

  const visible: number[] = []
  for (let row = start; row < end; row += 1) {
    const entry = rows.at(row)
    if (entry?.type === 'message') visible.push(entry.index)
  }
  const barScale = barScaleOf(recorder, visible)
  const linked = linkedTo(recorder, selected)

  return (
    <div ref={measure} className="list fill">
      <div
        ref={ref}
        className="list-scroll scroll fill"
        role="grid"
        tabIndex={0}
        aria-label="Messages, newest last"
        aria-rowcount={rows.count + 1}
        aria-colcount={columns.length}
        aria-activedescendant={
          selected !== undefined && visible.includes(selected) ? messageRowId(selected) : undefined
        }
        data-list=""
        data-empty={selected === undefined ? '' : undefined}
        style={columnStyle(columns)}
        onKeyDown={keyed}
        onWheel={(event) => {
          if (event.deltaY < 0) session.leaveLive()
        }}
        onScroll={() => {
          if (isLive && !isAtEnd()) session.leaveLive()
        }}
        onPointerDown={(event) => {
          const index = event.button === 0 ? indexUnder(event.target) : undefined
          if (index !== undefined) session.select(index)
        }}
      >
        <ListHeader columns={columns} />
        {messages.count === 0 ? (
          <div role="rowgroup">
            <div role="row">
              <div role="gridcell">
                <EmptyList />
              </div>
            </div>
          </div>
        ) : (
          <div className="rows" role="rowgroup" style={{ height: totalHeight }}>
            {Array.from({ length: end - start }, (_, at) => {
              const row = start + at
              const entry = rows.at(row)
              const key = row % slots
              if (entry === undefined) return null
              if (entry.type === 'insertion') {
                const { insertion } = entry
                const wallTime = recorder.timeOrigin + insertion.time
                if ('messageType' in insertion) {
                  return (
                    <UnsentRow
                      key={key}
                      unsent={insertion}
                      columns={columnIds}
                      wallTime={wallTime}
                      top={top(row)}
                      rowNumber={row + 2}
                    />
                  )
                }
                return (
                  <InterruptionRow
                    key={key}
                    interruption={insertion}
                    wallTime={wallTime}
                    top={top(row)}
                    rowNumber={row + 2}
                    onResume={
                      insertion.kind === 'paused' && insertion.text === ''
                        ? () => session.setRecording(true)
                        : undefined
                    }
                  />
                )
              }
              const record = recorder.record(entry.index)
              if (record === undefined) return null
              return (
                <MessageRow
                  key={key}
                  record={record}
                  facts={rowFacts(recorder, record, entry.previous, columnIds, barScale)}
                  columns={columnIds}
                  top={top(row)}
                  rowNumber={row + 2}
                  isSelected={entry.index === selected}
                  isLinked={linked.includes(entry.index)}
                />
              )
            })}
            {selected !== undefined && (
              <Tie
                selected={selected}
                linked={linked}
                topOf={(index) => {
                  const row = rows.rowOf(index)
                  return row === undefined ? undefined : top(row) + rowHeight / 2
                }}
              />
            )}
          </div>
        )}
      </div>
    </div>
  )
}

/** What must not move: the selected row while it is in view, else the first one. */
function anchorOf(
  rows: ListRows,
  start: number,
  end: number,
  selected: number | undefined,
): Anchor | undefined {
  const row = selected === undefined ? undefined : rows.rowOf(selected)
  if (selected !== undefined && row !== undefined && row >= start && row < end) {
    return { index: selected, row }
  }
  for (let row = start; row < end; row += 1) {
    const entry = rows.at(row)
    if (entry?.type === 'message') return { index: entry.index, row }
  }
  return undefined
}

/** The baseline and the ack of the selected message. */
function linkedTo(
  recorder: {
    baselineOf(index: number): number | undefined
    ackOf(index: number): number | undefined
  },
  selected: number | undefined,
): readonly number[] {
  if (selected === undefined) return []
  return [recorder.baselineOf(selected), recorder.ackOf(selected)].filter(
    (index) => index !== undefined,
  )
}

function indexUnder(target: EventTarget): number | undefined {
  const row = target instanceof Element ? target.closest('.list-row') : null
  const index = row instanceof HTMLElement ? row.dataset['index'] : undefined
  return index === undefined ? undefined : Number(index)
}
