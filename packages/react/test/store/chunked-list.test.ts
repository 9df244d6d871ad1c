import fc from 'fast-check'
import { expect, it } from 'vitest'
import { ChunkedList } from '../../src/store/chunked-list.ts'

const ascending = (first: number, second: number): number => first - second

const items = (count: number): number[] => Array.from({ length: count }, (_, index) => index)

it('[P58] lists in chunks hold what a plain sorted list holds, whatever is added and deleted', () => {
  const item = fc.nat({ max: 3000 })
  const steps = fc.array(
    fc.record({ add: fc.boolean(), from: item, count: fc.nat({ max: 700 }) }),
    {
      maxLength: 30,
    },
  )
  fc.assert(
    fc.property(fc.nat({ max: 1500 }), steps, (initial, changes) => {
      const list = new ChunkedList(ascending, items(initial))
      const plain = new Set(items(initial))
      for (const { add, from, count } of changes) {
        for (let each = from; each < from + count; each += 1) {
          expect(list.has(each)).toBe(plain.has(each))
          if (add && !plain.has(each)) list.add(each)
          expect(add || list.delete(each)).toBe(add || plain.has(each))
          if (add) plain.add(each)
          else plain.delete(each)
        }
        const sorted = [...plain].sort(ascending)
        expect(list.size).toBe(plain.size)
        expect(list.take(Infinity)).toEqual(sorted)
        expect(list.take(300)).toEqual(sorted.slice(0, 300))
      }
    }),
    { numRuns: 50 },
  )
})
