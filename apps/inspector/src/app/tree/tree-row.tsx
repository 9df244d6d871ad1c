import type { KeyboardEvent, ReactNode } from 'react'
import { Icon } from '../parts/icon.tsx'
import type { StoryStatus } from '../player/result-book.ts'
import { StatusGlyph } from './status-glyph.tsx'
import type { TreeItem } from './tree-items.ts'

export interface TreeRowProps {
  readonly item: TreeItem
  readonly isSelected: boolean
  /** The one row that Tab comes to. */
  readonly isCurrent: boolean
  readonly status: StoryStatus | undefined
  readonly onPress: (item: TreeItem) => void
  readonly onKeyDown: (event: KeyboardEvent) => void
  readonly onFocus: (key: string) => void
}

export function TreeRow(props: TreeRowProps): ReactNode {
  const { item, isSelected, isCurrent, status, onPress, onKeyDown, onFocus } = props
  const isGroup = item.kind === 'group'
  return (
    <div
      role="treeitem"
      id={rowId(item.key)}
      className={isGroup ? 'tree-row group' : 'tree-row'}
      aria-level={isGroup ? 1 : 2}
      aria-setsize={item.size}
      aria-posinset={item.position}
      aria-expanded={isGroup ? item.isOpen : undefined}
      aria-selected={isGroup ? undefined : isSelected}
      tabIndex={isCurrent ? 0 : -1}
      onClick={() => onPress(item)}
      onKeyDown={onKeyDown}
      onFocus={() => onFocus(item.key)}
    >
      {isGroup ? (
        <Icon name={item.isOpen ? 'chevron' : 'right'} tone="t3" />
      ) : (
        <StatusGlyph status={status ?? 'not run'} />
      )}
      <span className="label">{item.label}</span>
      {isGroup && <span className="t3 aside">{item.count}</span>}
      {item.kind === 'story' && item.story.shows !== undefined && (
        <span className="t3 aside">{item.story.shows.states.length} states</span>
      )}
    </div>
  )
}

export function rowId(key: string): string {
  return `tree ${key}`.replaceAll(' ', '-')
}
