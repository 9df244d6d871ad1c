import type { ExplainedNode } from '@tx2-link/core'

/** One line of the tree. */
export interface TreeRow {
  readonly node: ExplainedNode
  /** 0 for what stands at the top. */
  readonly depth: number
  /** Its number among its siblings, for changes and entities. */
  readonly ordinal: number | undefined
  readonly isExpandable: boolean
  readonly isExpanded: boolean
}

/** Above this many lines in a message, entities of a snapshot begin folded. */
const MANY = 400

/** What people read of a node's children: what only names or qualifies the node is left out. */
export function readableChildren(node: ExplainedNode): readonly ExplainedNode[] {
  return node.children.filter(({ kind }) => kind !== 'part' && kind !== 'old-value')
}

/** Whether a node begins open. */
function isOpenAtFirst(node: ExplainedNode, topCount: number): boolean {
  switch (node.kind) {
    case 'header':
    case 'metadata':
      return false
    case 'entity':
      return topCount <= MANY
    default:
      return true
  }
}

/** The nodes at the top of the tree: the header, what the payload holds, and its metadata. */
function topNodes(root: ExplainedNode): readonly ExplainedNode[] {
  return readableChildren(root).flatMap((node) =>
    node.kind === 'payload' ? readableChildren(node) : [node],
  )
}

/**
 * The lines of a tree, with the folding that the reader changed (`toggled` nodes are not as at
 * first). What lies around the selected node is open in any case.
 */
export function treeRows(
  root: ExplainedNode,
  toggled: ReadonlySet<ExplainedNode>,
  selected?: ExplainedNode,
): TreeRow[] {
  const rows: TreeRow[] = []
  const top = topNodes(root)
  let ordinal = 0

  function add(node: ExplainedNode, depth: number, number: number | undefined): void {
    const children = readableChildren(node)
    const isExpandable = children.length > 0
    const isExpanded =
      isExpandable &&
      (isOpenAtFirst(node, top.length) !== toggled.has(node) || isWithin(selected, node))
    rows.push({ node, depth, ordinal: number, isExpandable, isExpanded })
    if (isExpanded) for (const child of children) add(child, depth + 1, undefined)
  }

  for (const node of top) {
    const isCounted = node.kind === 'change' || node.kind === 'entity'
    if (isCounted) ordinal += 1
    add(node, 0, isCounted ? ordinal : undefined)
  }
  return rows
}

/** The folding after a line was folded or opened. */
export function withFolding(
  toggled: ReadonlySet<ExplainedNode>,
  root: ExplainedNode,
  row: TreeRow,
): ReadonlySet<ExplainedNode> {
  const next = new Set(toggled)
  const isOpen = !row.isExpanded
  if (isOpenAtFirst(row.node, topNodes(root).length) === isOpen) next.delete(row.node)
  else next.add(row.node)
  return next
}

export function isWithin(node: ExplainedNode | undefined, outer: ExplainedNode): boolean {
  for (let at = node?.parent; at !== undefined; at = at.parent) if (at === outer) return true
  return false
}

/** The line's node for a byte: the deepest readable node around it. */
export function nodeAtByte(root: ExplainedNode, offset: number): ExplainedNode | undefined {
  let found: ExplainedNode | undefined
  let level: ExplainedNode | undefined = root
  while (level !== undefined) {
    level = childAt(readableChildren(level), offset)
    if (level !== undefined && level.kind !== 'payload') found = level
  }
  return found
}

function childAt(children: readonly ExplainedNode[], offset: number): ExplainedNode | undefined {
  let low = 0
  let high = children.length
  while (low < high) {
    const middle = (low + high) >> 1
    const child = children[middle]
    if (child === undefined || child.end > offset) high = middle
    else low = middle + 1
  }
  const child = children[low]
  return child !== undefined && child.start <= offset ? child : undefined
}

/** The change, entity or group that a node belongs to; the node itself at the top. */
export function outermost(node: ExplainedNode): ExplainedNode {
  let at = node
  while (at.parent !== undefined && at.parent.kind !== 'payload' && at.parent.kind !== 'message') {
    at = at.parent
  }
  return at
}

/** What a filter calls the field: `Position.x`; undefined for what is no field of a component. */
export function filterNameOf(node: ExplainedNode): string | undefined {
  let field: ExplainedNode | undefined = node
  while (field !== undefined && field.kind !== 'field') field = field.parent
  const owner = field?.parent
  if (field === undefined || owner === undefined || owner.name === '') return undefined
  return `${owner.name}.${field.name}`
}
