import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { laneScale } from '../../../src/panel/strip/draw-strip.ts'
import {
  axisEndingAt,
  axisTicks,
  BAR_STEP,
  timeAt,
  xOf,
  zoomed,
} from '../../../src/panel/strip/time-axis.ts'

describe('the time axis', () => {
  it('shows the end, in whole bars, whatever the width and the zoom', () => {
    fc.assert(
      fc.property(
        fc.nat(10_000_000),
        fc.integer({ min: 3, max: 2600 }),
        fc.constantFrom(1, 2, 5, 10),
        (end, width, binsPerBar) => {
          const axis = axisEndingAt(end, width, binsPerBar)
          expect(axis.from).toBeLessThanOrEqual(end)
          expect(axis.to).toBeGreaterThan(end)
          expect(xOf(axis, axis.to)).toBeLessThanOrEqual(width)
          expect(xOf(axis, axis.to)).toBeGreaterThan(width - BAR_STEP)
        },
      ),
    )
  })

  it('goes back from a place to its time', () => {
    const axis = axisEndingAt(60_000, 900, 2)
    expect(timeAt(axis, xOf(axis, 12_345))).toBeCloseTo(12_345)
  })

  it('has lines at whole seconds of the reader’s clock, apart enough for their labels', () => {
    const axis = axisEndingAt(60_000, 900, 1)
    const ticks = axisTicks(axis, 250)
    expect(ticks.length).toBeGreaterThan(2)
    expect(ticks.filter((time) => (time + 250) % 1000 !== 0)).toEqual([])
    const distances = ticks.slice(1).map((time, at) => xOf(axis, time) - xOf(axis, ticks[at]!))
    expect(Math.min(...distances)).toBeGreaterThanOrEqual(110)
  })

  it('zooms in and out between bounds', () => {
    expect([zoomed(1, true), zoomed(1, false), zoomed(25, false)]).toEqual([1, 2, 25])
  })
})

describe('the scale of a lane', () => {
  it('is not flattened by a lone spike, which it tells', () => {
    const usual = Array.from({ length: 50 }, () => 100)
    expect(laneScale([...usual, 90_000])).toEqual({ peak: 90_000, full: 250 })
  })

  it('is the peak where nothing sticks out', () => {
    expect(laneScale([80, 100, 0, 90])).toEqual({ peak: 100, full: 100 })
    expect(laneScale([0, 0])).toEqual({ peak: 0, full: 0 })
  })
})
