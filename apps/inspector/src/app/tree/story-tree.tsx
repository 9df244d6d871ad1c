import { type KeyboardEvent, type ReactNode, type RefObject, useRef, useState } from 'react'
import { IconButton } from '../parts/icon-button.tsx'
import { SearchBox } from '../parts/search-box.tsx'
import { useInspector } from '../player/inspector.ts'
import { NOT_RUN } from '../player/result-book.ts'
import { useValue } from '../state/use-value.ts'
import { TreeFooter } from './tree-footer.tsx'
import { type TreeItem, treeItems } from './tree-items.ts'
import { treeMove } from './tree-keys.ts'
import { TreeRow, rowId } from './tree-row.tsx'

export interface StoryTreeProps {
  readonly searchRef: RefObject<HTMLInputElement | null>
  /** A story was opened. */
  readonly onOpened: () => void
}

export function StoryTree({ searchRef, onOpened }: StoryTreeProps): ReactNode {
  const { stories, player, all, openStory } = useInspector()
  const played = useValue(player.played)
  const results = useValue(player.book.results)
  const running = useValue(all.running)
  const tree = useRef<HTMLDivElement>(null)
  const [search, setSearch] = useState('')
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set())
  const [focused, setFocused] = useState<string | undefined>(undefined)
  const items = treeItems(stories, search, folded)
  const current =
    items.find(({ key }) => key === focused) ??
    items.find(({ key }) => key === played?.story.id) ??
    items[0]

  function fold(label: string, isFolded: boolean): void {
    const next = new Set(folded)
    if (isFolded) next.add(label)
    else next.delete(label)
    setFolded(next)
  }

  function press(item: TreeItem): void {
    if (item.kind === 'group') {
      fold(item.label, item.isOpen)
    } else {
      openStory(item.story)
      onOpened()
    }
  }

  function focusRow(key: string): void {
    setFocused(key)
    tree.current?.querySelector<HTMLElement>(`[id="${CSS.escape(rowId(key))}"]`)?.focus()
  }

  function pressed(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || current === undefined) return
    const move = treeMove(items, current, event.key)
    if (move === undefined) return
    event.preventDefault()
    event.stopPropagation()
    if (move.type === 'focus') focusRow(move.key)
    else if (move.type === 'press') press(current)
    else fold(move.label, move.isFolded)
  }

  function runAll(): void {
    if (running === undefined) {
      player.pause()
      void all.start()
    } else all.stop()
  }

  return (
    <nav className="tree-pane" aria-label="Stories">
      <div className="brand">
        <strong>tx2-link</strong> <span className="t2">inspector</span>
        <span className="spacer" />
        <IconButton
          icon={running === undefined ? 'play' : 'stop'}
          label={running === undefined ? 'Run all stories' : 'Stop running all'}
          onPress={runAll}
        />
      </div>
      <SearchBox
        label="Search stories"
        text={search}
        onChange={setSearch}
        onLeave={() => {
          const first = items.find(({ kind }) => kind === 'story')
          if (first !== undefined) focusRow(first.key)
        }}
        ref={searchRef}
      />
      {items.length === 0 ? (
        <div className="empty small">
          <h2>No story has that name</h2>
          <p>Searched are groups and titles.</p>
          <button type="button" className="button" onClick={() => setSearch('')}>
            Show all
          </button>
        </div>
      ) : (
        <div ref={tree} role="tree" aria-label="Stories" className="tree">
          {items.map((item) => (
            <TreeRow
              key={item.key}
              item={item}
              isSelected={item.key === played?.story.id}
              isCurrent={item === current}
              status={item.kind === 'story' ? (results.get(item.key) ?? NOT_RUN).status : undefined}
              onPress={press}
              onKeyDown={pressed}
              onFocus={setFocused}
            />
          ))}
        </div>
      )}
      <TreeFooter />
    </nav>
  )
}
