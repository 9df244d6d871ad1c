import { describe, expect, it } from 'vitest'
import { treeItems } from '../../../src/app/tree/tree-items.ts'
import { stories } from '../../../src/stories/index.ts'

const NOTHING_FOLDED: ReadonlySet<string> = new Set()

function labels(search: string, folded = NOTHING_FOLDED): string[] {
  return treeItems(stories, search, folded).map(({ kind, label }) =>
    kind === 'group' ? `[${label}]` : label,
  )
}

describe('the rows of the tree', () => {
  it('are all groups with their stories, in their order', () => {
    expect(labels('')).toEqual([
      '[World]',
      'Steady movement',
      'Spawn storm',
      '20,000 entities',
      '[Limits]',
      'Limiter starved',
      '[Network]',
      'Slow and lossy link',
      'Disconnect and return',
      'Dead air',
      'Server restart',
      '[Components]',
      'Health bar',
      'Scoreboard',
      'Minimap',
      'Connection badge',
    ])
  })

  it('count the stories of a group, and say which place each row has', () => {
    const items = treeItems(stories, '', NOTHING_FOLDED)
    expect(items[0]).toMatchObject({ kind: 'group', count: 3, position: 1, size: 4 })
    expect(items[2]).toMatchObject({ key: 'spawn-storm', position: 2, size: 3 })
    expect(items[6]).toMatchObject({ label: 'Network', count: 4, position: 3, size: 4 })
  })

  it('leave out the stories of a folded group', () => {
    expect(labels('', new Set(['World', 'Network', 'Components']))).toEqual([
      '[World]',
      '[Limits]',
      'Limiter starved',
      '[Network]',
      '[Components]',
    ])
  })

  it('are those that have every word in group or title, in any case; folds do not hide them', () => {
    expect(labels('  NET re ', new Set(['Network']))).toEqual([
      '[Network]',
      'Disconnect and return',
      'Server restart',
    ])
    expect(treeItems(stories, 'net re', NOTHING_FOLDED)[0]).toMatchObject({
      count: 2,
      isOpen: true,
    })
    expect(labels('no such thing')).toEqual([])
  })
})
