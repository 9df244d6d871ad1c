import { describe, expect, it } from 'vitest'
import { sampleHeights, traceLevel } from '../../../src/client/view/height-cells.ts'

/** Adds up the area of closed outlines and rectangles, and remembers a contour's points. */
function createTrace() {
  const points: [number, number][] = []
  let outline: [number, number][] = []
  let area = 0
  return {
    points,
    get area() {
      return area
    },
    moveTo(x: number, y: number) {
      points.push([x, y])
      outline = [[x, y]]
    },
    lineTo(x: number, y: number) {
      points.push([x, y])
      outline.push([x, y])
    },
    closePath() {
      for (const [index, [x, y]] of outline.entries()) {
        const [nextX, nextY] = outline[(index + 1) % outline.length]!
        area += (x * nextY - nextX * y) / 2
      }
    },
    rect(_x: number, _y: number, width: number, height: number) {
      area += width * height
    },
  }
}

describe('traceLevel', () => {
  it('fills exactly the ground that lies above the level', () => {
    const slope = sampleHeights(100, 50, 10, (x) => x / 100)
    const area = createTrace()
    traceLevel(slope, 0.35, area, createTrace())
    expect(area.area).toBeCloseTo(65 * 50)
  })

  it('draws the contour where the ground crosses the level', () => {
    const slope = sampleHeights(100, 50, 10, (x) => x / 100)
    const contour = createTrace()
    traceLevel(slope, 0.35, createTrace(), contour)
    expect(contour.points).toHaveLength(10)
    for (const [x] of contour.points) expect(x).toBeCloseTo(35)
  })

  it('fills nothing below the level', () => {
    const plain = sampleHeights(100, 50, 10, () => 0.2)
    const area = createTrace()
    traceLevel(plain, 0.35, area, createTrace())
    expect(area.area).toBe(0)
  })
})
