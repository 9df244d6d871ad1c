import type { Point } from './geometry.ts'

const cellSize = 80

/** Finds what is near a point without looking at everything; filled anew in every step. */
export class SpatialGrid<Body extends Point> {
  readonly #columns: number
  readonly #rows: number
  /** Position of the first body in each cell, and of the next one after each body; -1 is none. */
  readonly #firsts: Int32Array
  #nexts = new Int32Array(0)
  #bodies: readonly Body[] = []

  constructor(width: number, height: number) {
    this.#columns = Math.ceil(width / cellSize)
    this.#rows = Math.ceil(height / cellSize)
    this.#firsts = new Int32Array(this.#columns * this.#rows).fill(-1)
  }

  /** The grid keeps the array: it must not change until the next one. */
  rebuild(bodies: readonly Body[]): void {
    this.#bodies = bodies
    this.#firsts.fill(-1)
    if (this.#nexts.length < bodies.length) this.#nexts = new Int32Array(bodies.length * 2)
    for (let index = bodies.length - 1; index >= 0; index -= 1) {
      const body = bodies[index]
      if (body === undefined) continue
      const cell = this.#row(body.y) * this.#columns + this.#column(body.x)
      this.#nexts[index] = this.#firsts[cell] ?? -1
      this.#firsts[cell] = index
    }
  }

  /** Empties `into` and puts everything in it that is at most `radius` away, itself included. */
  collect(center: Point, radius: number, into: Body[]): void {
    into.length = 0
    const lastColumn = this.#column(center.x + radius)
    const lastRow = this.#row(center.y + radius)
    for (let row = this.#row(center.y - radius); row <= lastRow; row += 1) {
      for (let column = this.#column(center.x - radius); column <= lastColumn; column += 1) {
        let index = this.#firsts[row * this.#columns + column] ?? -1
        while (index >= 0) {
          const body = this.#bodies[index]
          if (body === undefined) break
          const x = body.x - center.x
          const y = body.y - center.y
          if (x * x + y * y <= radius * radius) into.push(body)
          index = this.#nexts[index] ?? -1
        }
      }
    }
  }

  #column(x: number): number {
    return Math.min(this.#columns - 1, Math.max(0, Math.floor(x / cellSize)))
  }

  #row(y: number): number {
    return Math.min(this.#rows - 1, Math.max(0, Math.floor(y / cellSize)))
  }
}
