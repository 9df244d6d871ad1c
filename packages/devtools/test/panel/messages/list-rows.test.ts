import { describe, expect, it } from 'vitest'
import {
  type Insertion,
  type Interruption,
  ListRows,
} from '../../../src/panel/messages/list-rows.ts'
import { MatchingMessages } from '../../../src/panel/messages/matching-messages.ts'
import { recorderWith } from '../feed.ts'

function lost(index: number): Interruption {
  return { kind: 'lost', time: 0, index, text: '' }
}

function rowsOf(count: number, insertions: readonly Insertion[]): ListRows {
  const messages = new MatchingMessages(recorderWith(count), undefined, undefined)
  messages.update()
  return new ListRows(messages, insertions)
}

function told(rows: ListRows): string[] {
  return Array.from({ length: rows.count }, (_, row) => {
    const entry = rows.at(row)
    if (entry === undefined) return 'nothing'
    return entry.type === 'message' ? String(entry.index) : entry.insertion.kind
  })
}

describe('the rows of the list', () => {
  it('have insertions before the message that followed them', () => {
    expect(told(rowsOf(4, [lost(2)]))).toEqual(['0', '1', 'lost', '2', '3'])
  })

  it('have two of them at one place, and those at both ends', () => {
    expect(told(rowsOf(2, [lost(0), lost(1), lost(1), lost(2)]))).toEqual([
      'lost',
      '0',
      'lost',
      'lost',
      '1',
      'lost',
    ])
  })

  it('find a message at the row where it is drawn', () => {
    const rows = rowsOf(6, [lost(0), lost(3), lost(3)])
    for (let index = 0; index < 6; index += 1) {
      const entry = rows.at(rows.rowOf(index) ?? -1)
      expect(entry?.type === 'message' && entry.index).toBe(index)
    }
  })

  it('know the message above across an insertion', () => {
    const entry = rowsOf(3, [lost(2)]).at(3)
    expect(entry).toEqual({ type: 'message', index: 2, previous: 1 })
  })
})
