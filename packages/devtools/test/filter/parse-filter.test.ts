import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FilterNode } from '../../src/filter/filter.ts'
import { parseFilter } from '../../src/filter/parse-filter.ts'
import { printFilter } from '../../src/filter/print-filter.ts'
import { filterArbitrary, nearlyFilterArbitrary } from './arbitrary.ts'

function rootOf(text: string): FilterNode | undefined {
  const result = parseFilter(text)
  if (!result.ok) throw new Error(`${result.error.position}: ${result.error.message}`)
  return result.filter.root
}

function printed(text: string): string {
  return printFilter({ root: rootOf(text) })
}

/** The text with what is wrong between brackets, and why. */
function faultOf(text: string): [string, string] {
  const result = parseFilter(text)
  if (result.ok) throw new Error('no fault')
  const { position, length, message } = result.error
  const end = position + length
  return [`${text.slice(0, position)}[${text.slice(position, end)}]${text.slice(end)}`, message]
}

describe('a filter', () => {
  it('[Q1] reads the same again after it was printed', () => {
    fc.assert(
      fc.property(filterArbitrary, (filter) => {
        expect(parseFilter(printFilter(filter))).toEqual({ ok: true, filter })
      }),
      { numRuns: 1_000 },
    )
  })

  it('[Q2] is read or refused with a place within the text, whatever it is', () => {
    fc.assert(
      fc.property(nearlyFilterArbitrary, (text) => {
        const result = parseFilter(text)
        const { position, length, message } = result.ok
          ? { position: 0, length: 0, message: 'none' }
          : result.error
        expect(position).toBeGreaterThanOrEqual(0)
        expect(length).toBeGreaterThanOrEqual(0)
        expect(position + length).toBeLessThanOrEqual(text.length)
        expect(message).not.toBe('')
        const again = result.ok ? parseFilter(printFilter(result.filter)) : result
        expect(again).toEqual(result)
      }),
      { numRuns: 3_000 },
    )
  })

  it.each(['(', 'not ', '!', 'not (', '((type == '])(
    '[Q2] does not break however deep it goes: %s',
    (piece) => {
      for (const count of [100, 2_000]) expect(parseFilter(piece.repeat(count)).ok).toBe(false)
      expect(parseFilter('x'.repeat(10_000)).ok).toBe(false)
    },
  )

  it('[Q3] without conditions lets everything through', () => {
    expect(rootOf('')).toBeUndefined()
    expect(rootOf('  \n ')).toBeUndefined()
  })

  it('[Q3] is made of comparisons, sets, and, or, not and parentheses; and binds more than or', () => {
    expect(
      rootOf('type == delta and bytes > 1kb and entity == 42 and component == "Position"'),
    ).toEqual({
      kind: 'and',
      operands: [
        { kind: 'compare', field: 'type', operator: '==', value: { kind: 'text', text: 'delta' } },
        { kind: 'compare', field: 'bytes', operator: '>', value: { kind: 'number', number: 1000 } },
        { kind: 'compare', field: 'entity', operator: '==', value: { kind: 'number', number: 42 } },
        {
          kind: 'compare',
          field: 'component',
          operator: '==',
          value: { kind: 'text', text: 'Position' },
        },
      ],
    })
    expect(rootOf('not type in {ping, pong}')).toEqual({
      kind: 'not',
      operand: {
        kind: 'in',
        field: 'type',
        values: [
          { kind: 'text', text: 'ping' },
          { kind: 'text', text: 'pong' },
        ],
      },
    })
    expect(printed('bytes > 1 or dir == in and not ticks > 2')).toBe(
      'bytes > 1 or dir == in and not ticks > 2',
    )
    expect(printed('(bytes > 1 or dir == in) and (not (ticks > 2 or tick < 3))')).toBe(
      '(bytes > 1 or dir == in) and not (ticks > 2 or tick < 3)',
    )
  })

  it('[Q3] is read in several spellings', () => {
    expect(printed('TYPE==Delta && !(DIRECTION != OUT || seq<5)')).toBe(
      'type == delta and not (dir != out or sequence < 5)',
    )
    expect(printed('type not in { ping,pong }')).toBe('not type in {ping, pong}')
    expect(printed("component == 'It\\'s \\u0041' or component == Position")).toBe(
      'component == "It\'s A" or component == "Position"',
    )
  })

  it.each([
    ['bytes > 1kb', 1_000],
    ['bytes > 2.5 MB', 2_500_000],
    ['bytes > 1 KiB', 1_024],
    ['bytes > 1MiB', 1_048_576],
    ['bytes > 7 b', 7],
    ['bytes > 1e3', 1_000],
    ['gap > 80', 80],
    ['gap > 80ms', 80],
    ['held > 1.5s', 1_500],
    ['time > 2min', 120_000],
    ['time > 1h', 3_600_000],
  ])('[Q4] a number may have a unit: %s', (text, number) => {
    expect(rootOf(text)).toMatchObject({ value: { kind: 'number', number } })
  })

  it('[Q4] a time may be one of day', () => {
    expect(rootOf('time >= 14:02:10.401')).toMatchObject({
      value: { kind: 'time-of-day', ms: 50_530_401 },
    })
    expect(printed('time < 9:05')).toBe('time < 09:05:00.000')
  })

  it.each([
    ['byts > 1', '[byts] > 1', 'unknown field `byts`, did you mean bytes?'],
    ['foo == 1', '[foo] == 1', 'unknown field `foo`'],
    ['tpye == delta', '[tpye] == delta', 'unknown field `tpye`, did you mean type?'],
    ['type ==', 'type ==[]', 'expected a value after =='],
    ['type ==  ', 'type ==[]  ', 'expected a value after =='],
    ['type', 'type[]', 'expected an operator after type'],
    ['type = delta', 'type [=] delta', 'compare with `==`'],
    ['type delta', 'type [delta]', 'expected an operator after type, not `delta`'],
    ['type == dleta', 'type == [dleta]', 'type is never `dleta`, did you mean delta?'],
    ['dir == up', 'dir == [up]', 'dir is never `up`, it is in, out'],
    ['type > delta', 'type [>] delta', 'type is compared with `==`, `!=` or `in`'],
    [
      'bytes contains 1',
      'bytes [contains] 1',
      'bytes is compared with `==`, `!=`, `<`, `<=`, `>`, `>=` or `in`',
    ],
    ['bytes > big', 'bytes > [big]', 'bytes is compared with a number'],
    ['bytes > 1e400', 'bytes > [1e400]', 'this number is too large'],
    ['bytes > 1kx', 'bytes > [1]kx', 'unknown unit `kx`, units are b, kb, mb, kib, mib'],
    ['changes > 1k', 'changes > [1]k', 'unknown unit `k`, changes has no units'],
    ['bytes > 10:20', 'bytes > [10:20]', 'bytes is compared with a number'],
    ['time > 24:00', 'time > [24:00]', 'there is no such time of day'],
    [
      'component == 4',
      'component == [4]',
      'component is compared with text: put it between quotes',
    ],
    ['component == "a', 'component == ["a]', 'this text is not closed'],
    [
      'component matches "("',
      'component matches ["("]',
      'not a regular expression: Unterminated group',
    ],
    [
      'type == delta bytes > 1',
      'type == delta [bytes] > 1',
      'expected `and` or `or` before `bytes`',
    ],
    ['type == delta and', 'type == delta and[]', 'expected a condition'],
    ['and bytes > 1', '[and] bytes > 1', 'expected a condition before `and`'],
    ['(type == delta', '[(]type == delta', 'this parenthesis is not closed'],
    ['(type == delta bytes', '(type == delta [bytes]', 'expected `and`, `or` or `)`'],
    ['type == delta)', 'type == delta[)]', 'this parenthesis was never opened'],
    ['type in', 'type in[]', 'expected a list after in, such as {a, b}'],
    ['type in delta', 'type in [delta]', 'expected a list after in'],
    ['type in {', 'type in {[]', 'expected a value after {'],
    ['type in {}', 'type in {[}]', 'expected a value after {'],
    ['type in {ping,}', 'type in {ping,[}]', 'expected a value after ,'],
    ['type in {ping', 'type in [{]ping', 'this list is not closed'],
    ['type in {ping pong}', 'type in {ping [pong]}', 'expected `,` or `}`'],
    ['"text"', '["text"]', 'expected a condition, not `"text"`'],
    ['bytes > 1 # 2', 'bytes > 1 [#] 2', 'expected `and` or `or` before `#`'],
  ])('[Q5] a fault is named with its place: %s', (text, marked, message) => {
    expect(faultOf(text)).toEqual([marked, message])
  })
})
