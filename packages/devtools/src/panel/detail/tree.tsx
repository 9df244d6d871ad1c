import type { ExplainedNode } from '@tx2-link/core'
import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { useRowHeight } from '../messages/use-row-height.ts'
import { useFixedRows } from '../shell/use-fixed-rows.ts'
import type { NodeFocus } from './node-focus.ts'
import { isWithin, type TreeRow, treeRows, withFolding } from './tree-rows.ts'
import { treeRowId, TreeRowView } from './tree-row-view.tsx'

export interface TreeProps {
  readonly root: ExplainedNode
  readonly focus: NodeFocus
  /** The value that a field had before this message; undefined when it had none or nobody knows. */
  readonly before: (node: ExplainedNode) => unknown
}

/** The message as a tree of changes, components and fields. */
export function Tree({ root, focus, before }: TreeProps): ReactNode {
  const [toggled, setToggled] = useState<ReadonlySet<ExplainedNode>>(new Set())
  // What is selected among the bytes is never folded away.
  const rows = useMemo(
    () => treeRows(root, toggled, focus.selected),
    [root, toggled, focus.selected],
  )
  const rowHeight = useRowHeight()
  const { ref, totalHeight, start, end, top, pageRows, scrollToRow } = useFixedRows(
    rows.length,
    rowHeight,
  )
  const active = focus.hovered ?? focus.selected
  const selectedRow = focus.selected === undefined ? -1 : rowIndexOf(rows, focus.selected)

  // Only a new selection scrolls: folding another line must not move the view.
  const { selected } = focus
  const revealed = useRef<ExplainedNode | undefined>(undefined)
  useEffect(() => {
    if (selected === revealed.current) return
    revealed.current = selected
    if (selectedRow >= 0) scrollToRow(selectedRow)
  }, [selected, selectedRow, scrollToRow])

  function toggle(row: TreeRow): void {
    if (!row.isExpandable) return
    // Folding what is around the selection moves the selection out.
    if (row.isExpanded && isWithin(selected, row.node)) focus.select(row.node)
    setToggled((last) => withFolding(last, root, row))
  }

  function rowUnder(target: EventTarget): TreeRow | undefined {
    const element = target instanceof Element ? target.closest('.tree-row') : null
    return element instanceof HTMLElement ? rows[Number(element.dataset['row']) - 1] : undefined
  }

  function keyed(event: KeyboardEvent): void {
    const row = rows[selectedRow]
    const last = rows.length - 1
    let next: number | undefined
    if (event.ctrlKey || event.metaKey) return
    if (event.key === 'ArrowDown') next = Math.min(last, selectedRow + 1)
    else if (event.key === 'ArrowUp') next = Math.max(0, selectedRow - 1)
    else if (event.key === 'PageDown') next = Math.min(last, selectedRow + pageRows)
    else if (event.key === 'PageUp') next = Math.max(0, selectedRow - pageRows)
    else if (event.key === 'Home') next = 0
    else if (event.key === 'End') next = last
    else if (event.key === 'ArrowRight' && row !== undefined) {
      if (row.isExpandable && !row.isExpanded) toggle(row)
      else if (row.isExpanded) next = selectedRow + 1
    } else if (event.key === 'ArrowLeft' && row !== undefined) {
      if (row.isExpanded) toggle(row)
      else next = parentRow(rows, selectedRow)
    } else if ((event.key === 'Enter' || event.key === ' ') && row !== undefined) toggle(row)
    else return
    event.preventDefault()
    event.stopPropagation()
    const node = next === undefined ? undefined : rows[next]?.node
    if (node !== undefined) focus.select(node)
  }

  const shown: ReactNode[] = []
  for (let at = start; at < end; at += 1) {
    const row = rows[at]
    if (row === undefined) break
    shown.push(
      <TreeRowView
        key={at}
        row={row}
        before={row.isExpandable ? undefined : before(row.node)}
        top={top(at)}
        rowNumber={at + 1}
        isSelected={row.node === focus.selected}
        isHovered={row.node === focus.hovered}
        isAround={
          active !== undefined && active !== row.node && row.depth === 0 && holds(row.node, active)
        }
      />,
    )
  }

  return (
    <div
      ref={ref}
      className="tree-scroll scroll fill"
      role="tree"
      aria-label="Message content"
      tabIndex={0}
      aria-activedescendant={
        selectedRow >= start && selectedRow < end ? treeRowId(selectedRow + 1) : undefined
      }
      onKeyDown={keyed}
      onPointerMove={(event) => focus.hover(rowUnder(event.target)?.node)}
      onPointerLeave={() => focus.hover(undefined)}
      onPointerDown={(event) => {
        const row = event.button === 0 ? rowUnder(event.target) : undefined
        if (row === undefined) return
        if (event.target instanceof Element && event.target.closest('[data-twist]') !== null)
          toggle(row)
        else focus.select(row.node)
      }}
      onDoubleClick={(event) => {
        const row = rowUnder(event.target)
        if (row !== undefined) toggle(row)
      }}
    >
      <div className="rows" role="presentation" style={{ height: totalHeight }}>
        {shown}
      </div>
    </div>
  )
}

function rowIndexOf(rows: readonly TreeRow[], node: ExplainedNode): number {
  return rows.findIndex((row) => row.node === node)
}

function parentRow(rows: readonly TreeRow[], at: number): number | undefined {
  const depth = rows[at]?.depth ?? 0
  for (let row = at - 1; row >= 0; row -= 1) if ((rows[row]?.depth ?? 0) < depth) return row
  return undefined
}

function holds(outer: ExplainedNode, inner: ExplainedNode): boolean {
  return inner.start >= outer.start && inner.end <= outer.end
}
