import { describe, expect, it } from 'vitest'
import { gapsOf, placeMarks } from '../../../src/panel/strip/placed-marks.ts'
import { axisEndingAt } from '../../../src/panel/strip/time-axis.ts'
import type { Mark, MarkKind } from '../../../src/recording/mark.ts'
import type { RingView } from '../../../src/recording/ring-view.ts'

function marksOf(...entries: readonly (readonly [MarkKind, number])[]): RingView<Mark> {
  const marks = entries.map(([kind, time]) => ({
    kind,
    time,
    index: 0,
    direction: undefined,
    code: '',
    text: '',
    count: 1,
    lastTime: time,
  }))
  return { first: 0, end: marks.length, at: (number) => marks[number] }
}

const axis = axisEndingAt(60_000, 900, 1)

describe('marks on the strip', () => {
  it('stand where they happened, those outside not at all', () => {
    const placed = placeMarks(
      marksOf(['snapshot', -9], ['snapshot', 30_000], ['error', 99_000]),
      axis,
    )
    expect(placed.map(({ mark }) => mark.time)).toEqual([30_000])
  })

  it('stack where they would overlap, under the glyph of the worst', () => {
    const placed = placeMarks(
      marksOf(['snapshot', 30_000], ['error', 30_100], ['deferral', 30_200], ['snapshot', 40_000]),
      axis,
    )
    expect(placed.map(({ mark, count }) => [mark.kind, count])).toEqual([
      ['error', 3],
      ['snapshot', 1],
    ])
  })

  it('keep room for the count of those before them', () => {
    const placed = placeMarks(
      marksOf(['deferral', 30_000], ['deferral', 30_200], ['deferral', 31_000], ['error', 32_000]),
      axis,
    )
    expect(placed.map(({ count }) => count)).toEqual([3, 1])
    expect((placed[1]?.x ?? 0) - (placed[0]?.x ?? 0)).toBeGreaterThanOrEqual(24)
  })

  it('leave pauses to the hatching', () => {
    expect(placeMarks(marksOf(['paused', 30_000], ['resumed', 31_000]), axis)).toEqual([])
  })
})

describe('gaps on the strip', () => {
  it('reach from a loss to the connection, and from a pause to its end', () => {
    const gaps = gapsOf(
      marksOf(['disconnect', 1], ['connect', 5], ['paused', 10], ['resumed', 12], ['paused', 20]),
    )
    expect(gaps).toEqual([
      { from: 1, to: 5, kind: 'lost' },
      { from: 10, to: 12, kind: 'paused' },
      { from: 20, to: undefined, kind: 'paused' },
    ])
  })
})
