import { describe, expect, it } from 'vitest'
import { age, byteRate, count, moment, settingShare } from '../../src/app/format.ts'
import { groupedInteger } from '../../src/engine/grouped-integer.ts'

describe('figures', () => {
  it('are written as everywhere else', () => {
    expect([groupedInteger(18_188), groupedInteger(-4)]).toEqual(['18,188', '−4'])
    expect([moment(12_450), age(84.4), age(999.4), age(999.5), age(99_960)]).toEqual([
      '12.450 s',
      '84 ms',
      '999 ms',
      '1.0 s',
      '2 min',
    ])
    expect([byteRate(999), byteRate(24_600), byteRate(2_410_000)]).toEqual([
      '999 B/s',
      '24.6 kB/s',
      '2.41 MB/s',
    ])
    expect([settingShare(0.05), settingShare(0.001)]).toEqual(['5\u202f%', '0.1\u202f%'])
    expect([count(1, 'entity', 'entities'), count(20_000, 'entity', 'entities')]).toEqual([
      '1 entity',
      '20,000 entities',
    ])
  })
})
