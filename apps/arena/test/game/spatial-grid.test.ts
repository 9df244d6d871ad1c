import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SpatialGrid } from '../../src/game/spatial-grid.ts'

const width = 500
const height = 300
// Beyond the edges too: whoever is pushed out must still be found.
const point = fc.record({
  x: fc.integer({ min: -50, max: width + 50 }),
  y: fc.integer({ min: -50, max: height + 50 }),
})

describe('SpatialGrid', () => {
  it('finds exactly what looking at everything finds', () => {
    const property = fc.property(
      fc.array(fc.array(point, { maxLength: 40 }), { minLength: 1, maxLength: 3 }),
      point,
      fc.integer({ min: 0, max: 300 }),
      (fillings, center, radius) => {
        const grid = new SpatialGrid(width, height)
        for (const bodies of fillings) {
          grid.rebuild(bodies)
          const found: (typeof center)[] = []
          grid.collect(center, radius, found)
          const expected = bodies.filter(
            ({ x, y }) => (x - center.x) ** 2 + (y - center.y) ** 2 <= radius ** 2,
          )
          expect(new Set(found)).toEqual(new Set(expected))
          expect(found).toHaveLength(expected.length)
        }
      },
    )
    fc.assert(property)
  })
})
