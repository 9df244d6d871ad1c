import { describe, expect, it } from 'vitest'
import { ranksOf } from '../../src/components/ranking.ts'

describe('places', () => {
  it.each<[string, number[], number[]]>([
    ['count from 1', [9, 7, 2], [1, 2, 3]],
    ['are shared by equals, and then some are free', [9, 7, 7, 7, 2], [1, 2, 2, 2, 5]],
    ['are all the first among equals', [0, 0], [1, 1]],
    ['are none of nobody', [], []],
  ])('%s', (_, points, ranks) => {
    const ids = points.map((__, index) => index + 10)
    expect(ranksOf(ids, (id) => points[id - 10])).toEqual(ranks)
  })
})
