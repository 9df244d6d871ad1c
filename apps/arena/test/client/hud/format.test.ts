import { describe, expect, it } from 'vitest'
import { formatClock, formatRate, formatSpan } from '../../../src/client/hud/format.ts'

describe('formats of the HUD', () => {
  it('writes rates in SI units with one decimal', () => {
    expect(formatRate(0)).toBe('0 B/s')
    expect(formatRate(999)).toBe('999 B/s')
    expect(formatRate(24_600)).toBe('24.6 kB/s')
    expect(formatRate(2_410_000)).toBe('2.41 MB/s')
  })

  it('writes ages in the unit that fits', () => {
    expect(formatSpan(84)).toBe('84 ms')
    expect(formatSpan(1_900)).toBe('1.9 s')
    expect(formatSpan(500_000)).toBe('8 min')
  })

  it('lets the clock reach 0:00 only when the round is over', () => {
    expect(formatClock(402)).toBe('6:42')
    expect(formatClock(0.05)).toBe('0:01')
    expect(formatClock(-3)).toBe('0:00')
  })
})
