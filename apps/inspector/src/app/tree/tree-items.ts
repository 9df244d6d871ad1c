import type { Story } from '../../engine/story.ts'

interface GroupItem {
  readonly kind: 'group'
  readonly key: string
  readonly label: string
  readonly count: number
  readonly isOpen: boolean
  readonly position: number
  readonly size: number
}

interface StoryItem {
  readonly kind: 'story'
  readonly key: string
  readonly label: string
  readonly story: Story
  readonly position: number
  readonly size: number
}

export type TreeItem = GroupItem | StoryItem

/** The visible rows of the tree, from the top; while one searches every group with a match is open. */
export function treeItems(
  stories: readonly Story[],
  search: string,
  folded: ReadonlySet<string>,
): TreeItem[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  const groups = new Map<string, Story[]>()
  for (const story of stories) {
    const text = `${story.group} ${story.title}`.toLowerCase()
    if (!words.every((word) => text.includes(word))) continue
    const group = groups.get(story.group)
    if (group === undefined) groups.set(story.group, [story])
    else group.push(story)
  }
  const items: TreeItem[] = []
  let position = 0
  for (const [label, members] of groups) {
    position += 1
    const isOpen = words.length > 0 || !folded.has(label)
    items.push({
      kind: 'group',
      key: `group ${label}`,
      label,
      count: members.length,
      isOpen,
      position,
      size: groups.size,
    })
    if (!isOpen) continue
    for (const [index, story] of members.entries()) {
      items.push({
        kind: 'story',
        key: story.id,
        label: story.title,
        story,
        position: index + 1,
        size: members.length,
      })
    }
  }
  return items
}
