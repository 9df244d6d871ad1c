import { describe, expect, it } from 'vitest'
import { MatchingMessages } from '../../../src/panel/messages/matching-messages.ts'
import { selectionAfterKey } from '../../../src/panel/messages/selection-keys.ts'
import { recorderWith } from '../feed.ts'

function after(key: string, selected: number | undefined): number | undefined {
  const messages = new MatchingMessages(recorderWith(20), undefined, { from: 6, to: 16 })
  messages.update()
  const pressed = { key, ctrlKey: false, metaKey: false }
  return selectionAfterKey(pressed, messages, selected, 4)
}

describe('keys in the list', () => {
  it.each([
    ['ArrowDown', 7, 8],
    ['ArrowUp', 7, 6],
    ['PageDown', 7, 11],
    ['PageUp', 12, 8],
    ['Home', 12, 5],
  ])('%s from %i', (key, from, to) => {
    expect(after(key, from)).toBe(to)
  })

  it('stop at both ends', () => {
    expect([after('PageUp', 6), after('PageDown', 14)]).toEqual([5, 15])
  })

  it('begin at the newest when nothing is selected', () => {
    expect(after('ArrowUp', undefined)).toBe(15)
  })

  it('go to the nearest when the selected message is not shown', () => {
    expect([after('ArrowDown', 2), after('ArrowUp', 18)]).toEqual([5, 15])
  })

  it('leave other keys alone', () => {
    expect(after('x', 7)).toBeUndefined()
  })
})
