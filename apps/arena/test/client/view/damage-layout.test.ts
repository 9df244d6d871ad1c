import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DamageLayout } from '../../../src/client/view/damage-layout.ts'
import { type TagCandidate, overlaps } from '../../../src/client/view/tag-layout.ts'

const body = { x: 400, y: 300, radius: 8 }

function number(progress = 0) {
  return { x: 0, y: 0, width: 26, height: 19, progress }
}

function name(x: number, y: number, width = 60, placed = true): TagCandidate {
  return { x, y, width, height: 13, priority: 0, placed }
}

function layoutUnder(...names: readonly TagCandidate[]): DamageLayout {
  const layout = new DamageLayout()
  layout.begin(names)
  return layout
}

describe('DamageLayout', () => {
  it('puts a number to the right of the body and lets it rise, but not up to the bar', () => {
    const [first, last] = [number(0), number(1)]
    layoutUnder().place(first, body, 0)
    layoutUnder().place(last, body, 0)
    expect(first.x).toBeGreaterThan(body.x + body.radius)
    expect(last.y).toBeLessThan(first.y)
    expect(last.y).toBeGreaterThan(body.y - 2.4 * body.radius)
  })

  it('puts hits that follow each other side by side', () => {
    const layout = layoutUnder()
    const hits = [number(0.6), number(0.3), number()]
    expect(hits.map((hit) => layout.place(hit, body, 0))).toEqual([0, 1, 2])
    expect(hits[1]!.x).toBeGreaterThanOrEqual(hits[0]!.x + hits[0]!.width)
  })

  it('moves a number out of the way of a name, and then leaves it where it is', () => {
    const moved = layoutUnder(name(410, 290)).place(number(), body, 0)
    expect(moved).toBeGreaterThan(0)
    expect(layoutUnder().place(number(0.1), body, moved!)).toBe(moved)
  })

  it('does not mind names that are left out', () => {
    expect(layoutUnder(name(410, 290, 60, false)).place(number(), body, 0)).toBe(0)
  })

  it('leaves a number out where there are names all around', () => {
    const layout = layoutUnder(name(250, 295, 300), name(300, 325, 200))
    expect(layout.place(number(), body, 0)).toBeUndefined()
  })

  it('never puts a number over a name or over another number', () => {
    const names = fc.array(
      fc.record({
        x: fc.integer({ min: 300, max: 460 }),
        y: fc.integer({ min: 240, max: 350 }),
        width: fc.integer({ min: 10, max: 90 }),
        height: fc.constant(13),
        priority: fc.constant(0),
        placed: fc.boolean(),
      }),
      { maxLength: 6 },
    )
    const progress = fc.double({ min: 0, max: 1, noNaN: true })
    const hits = fc.array(fc.tuple(progress, fc.nat({ max: 6 })), { maxLength: 8 })
    fc.assert(
      fc.property(names, hits, (all, wanted) => {
        const layout = layoutUnder(...all)
        const numbers = wanted.flatMap(([done, before]) => {
          const one = number(done)
          return layout.place(one, body, before) === undefined ? [] : [one]
        })
        const taken = all.filter(({ placed }) => placed)
        for (const [index, one] of numbers.entries()) {
          expect(taken.some((other) => overlaps(one, other))).toBe(false)
          expect(numbers.slice(index + 1).some((other) => overlaps(one, other))).toBe(false)
        }
      }),
    )
  })
})
