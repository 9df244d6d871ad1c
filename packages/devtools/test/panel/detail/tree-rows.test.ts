import { type ExplainedNode, explain } from '@tx2-link/core'
import { describe, expect, it } from 'vitest'
import {
  filterNameOf,
  nodeAtByte,
  treeRows,
  type TreeRow,
  withFolding,
} from '../../../src/panel/detail/tree-rows.ts'
import { messageEvent, positionDelta } from '../feed.ts'

const event = messageEvent({ time: 9, payload: positionDelta(42, 1.5, 2.5) })
const bytes = event.type === 'message' ? event.bytes.slice() : new Uint8Array(0)
const { root } = explain(bytes, 'msgpack')
const none: ReadonlySet<ExplainedNode> = new Set()

function told(rows: readonly TreeRow[]): string[] {
  return rows.map(({ node, depth }) => `${'-'.repeat(depth)}${node.kind} ${node.name}`)
}

function rowOf(rows: readonly TreeRow[], kind: string, name?: string): TreeRow {
  const row = rows.find(
    ({ node }) => node.kind === kind && (name === undefined || node.name === name),
  )
  if (row === undefined) throw new Error(`No ${kind} ${name}`)
  return row
}

describe('the tree of a delta', () => {
  it('lists its changes with their fields; header and metadata are folded', () => {
    const lines = told(treeRows(root, none))
    expect(lines).toContain('change Position')
    expect(lines).toContain('-field x')
    expect(lines.filter((line) => line.startsWith('-'))).toEqual(['-field x', '-field y'])
  })

  it('counts the changes and nothing else', () => {
    const counted = treeRows(root, none).filter(({ ordinal }) => ordinal !== undefined)
    expect(counted.map(({ node, ordinal }) => [node.entityId, ordinal])).toEqual([[42, 1]])
  })

  it('folds and opens what is asked for', () => {
    const rows = treeRows(root, none)
    const folded = treeRows(root, withFolding(none, root, rowOf(rows, 'change')))
    expect(told(folded)).not.toContain('-field x')
    const again = withFolding(
      withFolding(none, root, rowOf(rows, 'change')),
      root,
      rowOf(folded, 'change'),
    )
    expect(told(treeRows(root, again))).toEqual(told(rows))
  })

  it('opens the way to what is selected among the bytes', () => {
    const header = rowOf(treeRows(root, none), 'header').node
    const inside = header.children[0]
    expect(inside).toBeDefined()
    const rows = treeRows(root, none, inside)
    expect(rows.some(({ node }) => node === inside)).toBe(true)
  })
})

describe('a byte', () => {
  it('belongs to the line whose bytes it is among', () => {
    const rows = treeRows(root, new Set())
    const field = rowOf(rows, 'field', 'y').node
    for (let at = field.start; at < field.end; at += 1) expect(nodeAtByte(root, at)).toBe(field)
  })

  it('has a line wherever it is, but for the message’s own frame', () => {
    const lines = Array.from(bytes, (_, at) => nodeAtByte(root, at)?.kind)
    expect(new Set(lines)).toContain('header')
    expect(lines.filter((kind) => kind === undefined).length).toBeLessThan(16)
  })
})

describe('what a filter calls a field', () => {
  it('is its component and its name', () => {
    const rows = treeRows(root, none)
    expect(filterNameOf(rowOf(rows, 'field', 'x').node)).toBe('Position.x')
    expect(filterNameOf(rowOf(rows, 'change').node)).toBeUndefined()
  })
})
