import type { ExplainedNode } from './explained-node.ts'

/** The nodes that hold a byte, from the root to the smallest; none if the byte is not of the message. */
export function findNodeAt(root: ExplainedNode, offset: number): ExplainedNode[] {
  const path: ExplainedNode[] = []
  let node = holds(root, offset) ? root : undefined
  while (node !== undefined) {
    path.push(node)
    node = childAt(node.children, offset)
  }
  return path
}

/** The children lie in order and do not overlap. */
function childAt(children: readonly ExplainedNode[], offset: number): ExplainedNode | undefined {
  let low = 0
  let high = children.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((children[middle]?.end ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  const child = children[low]
  return child !== undefined && holds(child, offset) ? child : undefined
}

function holds(node: ExplainedNode, offset: number): boolean {
  return offset >= node.start && offset < node.end
}
