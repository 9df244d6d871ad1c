/** Heights on a regular lattice, row by row. */
export interface HeightField {
  readonly columns: number
  readonly rows: number
  /** Units between two points of the lattice. */
  readonly step: number
  readonly heights: Float32Array
}

export function sampleHeights(
  width: number,
  height: number,
  step: number,
  heightAt: (x: number, y: number) => number,
): HeightField {
  const columns = Math.ceil(width / step) + 1
  const rows = Math.ceil(height / step) + 1
  const heights = new Float32Array(columns * rows)
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      heights[row * columns + column] = heightAt(column * step, row * step)
    }
  }
  return { columns, rows, step, heights }
}

type Trace = Pick<CanvasRenderingContext2D, 'moveTo' | 'lineTo' | 'closePath' | 'rect'>

/** Adds the ground above `level` to the area's path and its edge to the contour's. */
export function traceLevel(field: HeightField, level: number, area: Trace, contour: Trace): void {
  for (let row = 0; row + 1 < field.rows; row += 1) {
    let runStart = -1
    for (let column = 0; column + 1 < field.columns; column += 1) {
      const corners = readCorners(field, column, row)
      if (corners.every((corner) => corner >= level)) {
        if (runStart < 0) runStart = column
        continue
      }
      closeRun(field, area, runStart, column, row)
      runStart = -1
      traceCell(field, column, row, corners, level, area, contour)
    }
    closeRun(field, area, runStart, field.columns - 1, row)
  }
}

/** Cells that lie wholly above the level are one rectangle. */
function closeRun(field: HeightField, area: Trace, start: number, end: number, row: number): void {
  if (start < 0) return
  const { step } = field
  area.rect(start * step, row * step, (end - start) * step, step)
}

/** Walks around the cell: corners above belong to the area, crossings lie between. */
function traceCell(
  field: HeightField,
  column: number,
  row: number,
  corners: readonly number[],
  level: number,
  area: Trace,
  contour: Trace,
): void {
  let drawn = 0
  let crossings = 0
  for (let index = 0; index < 4; index += 1) {
    const from = corners[index] ?? 0
    const to = corners[(index + 1) % 4] ?? 0
    const [fromX, fromY] = cornerAt(field, column, row, index)
    if (from >= level) {
      add(area, drawn, fromX, fromY)
      drawn += 1
    }
    if (from >= level === to >= level) continue
    const [toX, toY] = cornerAt(field, column, row, (index + 1) % 4)
    const share = (level - from) / (to - from)
    const x = fromX + (toX - fromX) * share
    const y = fromY + (toY - fromY) * share
    add(area, drawn, x, y)
    drawn += 1
    add(contour, crossings % 2, x, y)
    crossings += 1
  }
  if (drawn > 0) area.closePath()
}

function add(path: Trace, drawn: number, x: number, y: number): void {
  if (drawn === 0) path.moveTo(x, y)
  else path.lineTo(x, y)
}

const cornerOffsets = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
] as const

function cornerAt(
  field: HeightField,
  column: number,
  row: number,
  index: number,
): readonly [number, number] {
  const [dx, dy] = cornerOffsets[index] ?? cornerOffsets[0]
  return [(column + dx) * field.step, (row + dy) * field.step]
}

function readCorners(field: HeightField, column: number, row: number): readonly number[] {
  const { columns, heights } = field
  const top = row * columns + column
  const bottom = top + columns
  return [heights[top] ?? 0, heights[top + 1] ?? 0, heights[bottom + 1] ?? 0, heights[bottom] ?? 0]
}
