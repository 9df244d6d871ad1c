import type { ExplainedNode } from '@tx2-link/core'
import type { ReactNode } from 'react'
import { hexOffset } from '../format.ts'
import { Icon } from '../shell/icons.tsx'
import { readableChildren, type TreeRow } from './tree-rows.ts'
import { exactText, valueText } from './value-text.ts'

export interface TreeRowViewProps {
  readonly row: TreeRow
  readonly before: unknown
  readonly top: number
  readonly rowNumber: number
  readonly isSelected: boolean
  readonly isHovered: boolean
  /** Whether the selected or hovered line lies within this one. */
  readonly isAround: boolean
}

export function treeRowId(rowNumber: number): string {
  return `tree-${rowNumber}`
}

/** One line of the tree: name, before, after, offset and length. */
export function TreeRowView(props: TreeRowViewProps): ReactNode {
  const { row, before, top, rowNumber, isSelected, isHovered, isAround } = props
  const { node, depth, ordinal, isExpandable, isExpanded } = row
  const hasValue = node.value !== undefined && !isExpandable
  return (
    <div
      className="tree-row"
      role="treeitem"
      id={treeRowId(rowNumber)}
      aria-level={depth + 1}
      aria-selected={isSelected}
      aria-expanded={isExpandable ? isExpanded : undefined}
      data-row={rowNumber}
      data-hovered={isHovered ? '' : undefined}
      data-around={isAround ? '' : undefined}
      style={{ transform: `translateY(${top}px)` }}
    >
      <span
        className="tree-name"
        style={{ paddingLeft: depth * 18 + (ordinal === undefined ? 0 : 4) }}
      >
        <span className="tree-twist" data-twist="">
          {isExpandable && <Icon name={isExpanded ? 'down' : 'right'} />}
        </span>
        {ordinal !== undefined && <span className="t2">{ordinal}</span>}
        <Title node={node} />
      </span>
      {before !== undefined && (
        <span className="tree-value" data-before="" title={exactText(before)}>
          {valueText(before, node.type)}
        </span>
      )}
      <span
        className="tree-value"
        data-alone={before === undefined ? '' : undefined}
        title={hasValue ? exactText(node.value) : undefined}
      >
        {hasValue ? valueText(node.value, node.type) : ''}
      </span>
      <span className="tree-place">
        {hexOffset(node.start)} +{node.end - node.start}
      </span>
    </div>
  )
}

function Title({ node }: { readonly node: ExplainedNode }): ReactNode {
  switch (node.kind) {
    case 'change':
      return (
        <>
          <span>
            entity {node.entityId} <span className="t2">{node.name}</span>
          </span>
          <span className="t3">{changeWords(node)}</span>
        </>
      )
    case 'entity':
      return (
        <>
          <span>entity {node.entityId}</span>
          <span className="t3">{counted(readableChildren(node).length, 'component')}</span>
        </>
      )
    case 'component':
    case 'schema':
      return (
        <>
          <span>{node.name}</span>
          <span className="t3">{counted(readableChildren(node).length, 'field')}</span>
        </>
      )
    case 'header':
    case 'metadata':
      return <span className="t2">{node.kind}</span>
    default:
      return (
        <>
          <span>{node.name}</span>
          <span className="t3">{node.type.toLowerCase()}</span>
        </>
      )
  }
}

function changeWords(node: ExplainedNode): string {
  switch (node.type) {
    case 'entity_added':
    case 'component_added':
      return 'added'
    case 'entity_removed':
    case 'component_removed':
      return 'removed'
    case 'component_updated':
      return 'whole'
    default:
      return counted(readableChildren(node).length, 'field')
  }
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
