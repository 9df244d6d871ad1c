export interface Point {
  readonly x: number
  readonly y: number
}

export interface Circle extends Point {
  readonly radius: number
}

/** A point that is moved in place, so that the hot loops allocate nothing. */
export interface MutablePoint {
  x: number
  y: number
}

export function distanceBetween(a: Point, b: Point): number {
  return Math.sqrt(squaredDistance(a, b))
}

export function squaredDistance(a: Point, b: Point): number {
  const x = a.x - b.x
  const y = a.y - b.y
  return x * x + y * y
}

export function clamp(value: number, low: number, high: number): number {
  return value < low ? low : value > high ? high : value
}

/** How far a point lies from the nearest point of a line of segments. */
export function distanceToLine(point: Point, line: readonly Point[]): number {
  let nearest = Infinity
  for (let index = 1; index < line.length; index += 1) {
    const from = line[index - 1]
    const to = line[index]
    if (from === undefined || to === undefined) break
    nearest = Math.min(nearest, distanceToSegment(point, from, to))
  }
  return nearest
}

function distanceToSegment(point: Point, from: Point, to: Point): number {
  const alongX = to.x - from.x
  const alongY = to.y - from.y
  const squaredLength = alongX * alongX + alongY * alongY
  const share =
    squaredLength === 0
      ? 0
      : clamp(((point.x - from.x) * alongX + (point.y - from.y) * alongY) / squaredLength, 0, 1)
  const x = point.x - from.x - alongX * share
  const y = point.y - from.y - alongY * share
  return Math.sqrt(x * x + y * y)
}

/** A curve through all the given points, as short segments. */
export function smoothLine(through: readonly Point[], stepsPerSpan: number): Point[] {
  const curve: Point[] = []
  for (let index = 0; index + 1 < through.length; index += 1) {
    const from = through[index]
    const to = through[index + 1]
    if (from === undefined || to === undefined) break
    const before = through[index - 1] ?? from
    const after = through[index + 2] ?? to
    for (let step = 0; step < stepsPerSpan; step += 1) {
      const share = step / stepsPerSpan
      curve.push({
        x: catmullRom(before.x, from.x, to.x, after.x, share),
        y: catmullRom(before.y, from.y, to.y, after.y, share),
      })
    }
  }
  const last = through.at(-1)
  if (last !== undefined) curve.push(last)
  return curve
}

function catmullRom(before: number, from: number, to: number, after: number, t: number): number {
  const slope = to - before
  const square = 2 * before - 5 * from + 4 * to - after
  const cube = 3 * from - before - 3 * to + after
  return from + 0.5 * t * (slope + t * (square + t * cube))
}
