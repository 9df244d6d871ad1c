import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { layoutTags, maxTags } from '../../../src/client/view/tag-layout.ts'
import type { TagCandidate } from '../../../src/client/view/tag-layout.ts'

function tag(x: number, y: number, priority: number): TagCandidate {
  return { x, y, width: 40, height: 12, priority, placed: false }
}

describe('layoutTags', () => {
  it('places the nearer of two names that would lie over each other', () => {
    const far = tag(0, 0, 90)
    const near = tag(20, 5, 30)
    expect(layoutTags([far, near])).toBe(1)
    expect([near.placed, far.placed]).toEqual([true, false])
  })

  it('places a name that only a left-out name would have covered', () => {
    const [first, second, third] = [tag(0, 0, 1), tag(30, 0, 2), tag(60, 0, 3)]
    layoutTags([first, second, third])
    expect([first.placed, second.placed, third.placed]).toEqual([true, false, true])
  })

  it('never places two names over each other, nor more than the cap', () => {
    const candidate = fc.record({
      x: fc.integer({ min: 0, max: 1400 }),
      y: fc.integer({ min: 0, max: 900 }),
      width: fc.integer({ min: 10, max: 90 }),
      height: fc.constant(12),
      priority: fc.integer({ min: 0, max: 360 }),
      placed: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(candidate, { maxLength: 200 }), (candidates) => {
        const count = layoutTags(candidates)
        const placed = candidates.filter((one) => one.placed)
        expect(count).toBe(placed.length)
        expect(count).toBeLessThanOrEqual(maxTags)
        for (const [index, a] of placed.entries()) {
          for (const b of placed.slice(index + 1)) {
            const apart =
              a.x >= b.x + b.width ||
              b.x >= a.x + a.width ||
              a.y >= b.y + b.height ||
              b.y >= a.y + a.height
            expect(apart).toBe(true)
          }
        }
      }),
    )
  })

  it('forgets what was placed in the frame before', () => {
    const covered = tag(0, 0, 2)
    covered.placed = true
    layoutTags([tag(0, 0, 1), covered])
    expect(covered.placed).toBe(false)
  })
})
