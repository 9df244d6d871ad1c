import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { highlightPieces } from '../../../src/panel/filter-bar/highlight.ts'

function kinds(text: string): string[] {
  return highlightPieces(text, undefined)
    .filter(({ kind }) => kind !== 'space')
    .map(({ text, kind }) => `${text} ${kind}`)
}

describe('the colours of a filter', () => {
  it('tell fields, operators and literals apart', () => {
    expect(kinds('component == "Position" and bytes > 1kb')).toEqual([
      'component field',
      '== operator',
      '"Position" literal',
      'and operator',
      'bytes field',
      '> operator',
      '1kb literal',
    ])
  })

  it('know other spellings of fields and operators, in any case, as the parser does', () => {
    expect(kinds('Direction == IN AND seq > 3 && NOT type matches "a"')).toEqual([
      'Direction field',
      '== operator',
      'IN literal',
      'AND operator',
      'seq field',
      '> operator',
      '3 literal',
      '&& operator',
      'NOT operator',
      'type field',
      'matches operator',
      '"a" literal',
    ])
  })

  it('take a name after a comparison for a value, whatever it is called', () => {
    expect(kinds('type in {delta, type}')).toContain('type literal')
  })

  it('never change the text, wrong or not', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(30), fc.nat(10), (text, position, length) => {
        const pieces = highlightPieces(text, { position, length })
        expect(pieces.map(({ text }) => text).join('')).toBe(text)
      }),
    )
  })

  it('mark the wrong characters alone', () => {
    const pieces = highlightPieces('type == delta', { position: 8, length: 3 })
    expect(pieces.filter(({ isWrong }) => isWrong).map(({ text }) => text)).toEqual(['del'])
  })
})
