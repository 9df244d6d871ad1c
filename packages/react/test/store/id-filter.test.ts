import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { IdFilter } from '../../src/store/id-filter.ts'

const id = fc.oneof(
  fc.nat(500),
  fc.nat(500).map((step) => step * 64),
  fc.integer({ min: 0, max: 0xffff_ffff }),
)

describe('a filter of ids', () => {
  it('[P74] knows every id that is among those kept, whatever was taken out meanwhile', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ id, isAdded: fc.boolean() }), { maxLength: 600, size: 'max' }),
        (operations) => {
          const filter = new IdFilter()
          const kept = new Map<number, true>()
          for (const operation of operations) {
            if (!operation.isAdded) kept.delete(operation.id)
            else if (!kept.has(operation.id)) {
              kept.set(operation.id, true)
              filter.add(operation.id, kept)
            }
            expect(kept.has(operation.id) && !filter.mayHave(operation.id)).toBe(false)
          }
          for (const each of kept.keys()) expect(filter.mayHave(each)).toBe(true)
        },
      ),
    )
  })

  it.each([1, 64, 4096])('[P74] passes over most others, where ids lie %d apart', (step) => {
    const filter = new IdFilter()
    const kept = new Map<number, true>()
    for (let place = 0; place < 1_000; place += 1) {
      kept.set(place * step, true)
      filter.add(place * step, kept)
    }
    let taken = 0
    for (let place = 1_000; place < 11_000; place += 1) {
      if (filter.mayHave(place * step)) taken += 1
    }
    expect(taken).toBeLessThan(2_000)
  })

  it('[P74] does not fill up with ids that come and go', () => {
    const filter = new IdFilter()
    const kept = new Map<number, true>()
    for (let each = 0; each < 100_000; each += 1) {
      kept.set(each, true)
      filter.add(each, kept)
      kept.delete(each - 10)
    }
    let taken = 0
    for (let each = 200_000; each < 210_000; each += 1) if (filter.mayHave(each)) taken += 1
    expect(taken).toBeLessThan(2_000)
  })
})
