import { clamp, distanceToLine } from './geometry.ts'
import type { MutablePoint, Point } from './geometry.ts'
import type { ArenaMap } from './map.ts'
import type { Terrain } from './terrain.ts'

const cellSize = 32
const roadCost = 0.7
/** Blocked ground is dear rather than closed: so there is a way out from everywhere. */
const blockedCost = 24
/** Bodies of this radius can walk wherever a field leads. */
const clearance = 16
const diagonal = Math.SQRT2
/** A mixed direction that is shorter than this says nothing. */
const shortestMix = 0.4

/** What a step costs on each cell of the ground: little on roads, much where something blocks. */
export class CostGrid {
  readonly columns: number
  readonly rows: number
  readonly costs: Float32Array

  constructor(map: ArenaMap, terrain: Terrain) {
    this.columns = Math.ceil(map.width / cellSize)
    this.rows = Math.ceil(map.height / cellSize)
    this.costs = new Float32Array(this.columns * this.rows)
    for (let cell = 0; cell < this.costs.length; cell += 1) {
      const middle = {
        x: ((cell % this.columns) + 0.5) * cellSize,
        y: (Math.floor(cell / this.columns) + 0.5) * cellSize,
      }
      const onRoad = map.roads.some((road) => distanceToLine(middle, road.points) < road.width)
      const open = terrain.isOpen(middle, clearance)
      this.costs[cell] = onRoad ? roadCost : open ? 1 : blockedCost
    }
  }

  cellAt(point: Point): number {
    const column = clamp(Math.floor(point.x / cellSize), 0, this.columns - 1)
    const row = clamp(Math.floor(point.y / cellSize), 0, this.rows - 1)
    return row * this.columns + column
  }
}

/** The way to one place from everywhere: computed once, then read by any number of walkers. */
export class FlowField {
  readonly #grid: CostGrid
  readonly #directionX: Float32Array
  readonly #directionY: Float32Array

  constructor(grid: CostGrid, destination: Point) {
    this.#grid = grid
    const distances = measureDistances(grid, grid.cellAt(destination))
    this.#directionX = new Float32Array(distances.length)
    this.#directionY = new Float32Array(distances.length)
    this.#pointDownhill(distances)
  }

  /** Writes the direction to walk in (a unit vector, or zero at the destination) to `into`. */
  directionAt(point: Point, into: MutablePoint): void {
    const { columns, rows } = this.#grid
    const across = clamp(point.x / cellSize - 0.5, 0, columns - 1.001)
    const down = clamp(point.y / cellSize - 0.5, 0, rows - 1.001)
    const column = Math.floor(across)
    const row = Math.floor(down)
    const cell = row * columns + column
    const x = mix(this.#directionX, cell, columns, across - column, down - row)
    const y = mix(this.#directionY, cell, columns, across - column, down - row)
    const length = Math.sqrt(x * x + y * y)
    if (length > shortestMix) {
      into.x = x / length
      into.y = y / length
      return
    }
    // The cells around disagree, as where a way parts: mixed, they would lead nowhere.
    const own = this.#grid.cellAt(point)
    into.x = this.#directionX[own] ?? 0
    into.y = this.#directionY[own] ?? 0
  }

  #pointDownhill(distances: Float32Array): void {
    const { columns, rows, costs } = this.#grid
    for (let cell = 0; cell < distances.length; cell += 1) {
      const column = cell % columns
      const row = (cell - column) / columns
      const inside = column > 0 && row > 0 && column < columns - 1 && row < rows - 1
      if (inside && isOpenAround(costs, cell, columns)) {
        const x = (distances[cell - 1] ?? 0) - (distances[cell + 1] ?? 0)
        const y = (distances[cell - columns] ?? 0) - (distances[cell + columns] ?? 0)
        this.#point(cell, x, y)
      } else {
        const next = findNearestNeighbour(this.#grid, distances, cell)
        this.#point(cell, (next % columns) - column, Math.floor(next / columns) - row)
      }
    }
  }

  #point(cell: number, x: number, y: number): void {
    const length = Math.sqrt(x * x + y * y)
    this.#directionX[cell] = length === 0 ? 0 : x / length
    this.#directionY[cell] = length === 0 ? 0 : y / length
  }
}

function isOpenAround(costs: Float32Array, cell: number, columns: number): boolean {
  for (const near of [cell, cell - 1, cell + 1, cell - columns, cell + columns]) {
    if (costs[near] === blockedCost) return false
  }
  return true
}

/** The cell itself if none around it is nearer to the destination. */
function findNearestNeighbour(
  { columns, rows }: CostGrid,
  distances: Float32Array,
  cell: number,
): number {
  const column = cell % columns
  const row = (cell - column) / columns
  let nearest = cell
  for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y += 1) {
    for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x += 1) {
      const near = y * columns + x
      if ((distances[near] ?? Infinity) < (distances[nearest] ?? 0)) nearest = near
    }
  }
  return nearest
}

function mix(values: Float32Array, cell: number, columns: number, x: number, y: number): number {
  const above = (values[cell] ?? 0) * (1 - x) + (values[cell + 1] ?? 0) * x
  const below = (values[cell + columns] ?? 0) * (1 - x) + (values[cell + columns + 1] ?? 0) * x
  return above * (1 - y) + below * y
}

/** Sweeps the grid to and fro until no distance gets shorter. */
function measureDistances(grid: CostGrid, destination: number): Float32Array {
  const { columns, rows, costs } = grid
  const distances = new Float32Array(costs.length).fill(Infinity)
  distances[destination] = 0
  let changed = true
  for (let sweep = 0; changed; sweep += 1) {
    changed = false
    const rightward = (sweep & 1) === 0
    const downward = (sweep & 2) === 0
    for (let i = 0; i < rows; i += 1) {
      const row = downward ? i : rows - 1 - i
      for (let j = 0; j < columns; j += 1) {
        const column = rightward ? j : columns - 1 - j
        const cell = row * columns + column
        const reached = shortestThrough(grid, distances, column, row)
        if (reached < (distances[cell] ?? 0) - 1e-4) {
          distances[cell] = reached
          changed = true
        }
      }
    }
  }
  return distances
}

function shortestThrough(
  { columns, rows, costs }: CostGrid,
  distances: Float32Array,
  column: number,
  row: number,
): number {
  const own = costs[row * columns + column] ?? 1
  let shortest = Infinity
  for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y += 1) {
    for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x += 1) {
      if (x === column && y === row) continue
      const cell = y * columns + x
      const step = x === column || y === row ? 1 : diagonal
      const distance = (distances[cell] ?? Infinity) + (step * (own + (costs[cell] ?? 1))) / 2
      if (distance < shortest) shortest = distance
    }
  }
  return shortest
}
