import { describe, expect, it } from 'vitest'
import { Effects, progressOf } from '../../../src/client/view/effects.ts'

describe('Effects', () => {
  it('keeps an effect from its start to its end', () => {
    const effects = new Effects()
    const spark = effects.start('spark', 1000, 0, 0, 0)!
    effects.prune(spark.endMs - 1)
    expect(effects.live).toEqual([spark])
    effects.prune(spark.endMs)
    expect(effects.live).toEqual([])
  })

  it('has not begun while its start lies ahead', () => {
    const spark = new Effects().start('spark', 1000, 0, 0, 0)!
    expect(progressOf(spark, 990)).toBeLessThan(0)
    expect(progressOf(spark, spark.endMs)).toBe(1)
  })

  it('carries nothing over from the effect whose record it takes', () => {
    const effects = new Effects()
    const first = effects.start('damage', 0, 1, 1, 0)!
    first.amount = 14
    first.fighter = 9
    effects.prune(99_999)
    const second = effects.start('damage', 100_000, 2, 3, 1)!
    expect(second).toMatchObject({ amount: 0, fighter: 0, toX: 2, toY: 3 })
  })

  it('leaves the newest out rather than grow without end', () => {
    const effects = new Effects()
    for (let index = 0; index < 5000; index += 1) effects.start('spark', 0, 0, 0, 0)
    expect(effects.live.length).toBeLessThanOrEqual(600)
  })
})
