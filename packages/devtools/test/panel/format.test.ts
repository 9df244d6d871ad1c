import { describe, expect, it } from 'vitest'
import { age, groupedInteger, hexOffset, share, siBytes } from '../../src/panel/format.ts'

describe('figures', () => {
  it.each([
    [18_188, '18,188'],
    [-3, '\u22123'],
    [9_007_199_254_740_993n, '9,007,199,254,740,993'],
  ])('group integers: %s', (value, text) => {
    expect(groupedInteger(value)).toBe(text)
  })

  it.each([
    [999, '999 B'],
    [38_400, '38.4 kB'],
    [2_410_000, '2.41 MB'],
  ])('say sizes in SI: %s', (value, text) => {
    expect(siBytes(value)).toBe(text)
  })

  it.each([
    [84, '84 ms'],
    [1_900, '1.9 s'],
    [999.7, '1.0 s'],
    [480_000, '8 min'],
  ])('say ages: %s', (value, text) => {
    expect(age(value)).toBe(text)
  })

  it('never say that what is there is nothing', () => {
    expect(share(0.0001)).toBe('<0.1\u202f%')
    expect(share(0)).toBe('0.0\u202f%')
    expect(share(0.208)).toBe('20.8\u202f%')
  })

  it('write offsets in hex with at least four digits', () => {
    expect([hexOffset(0x1a4), hexOffset(0x12345)]).toEqual(['01a4', '12345'])
  })
})
