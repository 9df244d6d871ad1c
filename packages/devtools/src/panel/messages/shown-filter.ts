import type { Filter, FilterNode } from '../../filter/filter.ts'
import type { ShownDirections } from '../session-store.ts'

/** A filter with what the direction switches add to it; undefined when it lets everything through. */
export function shownFilter(filter: Filter, directions: ShownDirections): Filter | undefined {
  const nodes: FilterNode[] = []
  if (!directions.out) nodes.push(directionIs('in'))
  if (!directions.in) nodes.push(directionIs('out'))
  if (filter.root !== undefined) nodes.push(filter.root)
  const [first, ...rest] = nodes
  if (first === undefined) return undefined
  if (rest.length === 0) return { root: first }
  return { root: { kind: 'and', operands: nodes.flatMap(operandsOfAnd) } }
}

function directionIs(direction: 'in' | 'out'): FilterNode {
  return {
    kind: 'compare',
    field: 'dir',
    operator: '==',
    value: { kind: 'text', text: direction },
  }
}

function operandsOfAnd(node: FilterNode): readonly FilterNode[] {
  return node.kind === 'and' ? node.operands : [node]
}
