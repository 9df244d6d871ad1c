import { describe, expect, it } from 'vitest'
import { RenderBook, type Says } from '../../src/engine/render-book.ts'

/** A book, what its cells say, and how often it let React render. */
function setUp(said: Record<string, string>) {
  const says = new Map(Object.entries(said))
  let isTimeMoving = true
  let flushes = 0
  const watch = (tell: Says): void => says.forEach((text, cell) => tell(cell, text))
  let nowMs = 0
  const book = new RenderBook(
    watch,
    () => isTimeMoving,
    () => (nowMs += 10),
  )
  const attach = (): (() => void) =>
    book.attach(() => {
      flushes += 1
    })
  return {
    book,
    says,
    attach,
    flushes: () => flushes,
    handOver: () => {
      isTimeMoving = false
    },
  }
}

describe('a book of renders', () => {
  it('counts the first sight of a cell as a change, and each other text', () => {
    const { book, says, attach, flushes } = setUp({ 'row 1': 'a', 'row 12': 'b', board: '' })
    attach()
    says.set('row 1', 'c')
    book.changed()
    book.changed()
    expect(book.counts('row 1')).toEqual({ renders: 0, changes: 2 })
    expect(book.counts('row')).toEqual({ renders: 0, changes: 3 })
    expect(book.counts('')).toEqual({ renders: 0, changes: 4 })
    expect(flushes()).toBe(2)
  })

  it('counts a render once, though StrictMode commits it twice', () => {
    const { book, attach } = setUp({ board: '' })
    attach()
    const render = {}
    book.count('board', render)
    book.count('board', render)
    expect(book.counts('board')).toEqual({ renders: 1, changes: 1 })
    expect(book.firstDifference()).toBeUndefined()
  })

  it('finds a render for nothing, and a change that was not rendered', () => {
    const { book, says, attach } = setUp({ board: '', map: '' })
    attach()
    book.count('board', {})
    book.count('map', {})
    book.count('map', {})
    expect(book.firstDifference()).toBe('map: 2 renders, 1 changes')
    says.set('map', 'else')
    book.changed()
    expect(book.firstDifference()).toBeUndefined()
    says.set('board', 'else')
    book.changed()
    expect(book.firstDifference()).toBe('board: 1 renders, 2 changes')
  })

  it('takes a cell that is away and comes back for mounted anew, though it says the same', () => {
    const { book, says, attach } = setUp({ 'row 1': 'a' })
    attach()
    says.delete('row 1')
    book.changed()
    says.set('row 1', 'a')
    book.changed()
    expect(book.counts('row').changes).toBe(2)
  })

  it('goes on where components are left and mounted again at once', () => {
    const { book, says, attach } = setUp({ board: '' })
    const detach = attach()
    const render = {}
    book.count('board', render)
    detach()
    says.set('board', 'else')
    attach()
    book.count('board', render)
    book.changed()
    book.count('board', {})
    expect(book.counts('board')).toEqual({ renders: 2, changes: 2 })
  })

  it('counts only while components are mounted, from nothing each time', async () => {
    const { book, says, attach, flushes } = setUp({ board: '' })
    book.count('board', {})
    book.changed()
    const detach = attach()
    book.count('board', {})
    detach()
    book.count('board', {})
    says.set('board', 'else')
    book.changed()
    expect(book.counts('')).toEqual({ renders: 1, changes: 1 })
    await Promise.resolve()
    attach()
    expect(book.counts('')).toEqual({ renders: 0, changes: 1 })
    expect(flushes()).toBe(0)
  })

  it('remembers the last renders, the newest first, with what was said', () => {
    const { book, says, attach } = setUp({ 'row 1': 'a', map: '' })
    attach()
    book.count('row 1', {})
    says.set('row 1', 'b')
    book.changed()
    book.count('row 1', {})
    expect(book.entries).toEqual([
      { number: 2, atMs: 20, cell: 'row 1', text: 'b' },
      { number: 1, atMs: 10, cell: 'row 1', text: 'a' },
    ])
    for (let more = 0; more < 100; more += 1) book.count('map', {})
    expect(book.entries.length).toBe(40)
    expect(book.entries[0]).toMatchObject({ number: 102, cell: 'map' })
  })

  it('leaves events of the page to React, and looks once when they are over', async () => {
    const { book, says, attach, flushes, handOver } = setUp({ board: '' })
    attach()
    handOver()
    for (const text of ['b', 'c']) {
      says.set('board', text)
      book.changed()
    }
    expect(book.counts('board').changes).toBe(1)
    await Promise.resolve()
    expect(book.counts('board').changes).toBe(2)
    says.set('board', 'd')
    book.changed()
    book.count('board', {})
    expect(book.entries[0]).toMatchObject({ cell: 'board', text: 'd' })
    await Promise.resolve()
    expect(book.counts('board').changes).toBe(3)
    expect(flushes()).toBe(0)
  })
})
