import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RowIndex } from '../../src/world/row-index.ts'

/** Few enough to meet again, and many that share their low bits. */
const id = fc.oneof(
  fc.nat(200),
  fc.nat(15).map((step) => step * 0x1000_0000),
  fc.constantFrom(0xffff_ffff, 0xffff_ffc0),
)

const operation = fc.record({ do: fc.constantFrom('set', 'set', 'set', 'delete'), id })

describe('[J14] the row of an entity', () => {
  it('is found as in a map, however ids lie and whatever was deleted', () => {
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 400, size: 'max' }), (operations) => {
        const index = new RowIndex()
        const model = new Map<number, number>()
        for (const [row, each] of operations.entries()) {
          if (each.do === 'delete') {
            index.delete(each.id)
            model.delete(each.id)
          } else if (!model.has(each.id)) {
            index.set(each.id, row)
            model.set(each.id, row)
          }
        }
        expect([...index.ids()]).toEqual([...model.keys()])
        expect(index.size).toBe(model.size)
        for (const each of operations) expect(index.get(each.id)).toBe(model.get(each.id))
      }),
    )
  })

  it.each([-1, 0.5, Number.NaN, 2 ** 32, 64.5])('is none for %d, which is no id', (strange) => {
    const index = new RowIndex()
    index.set(0, 5)
    index.set(63, 6)
    expect(index.get(strange)).toBeUndefined()
  })
})
