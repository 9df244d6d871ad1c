import { describe, expect, it } from 'vitest'
import { treeItems } from '../../../src/app/tree/tree-items.ts'
import { treeMove } from '../../../src/app/tree/tree-keys.ts'
import { stories } from '../../../src/stories/index.ts'

const items = treeItems(stories, '', new Set(['Limits']))

function move(from: string, key: string): unknown {
  const current = items.find((item) => item.label === from)
  return treeMove(items, current!, key)
}

const focusOn = (key: string) => ({ type: 'focus', key })

describe('keys in the tree', () => {
  it.each([
    ['Steady movement', 'ArrowDown', 'spawn-storm'],
    ['20,000 entities', 'ArrowDown', 'group Limits'],
    ['Limits', 'ArrowDown', 'group Network'],
    ['Connection badge', 'ArrowDown', 'connection-badge'],
    ['Steady movement', 'ArrowUp', 'group World'],
    ['World', 'ArrowUp', 'group World'],
    ['Spawn storm', 'Home', 'group World'],
    ['Spawn storm', 'End', 'connection-badge'],
    ['World', 'ArrowRight', 'steady-movement'],
    ['Dead air', 'ArrowLeft', 'group Network'],
  ])('from %s, %s goes to %s', (from, key, to) => {
    expect(move(from, key)).toEqual(focusOn(to))
  })

  it('fold and unfold a group', () => {
    expect(move('World', 'ArrowLeft')).toEqual({ type: 'fold', label: 'World', isFolded: true })
    expect(move('Limits', 'ArrowRight')).toEqual({ type: 'fold', label: 'Limits', isFolded: false })
    expect(move('Limits', 'ArrowLeft')).toBeUndefined()
  })

  it('press a row, and leave all others to the page', () => {
    expect(move('Dead air', 'Enter')).toEqual({ type: 'press' })
    expect(move('Dead air', ' ')).toEqual({ type: 'press' })
    for (const key of ['a', '/', '?', 'ArrowRight', 'Tab'])
      expect(move('Dead air', key)).toBeUndefined()
  })
})
