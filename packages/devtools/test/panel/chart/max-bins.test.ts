import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type BarAxis, barAt } from '../../../src/panel/chart/bar-axis.ts'
import { MaxBins, type Samples } from '../../../src/panel/chart/max-bins.ts'

interface Point {
  readonly time: number
  readonly value: number | undefined
}

/** A recording that grows at its end and is dropped at its front. */
class Recording implements Samples {
  readonly points: Point[] = []
  first = 0

  get end(): number {
    return this.points.length
  }

  timeAt(number: number): number {
    return this.points[number]!.time
  }

  valueAt(number: number): number | undefined {
    return this.points[number]!.value
  }

  isMarked(number: number): boolean {
    return this.points[number]!.value === 7
  }
}

/** Bars of 3 ms, from a time on. */
function axisFrom(from: number, count: number): BarAxis {
  const firstBar = Math.floor(from / 3)
  const time = { from: firstBar * 3, to: (firstBar + count) * 3, binsPerBar: 1, width: count * 3 }
  return { time, barMs: 3, firstBar, count }
}

function bars(bins: MaxBins): number[] {
  return Array.from({ length: bins.count }, (_, bar) => bins.value(bar))
}

describe('MaxBins', () => {
  it('keeps the largest sample of a bar and says which it was', () => {
    const axis = axisFrom(0, 30)
    const recording = new Recording()
    const bins = new MaxBins(recording)
    recording.points.push(
      { time: 30, value: 4 },
      { time: 31, value: 9 },
      { time: 32, value: 2 },
      { time: 40, value: undefined },
    )
    bins.update(axis)
    const bar = barAt(axis, 31)
    expect([bins.value(bar), bins.sample(bar), bins.peak, bins.peakSample]).toEqual([9, 1, 9, 1])
    expect(bins.sample(barAt(axis, 40))).toBe(undefined)
  })

  it('lets go of what was dropped or cleared', () => {
    const axis = axisFrom(0, 30)
    const recording = new Recording()
    const bins = new MaxBins(recording)
    for (const time of [3, 33, 63]) recording.points.push({ time, value: 7 })
    bins.update(axis)
    expect(bins.markedCount).toBe(3)
    recording.first = 2
    bins.update(axis)
    expect(bins.markedCount).toBe(1)
    expect(bins.sample(barAt(axis, 33))).toBe(undefined)
  })

  it('shows the same, moved step by step in any way, as read at once', () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 80 })
    const moves = fc.array(
      fc.record({
        by: fc.integer({ min: -200, max: 400 }),
        known: fc.integer({ min: 0, max: 80 }),
      }),
      { minLength: 1, maxLength: 12 },
    )
    fc.assert(
      fc.property(gaps, moves, (gaps, moves) => {
        let time = 0
        const points = gaps.map((gap, index) => ({ time: (time += gap), value: (index * 37) % 11 }))
        let from = 0
        let known = 0
        const recording = new Recording()
        const bins = new MaxBins(recording)
        for (const move of moves) {
          from = Math.max(0, from + move.by)
          known = Math.max(known, Math.min(points.length, move.known))
          recording.points.push(...points.slice(recording.end, known))
          const axis = axisFrom(from, 34)
          bins.update(axis)
          const fresh = new MaxBins(recording)
          fresh.update(axis)
          expect(bars(bins)).toEqual(bars(fresh))
          expect(bins.markedCount).toBe(fresh.markedCount)
        }
      }),
    )
  })
})
