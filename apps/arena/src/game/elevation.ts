import type { Random } from '@tx2-link/core'
import { clamp } from './geometry.ts'
import type { Lake } from './lake.ts'
import { mapHeight, mapWidth } from './layout.ts'

/** Hills as a lattice of random heights, blended smoothly; the ground sinks towards lakes. */
export function createElevation(
  lakes: readonly Lake[],
  random: Random,
): (x: number, y: number) => number {
  const broad = createLattice(420, random)
  const fine = createLattice(170, random)
  return (x, y) => {
    let height = 0.72 * broad(x, y) + 0.28 * fine(x, y)
    for (const lake of lakes) {
      const distance = Math.sqrt((x - lake.x) ** 2 + (y - lake.y) ** 2)
      const reach = lake.maxRadius * 1.8
      if (distance < reach) height *= 0.25 + 0.75 * (distance / reach)
    }
    return clamp(height, 0, 1)
  }
}

function createLattice(spacing: number, random: Random): (x: number, y: number) => number {
  const columns = Math.ceil(mapWidth / spacing) + 2
  const rows = Math.ceil(mapHeight / spacing) + 2
  const heights = Float64Array.from({ length: columns * rows }, random)
  const at = (column: number, row: number): number =>
    heights[clamp(row, 0, rows - 1) * columns + clamp(column, 0, columns - 1)] ?? 0
  return (x, y) => {
    const column = Math.floor(x / spacing)
    const row = Math.floor(y / spacing)
    const across = smooth(x / spacing - column)
    const down = smooth(y / spacing - row)
    const above = blend(at(column, row), at(column + 1, row), across)
    const below = blend(at(column, row + 1), at(column + 1, row + 1), across)
    return blend(above, below, down)
  }
}

function smooth(share: number): number {
  return share * share * (3 - 2 * share)
}

function blend(from: number, to: number, share: number): number {
  return from + (to - from) * share
}
