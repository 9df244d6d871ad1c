import type { TreeItem } from './tree-items.ts'

export type TreeMove =
  | { readonly type: 'focus'; readonly key: string }
  | { readonly type: 'press' }
  | { readonly type: 'fold'; readonly label: string; readonly isFolded: boolean }

/** What a key does in the tree; undefined for keys that mean nothing there. */
export function treeMove(
  items: readonly TreeItem[],
  current: TreeItem,
  key: string,
): TreeMove | undefined {
  const at = items.indexOf(current)
  switch (key) {
    case 'ArrowDown':
      return focusOn(items[at + 1] ?? current)
    case 'ArrowUp':
      return focusOn(items[at - 1] ?? current)
    case 'Home':
      return focusOn(items[0] ?? current)
    case 'End':
      return focusOn(items.at(-1) ?? current)
    case 'Enter':
    case ' ':
      return { type: 'press' }
    case 'ArrowRight':
      if (current.kind === 'story') return undefined
      if (!current.isOpen) return { type: 'fold', label: current.label, isFolded: false }
      return focusOn(items[at + 1] ?? current)
    case 'ArrowLeft':
      if (current.kind === 'group') {
        return current.isOpen ? { type: 'fold', label: current.label, isFolded: true } : undefined
      }
      return focusOn(
        items.findLast((item, index) => index < at && item.kind === 'group') ?? current,
      )
    default:
      return undefined
  }
}

function focusOn({ key }: TreeItem): TreeMove {
  return { type: 'focus', key }
}
