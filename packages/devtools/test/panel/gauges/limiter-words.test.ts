import { describe, expect, it } from 'vitest'
import { bytesOfCap, bytesUsed, windowText } from '../../../src/panel/gauges/limiter-words.ts'

describe('bytesOfCap', () => {
  it.each([
    [38_400, 41_000, '38.4', '41 kB'],
    [0, 10 * 1024 * 1024, '0', '10 MiB'],
    [433, 10 * 1024 * 1024, '433 B', '10 MiB'],
    [2_097_152, 10 * 1024 * 1024, '2.0', '10 MiB'],
    [512, 2048, '0.5', '2 KiB'],
    [90, 900, '90', '900 B'],
    [54_500, 54_500, '54.5', '54.5 kB'],
  ])('says %d of %d in the unit of the cap', (used, cap, usedText, capText) => {
    expect(bytesOfCap(used, cap)).toEqual([usedText, capText])
  })
})

describe('bytesUsed', () => {
  it('always says the unit', () => {
    expect(bytesUsed(38_400, 41_000)).toBe('38.4 kB')
    expect(bytesUsed(433, 10 * 1024 * 1024)).toBe('433 B')
    expect(bytesUsed(90, 900)).toBe('90 B')
  })
})

describe('windowText', () => {
  it.each([
    [1000, '1 s'],
    [2500, '2.5 s'],
    [250, '250 ms'],
  ])('says %d ms as %s', (windowMs, text) => {
    expect(windowText(windowMs)).toBe(text)
  })
})
