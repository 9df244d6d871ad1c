import { describe, expect, it } from 'vitest'
import { BodyBuffer } from '../../../src/app/stage/body-buffer.ts'
import { selectionText } from '../../../src/app/stage/draw-selection.ts'
import { frameOf } from '../../../src/app/stage/frame-of.ts'

type Body = readonly [id: number, kind: number, trueX: number, trueY: number, x: number, y: number]

function filled(bodies: readonly Body[]): BodyBuffer {
  const buffer = new BodyBuffer()
  buffer.walk((visit) => {
    for (const body of bodies) visit(...body)
  })
  return buffer
}

const HERE: Body = [7, 0, 3, 4, 0, 0]
const NOT_HERE_YET: Body = [8, 1, 10, 10, Number.NaN, Number.NaN]
const GONE: Body = [9, 2, Number.NaN, Number.NaN, -10, -10]

describe('the bodies of a client', () => {
  it('say of each where it is and how far from the truth, or which world lacks it', () => {
    const buffer = filled([HERE, NOT_HERE_YET, GONE])
    expect([7, 8, 9].map((id) => selectionText(buffer, buffer.indexOf(id)))).toEqual([
      '7  5.00 units',
      '8  not here yet',
      '9  gone in truth',
    ])
    expect(buffer.indexOf(1)).toBe(-1)
  })

  it('are found by the nearest of replica and truth within reach', () => {
    const buffer = filled([HERE, NOT_HERE_YET, GONE])
    expect(buffer.nearest(0.5, 0, 1)).toBe(7)
    expect(buffer.nearest(3, 4.5, 1)).toBe(7)
    expect(buffer.nearest(9.5, 10, 1)).toBe(8)
    expect(buffer.nearest(-10, -9.5, 1)).toBe(9)
    expect(buffer.nearest(5, 5, 1)).toBeUndefined()
  })

  it('are as many as there are, and those in view are counted', () => {
    const many = Array.from({ length: 1_000 }, (_, id): Body => [id, id, id, 0, id, 0])
    const buffer = filled(many)
    expect(buffer.count).toBe(1_000)
    expect([buffer.ids[999], buffer.kinds[999]]).toEqual([999, 0])
    const frame = frameOf({ x: 0, y: 0, zoom: 1 }, { width: 224, height: 224 }, 100)
    expect(frame.scale).toBeCloseTo(1)
    expect(buffer.countInside(frame)).toBe(113)
    expect(filled([]).countInside(frame)).toBe(0)
  })
})
