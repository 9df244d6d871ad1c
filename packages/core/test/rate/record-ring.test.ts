import { describe, expect, it } from 'vitest'
import { RecordRing } from '../../src/rate/record-ring.ts'

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
})
