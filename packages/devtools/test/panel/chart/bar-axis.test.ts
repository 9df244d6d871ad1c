import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { barAt, barsOf, barTime, barUnder, barX } from '../../../src/panel/chart/bar-axis.ts'
import { axisEndingAt, xOf } from '../../../src/panel/strip/time-axis.ts'

const axes = fc
  .record({
    end: fc.integer({ min: 0, max: 10_000_000 }),
    width: fc.integer({ min: 3, max: 2500 }),
    binsPerBar: fc.constantFrom(1, 2, 5, 10, 20, 25),
  })
  .map(({ end, width, binsPerBar }) => axisEndingAt(end, width, binsPerBar))

describe('barsOf', () => {
  it('puts each bar where the strip has its own, and finds it again under the pointer', () => {
    fc.assert(
      fc.property(axes, fc.nat(), (time, at) => {
        const axis = barsOf(time)
        const bar = at % axis.count
        const start = barTime(axis, bar)
        expect(xOf(time, start)).toBeCloseTo(barX(bar))
        expect(barAt(axis, start)).toBe(bar)
        expect(barAt(axis, start + axis.barMs - 1)).toBe(bar)
        for (const x of [0, 1, 2]) expect(barUnder(barX(bar) + x)).toBe(bar)
      }),
    )
  })
})
