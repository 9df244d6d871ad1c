import { clamp, squaredDistance } from './geometry.ts'
import type { MutablePoint, Point } from './geometry.ts'
import { isInLake, shoreRadius } from './lake.ts'
import type { ArenaMap } from './map.ts'
import type { Rock } from './scatter.ts'

const cellSize = 100
/** Rocks are found from points that are at most this far from their edge. */
const searchMargin = 40

/** Where one can stand: rocks by cell, lakes by their shores, the edge of the map. */
export class Terrain {
  readonly #map: ArenaMap
  readonly #columns: number
  readonly #rocksByCell: readonly (readonly Rock[])[]

  constructor(map: ArenaMap) {
    this.#map = map
    this.#columns = Math.ceil(map.width / cellSize)
    const rows = Math.ceil(map.height / cellSize)
    const cells: Rock[][] = Array.from({ length: this.#columns * rows }, () => [])
    for (const rock of map.rocks) {
      const reach = rock.radius + searchMargin
      const lastColumn = Math.min(this.#columns - 1, Math.floor((rock.x + reach) / cellSize))
      const lastRow = Math.min(rows - 1, Math.floor((rock.y + reach) / cellSize))
      for (
        let row = Math.max(0, Math.floor((rock.y - reach) / cellSize));
        row <= lastRow;
        row += 1
      ) {
        const first = Math.max(0, Math.floor((rock.x - reach) / cellSize))
        for (let column = first; column <= lastColumn; column += 1) {
          cells[row * this.#columns + column]?.push(rock)
        }
      }
    }
    this.#rocksByCell = cells
  }

  /** Whether nothing blocks a body with this radius (at most 40 units) here. */
  isOpen(point: Point, radius: number): boolean {
    const { width, height, lakes } = this.#map
    if (point.x < radius || point.y < radius) return false
    if (point.x > width - radius || point.y > height - radius) return false
    for (const lake of lakes) if (isInLake(lake, point, radius)) return false
    for (const rock of this.#rocksNear(point)) {
      if (squaredDistance(rock, point) < (rock.radius + radius) ** 2) return false
    }
    return true
  }

  /** Moves a body out of what blocks, by the shortest way: so it slides along obstacles. */
  settle(point: MutablePoint, radius: number): void {
    for (const lake of this.#map.lakes) {
      if (isInLake(lake, point, radius)) {
        const angle = Math.atan2(point.y - lake.y, point.x - lake.x)
        const distance = shoreRadius(lake, angle) + radius
        point.x = lake.x + Math.cos(angle) * distance
        point.y = lake.y + Math.sin(angle) * distance
      }
    }
    for (const rock of this.#rocksNear(point)) {
      const reach = rock.radius + radius
      const squared = squaredDistance(rock, point)
      if (squared < reach * reach) {
        const distance = Math.sqrt(squared)
        // Exactly in the middle there is no shortest way: any will do.
        const scale = distance === 0 ? 0 : reach / distance
        point.x = distance === 0 ? rock.x + reach : rock.x + (point.x - rock.x) * scale
        point.y = rock.y + (point.y - rock.y) * scale
      }
    }
    point.x = clamp(point.x, radius, this.#map.width - radius)
    point.y = clamp(point.y, radius, this.#map.height - radius)
  }

  #rocksNear(point: Point): readonly Rock[] {
    const cell = Math.floor(point.y / cellSize) * this.#columns + Math.floor(point.x / cellSize)
    return this.#rocksByCell[cell] ?? []
  }
}
