import {
  BYTE_ROLES,
  type ExplainedNode,
  type Explanation,
} from '../../../src/codec/explain/explained-node.ts'

/** All nodes, each before what it holds. */
export function nodesOf(root: ExplainedNode): ExplainedNode[] {
  const nodes = [root]
  for (let index = 0; index < nodes.length; index += 1) nodes.push(...nodes[index]!.children)
  return nodes
}

/** Where the ranges of an explanation are not nested, disjoint, in order and whole. */
export function rangeFaults({ root, roles }: Explanation, byteLength: number): string[] {
  const faults: string[] = []
  if (root.start !== 0 || root.end !== byteLength) faults.push('the root does not span all bytes')
  if (root.parent !== undefined) faults.push('the root lies in something')
  for (const node of nodesOf(root)) {
    const { start, end, valueStart, valueEnd } = node
    const label = `${node.kind} ${node.name}`
    if (!(start <= valueStart && valueStart < valueEnd && valueEnd <= end)) {
      faults.push(`${label}: ${start} ${valueStart} ${valueEnd} ${end}`)
    }
    if (BYTE_ROLES[roles[valueStart] ?? -1] !== node.role)
      faults.push(`${label} is no ${node.role}`)
    let last = start
    for (const child of node.children) {
      if (child.parent !== node) faults.push(`${child.kind} ${child.name} has another parent`)
      if (child.start < last) faults.push(`${child.kind} ${child.name} begins too early`)
      last = child.end
    }
    if (last > end) faults.push(`${label} ends before what it holds`)
  }
  return faults
}
