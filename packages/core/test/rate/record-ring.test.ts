import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { RecordRing } from '../../src/rate/record-ring.ts'

/** How often a ring of 100,000 such records is looked at to find this share of its bytes. */
function looksFor(sizeAt: (index: number) => number, share: number): number {
  const ring = new RecordRing()
  for (let index = 0; index < 100_000; index += 1) ring.push(0, sizeAt(index), 100_000)
  const look = vi.spyOn(ring, 'endAt')
  ring.firstReaching(Math.floor(ring.totalEnd * share), 0)
  return look.mock.calls.length
}

describe('RecordRing', () => {
  it('[R12] grows by doubling up to the bound and never beyond it', () => {
    const ring = new RecordRing()
    const capacities = new Set<number>()
    for (let i = 0; i < 100; i += 1) {
      ring.push(i, 1, 100)
      capacities.add(ring.capacity)
    }
    expect([...capacities]).toEqual([16, 32, 64, 100])
  })

  it('[R12] reuses its slots: many more records than it ever holds at once do not make it grow', () => {
    const ring = new RecordRing()
    for (let i = 0; i < 10_000; i += 1) {
      ring.dropOldest(ring.length - 15)
      ring.push(i, 3, 1000)
    }
    expect(ring.capacity).toBe(16)
    expect(ring.length).toBe(16)
    expect(ring.timeAt(0)).toBe(9984)
    expect(ring.totalEnd - ring.endBefore(0)).toBe(48)
  })

  it('[R12] keeps order and sums when it grows while its contents lie across the end', () => {
    const ring = new RecordRing()
    for (let i = 0; i < 16; i += 1) ring.push(i, i, 64)
    ring.dropOldest(10)
    for (let i = 16; i < 40; i += 1) ring.push(i, i, 64)
    const times = Array.from({ length: ring.length }, (_, index) => ring.timeAt(index))
    expect(times).toEqual(Array.from({ length: 30 }, (_, index) => index + 10))
    const bytes = times.map((_, index) => ring.endAt(index) - ring.endBefore(index))
    expect(bytes).toEqual(times)
  })

  it('[R7] finds the first record with which a sum is reached', () => {
    const ring = new RecordRing()
    for (const bytes of [5, 0, 0, 7, 1]) ring.push(0, bytes, 64)
    expect(ring.firstReaching(5, 0)).toBe(0)
    expect(ring.firstReaching(6, 0)).toBe(3)
    expect(ring.firstReaching(5, 2)).toBe(2)
    expect(ring.firstReaching(13, 0)).toBe(4)
    expect(ring.firstReaching(14, 0)).toBe(5)
  })

  it('[R7] finds it among any sizes, also after the ring has turned', () => {
    const size = fc.oneof(fc.constantFrom(0, 1, 100), fc.nat(50), fc.nat(1e9))
    fc.assert(
      fc.property(
        fc.array(size, { minLength: 1, maxLength: 200 }),
        fc.nat(100),
        fc.double({ min: 0, max: 1.01, noNaN: true }),
        (sizes, dropped, share) => {
          const ring = new RecordRing()
          for (const bytes of [...Array.from({ length: dropped }, () => 7), ...sizes]) {
            ring.push(0, bytes, 1024)
          }
          ring.dropOldest(dropped)
          const from = Math.floor(sizes.length * share * 0.5)
          const start = ring.endBefore(0)
          const end = start + 1 + Math.floor(share * (ring.totalEnd - start))
          const ends = sizes.map((_, index) => ring.endAt(index))
          const expected = ends.findIndex((each, index) => index >= from && each >= end)
          expect(ring.firstReaching(end, from)).toBe(expected === -1 ? sizes.length : expected)
        },
      ),
      { numRuns: 500 },
    )
  })

  it('[R7] takes few looks where sizes are alike, and no more than twice a halving elsewhere', () => {
    expect(looksFor(() => 100, 0.5)).toBeLessThan(5)
    expect(looksFor(() => 100, 0.123_456_7)).toBeLessThan(5)
    expect(looksFor((index) => 40 + ((index * 7919) % 1000), 0.7)).toBeLessThan(20)
    // Every record outweighs all before it together: guesses are of no use.
    expect(looksFor((index) => (index < 40 ? 2 ** index : 1), 0.9)).toBeLessThan(4 * 17 * 2)
    expect(looksFor((index) => (index > 99_960 ? 2 ** (index - 99_960) : 1), 0.001)).toBeLessThan(
      4 * 17 * 2,
    )
  })
})
