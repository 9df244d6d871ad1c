import { describe, expect, it } from 'vitest'
import { createRandom } from '../../src/testing/index.ts'

function take(seed: number, count: number): number[] {
  const random = createRandom(seed)
  return Array.from({ length: count }, random)
}

describe('createRandom', () => {
  it('gives the same numbers for the same seed, on every machine and in every version', () => {
    expect(take(1, 4).map((number) => number * 2 ** 32)).toEqual([
      636218296, 3158027965, 3323989611, 4040419618,
    ])
  })

  it('stays from 0 to below 1 and fills that range evenly', () => {
    const buckets = Array.from({ length: 16 }, () => 0)
    for (const number of take(42, 160_000)) {
      buckets[Math.floor(number * 16)]! += 1
    }
    expect(buckets).toHaveLength(16)
    for (const count of buckets) expect(Math.abs(count - 10_000)).toBeLessThan(500)
  })

  it('gives unlike numbers for like seeds, also 0 and negative ones', () => {
    const firsts = [-2, -1, 0, 1, 2, 3, 2 ** 31, 2 ** 32 - 3].flatMap((seed) => take(seed, 3))
    expect(new Set(firsts).size).toBe(firsts.length)
  })

  it('shows no relation between a number and the next', () => {
    const numbers = take(7, 100_000)
    const mean = numbers.reduce((sum, number) => sum + number, 0) / numbers.length
    let covariance = 0
    let variance = 0
    numbers.forEach((number, index) => {
      variance += (number - mean) ** 2
      if (index > 0) covariance += (number - mean) * (numbers[index - 1]! - mean)
    })
    expect(Math.abs(covariance / variance)).toBeLessThan(0.01)
  })
})
