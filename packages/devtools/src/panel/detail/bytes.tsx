import type { ExplainedNode } from '@tx2-link/core'
import { type ReactNode, useEffect } from 'react'
import { groupedInteger, hexOffset } from '../format.ts'
import { useFixedRows } from '../shell/use-fixed-rows.ts'
import { useSize } from '../shell/use-size.ts'
import { byteAtCharacter, byteRow, hexWidth, type Segment } from './byte-rows.ts'
import { highlightOf, type NodeFocus } from './node-focus.ts'
import { nodeAtByte } from './tree-rows.ts'

export interface BytesProps {
  readonly bytes: Uint8Array
  /** The role of each byte; empty when the message could not be read. */
  readonly roles: Uint8Array
  readonly root: ExplainedNode | undefined
  readonly focus: NodeFocus
}

const ROW_HEIGHT = 16
/** A pane of this width has room for sixteen bytes to a row. */
const WIDE = 500

/** The message as bytes: hex and text, coloured by role, linked with the tree. */
export function Bytes({ bytes, roles, root, focus }: BytesProps): ReactNode {
  const [measure, { width }] = useSize()
  const perRow = width === 0 || width >= WIDE ? 16 : 8
  const { ref, totalHeight, start, end, top, scrollToRow } = useFixedRows(
    Math.ceil(bytes.length / perRow),
    ROW_HEIGHT,
  )
  const active = focus.hovered ?? focus.selected
  const highlight = highlightOf(active)

  const selectedStart = focus.selected?.start
  const selectedEnd = focus.selected?.end
  useEffect(() => {
    if (selectedStart === undefined || selectedEnd === undefined) return
    // All of it, or as much of its beginning as there is room for.
    scrollToRow(Math.floor((selectedEnd - 1) / perRow))
    scrollToRow(Math.floor(selectedStart / perRow))
  }, [selectedStart, selectedEnd, perRow, scrollToRow])

  function nodeUnder(event: {
    readonly target: EventTarget
    readonly clientX: number
  }): ExplainedNode | undefined {
    const offset = root === undefined ? undefined : byteUnder(event.target, event.clientX, perRow)
    return root === undefined || offset === undefined ? undefined : nodeAtByte(root, offset)
  }

  const shown: ReactNode[] = []
  for (let row = start; row < end; row += 1) {
    const { offset, hex, text } = byteRow(bytes, roles, row * perRow, perRow, highlight)
    shown.push(
      <div
        key={row}
        className="bytes-row"
        data-offset={offset}
        style={{ transform: `translateY(${top(row)}px)` }}
      >
        <span className="bytes-offset">{hexOffset(offset)}</span>
        <span className="bytes-hex" data-column="hex" style={{ width: `${hexWidth(perRow)}ch` }}>
          {hex.map(span)}
        </span>
        <span className="bytes-text" data-column="text">
          {text.map(span)}
        </span>
      </div>,
    )
  }

  return (
    <section ref={measure} className="detail-part fill" aria-label="Bytes">
      <div className="head bytes-head">
        <span>Bytes</span>
        <span className="t3">
          {active === undefined
            ? `${groupedInteger(bytes.length)} B`
            : `${hexOffset(active.start)}–${hexOffset(active.end - 1)}, ${groupedInteger(active.end - active.start)} B of ${groupedInteger(bytes.length)}`}
        </span>
        <span className="spacer" />
        {width >= 380 && (
          <>
            <span className="t3">structure</span>
            <span className="t2">names</span>
            <span className="t1">values</span>
          </>
        )}
      </div>
      <div
        ref={ref}
        className="bytes bytes-scroll scroll fill"
        role="group"
        aria-label="Bytes in hexadecimal and as text"
        tabIndex={0}
        onPointerMove={(event) => focus.hover(nodeUnder(event))}
        onPointerLeave={() => focus.hover(undefined)}
        onPointerDown={(event) => {
          const node = event.button === 0 ? nodeUnder(event) : undefined
          if (node !== undefined) focus.select(node)
        }}
      >
        <div className="rows" style={{ height: totalHeight }}>
          {shown}
        </div>
      </div>
    </section>
  )
}

function span({ text, role, level }: Segment, at: number): ReactNode {
  return (
    <span key={at} className={level === 0 ? `role-${role}` : `role-${role} level-${level}`}>
      {text}
    </span>
  )
}

/** The byte at a point, from the character that lies there. */
function byteUnder(target: EventTarget, clientX: number, perRow: number): number | undefined {
  if (!(target instanceof Element)) return undefined
  const row = target.closest('.bytes-row')
  const column = target.closest('[data-column]')
  if (!(row instanceof HTMLElement) || !(column instanceof HTMLElement)) return undefined
  const box = column.getBoundingClientRect()
  const isHex = column.dataset['column'] === 'hex'
  const characters = isHex ? hexWidth(perRow) : (column.textContent ?? '').length
  if (characters === 0 || box.width === 0) return undefined
  const character = Math.floor(((clientX - box.left) / box.width) * characters)
  const at = isHex ? byteAtCharacter(character, perRow) : character
  return at === undefined ? undefined : Number(row.dataset['offset']) + at
}
