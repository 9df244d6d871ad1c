import { defineSchema, f32, u8 } from '@tx2-link/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { completeFilter } from '../../src/filter/complete-filter.ts'
import { parseFilter } from '../../src/filter/parse-filter.ts'
import { printFilter } from '../../src/filter/print-filter.ts'
import { vocabularyOf } from '../../src/filter/vocabulary.ts'
import { filterArbitrary, nearlyFilterArbitrary } from './arbitrary.ts'

const vocabulary = vocabularyOf(
  defineSchema({ Position: { x: f32, y: f32 }, 'Two words': { current: u8 } }),
  ['peer 1'],
)

/** What is offered where the bar stands. */
function offered(text: string): string[] {
  const cursor = text.indexOf('|')
  return completeFilter(text.replace('|', ''), cursor, vocabulary).map(({ text }) => text)
}

/** The filter after the first offer was taken. */
function taken(text: string): string {
  const cursor = text.indexOf('|')
  const plain = text.replace('|', '')
  const [first] = completeFilter(plain, cursor, vocabulary)
  return first === undefined
    ? plain
    : plain.slice(0, first.from) + first.text + plain.slice(first.to)
}

describe('completion', () => {
  it('[Q6] offers what may come at the cursor', () => {
    expect(offered('|').slice(0, 3)).toEqual(['type', 'dir', 'bytes'])
    expect(offered('type |')).toEqual(['==', '!=', 'in', 'not in'])
    expect(offered('component |')).toEqual(['==', '!=', 'contains', 'matches', 'in', 'not in'])
    expect(offered('dir == |')).toEqual(['in', 'out'])
    expect(offered('type in |')).toEqual(['{'])
    expect(offered('type in {|').slice(0, 2)).toEqual(['snapshot', 'delta'])
    expect(offered('type in {ping |')).toEqual([',', '}'])
    expect(offered('type in {ping, po|')).toEqual(['pong'])
    expect(offered('type == ping |')).toEqual(['and', 'or'])
    expect(offered('(type == ping |')).toEqual(['and', 'or', ')'])
    expect(offered('not |')).toContain('entity')
    expect(offered('component == |')).toEqual(['"Position"', '"Two words"'])
    expect(offered('field == |')).toEqual(['"Position.x"', '"Position.y"', '"Two words.current"'])
    expect(offered('link == |')).toEqual(['"peer 1"'])
  })

  it('[Q6] narrows with what is typed, beginnings first, quoted or not', () => {
    expect(offered('ti|')).toEqual(['tick', 'ticks', 'time', 'entity', 'entities'])
    expect(offered('component == pos|')).toEqual(['"Position"'])
    expect(offered('component == "two|')).toEqual(['"Two words"'])
    expect(offered('field == x|')).toEqual(['"Position.x"'])
    expect(offered('foo == 1 and ty|')).toEqual([])
    expect(offered('type|')).toEqual([])
  })

  it('[Q6] puts its text in place of the whole word', () => {
    expect(taken('ty| == delta')).toBe('type == delta')
    expect(taken('byt|tes > 1')).toBe('bytes > 1')
    expect(taken('component == "Two w|ord" and bytes > 1')).toBe(
      'component == "Two words" and bytes > 1',
    )
  })

  it('[Q6] never makes a filter wrong before the cursor', () => {
    fc.assert(
      fc.property(
        fc.oneof(filterArbitrary.map(printFilter), nearlyFilterArbitrary),
        fc.nat(),
        (text, place) => {
          const cursor = place % (text.length + 1)
          for (const { text: offer, from, to } of completeFilter(text, cursor, vocabulary)) {
            expect(from).toBeLessThanOrEqual(cursor)
            expect(to).toBeGreaterThanOrEqual(cursor)
            const result = parseFilter(text.slice(0, from) + offer)
            // Something may be missing, but nothing that stands there is refused.
            if (result.ok || offer.trim() === 'not in') continue
            const { position, length, message } = result.error
            const isOpen = /not closed|never opened/.test(message)
            expect([message, isOpen || (length === 0 && position >= from)]).toEqual([message, true])
          }
        },
      ),
      { numRuns: 500 },
    )
  })
})
