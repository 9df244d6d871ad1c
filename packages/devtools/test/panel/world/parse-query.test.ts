import { describe, expect, it } from 'vitest'
import { parseQuery } from '../../../src/panel/world/parse-query.ts'

describe('parseQuery', () => {
  it('reads ids, words, texts and comparisons, joined by a space or by and', () => {
    expect(parseQuery('88 Position "Tolk the \\"Old\\"" and Health.current<= 20')).toEqual({
      ok: true,
      terms: [
        { type: 'id', digits: '88' },
        { type: 'word', word: 'Position' },
        { type: 'text', text: 'Tolk the "Old"' },
        {
          type: 'compare',
          component: 'Health',
          field: 'current',
          operator: '<=',
          value: 20,
        },
      ],
    })
  })

  it('takes the last dot as the end of the component', () => {
    expect(parseQuery('game.unit.Health.current = "low"')).toEqual({
      ok: true,
      terms: [
        {
          type: 'compare',
          component: 'game.unit.Health',
          field: 'current',
          operator: '==',
          value: 'low',
        },
      ],
    })
  })

  it.each([
    ['  "Tolk', 3, 'the text never ends'],
    ['< 20', 1, 'a field must come before it'],
    ['Tolk Health.current <', 20 + 0, 'a value is missing'],
    ['Health < 20', 1, 'a field is meant, as in Health.current'],
    ['Tolk and', 6, 'and needs a term on both sides'],
    ['Tolk !', 6, 'not understood'],
  ])('says of %j at which column it fails', (text, column, message) => {
    expect(parseQuery(text)).toEqual({ ok: false, column, message })
  })

  it('finds nothing to ask in an empty text', () => {
    expect(parseQuery('  ')).toEqual({ ok: true, terms: [] })
  })
})
