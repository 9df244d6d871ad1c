import type { TimeRange } from '../session.ts'
import type { Size } from '../shell/use-size.ts'
import type { TimeAxis } from '../strip/time-axis.ts'
import type { TokenColors } from '../styles/use-token-colors.ts'
import { BAR_WIDTH, barX } from './bar-axis.ts'
import { drawGrid, drawMoment, type TimeGrid } from './draw.ts'
import type { MaxBins } from './max-bins.ts'
import type { DeltaBins } from './use-delta-bins.ts'

export interface DeltaDrawing {
  readonly axis: TimeAxis
  readonly bins: DeltaBins
  readonly grid: TimeGrid
  readonly moment: number | undefined
  readonly range: TimeRange | undefined
}

/** Pixels free above the highest and below the lowest bar. */
const MARGIN = 4

/** Sent above the line, received below it; with one of them alone the line moves aside. */
export function drawDeltas(
  context: CanvasRenderingContext2D,
  size: Size,
  colors: TokenColors,
  { axis, bins, grid, moment, range }: DeltaDrawing,
): void {
  drawGrid(context, size, axis, grid, colors)
  const line = lineOf(size, bins)
  bars(context, bins.out, colors('--sent-fill'), line, MARGIN - line)
  bars(context, bins.in, colors('--received-fill'), line + 1, size.height - line - 1 - MARGIN)
  context.fillStyle = colors('--line-2')
  context.fillRect(0, line, size.width, 1)
  drawMoment(context, size, axis, colors, { moment, range })
}

function lineOf(size: Size, { out, in: received }: DeltaBins): number {
  if (out.peak === 0 && received.peak > 0) return 2
  if (received.peak === 0) return size.height - 3
  return Math.round(size.height / 2)
}

/** `room` is negative upwards; each direction has its own scale. */
function bars(
  context: CanvasRenderingContext2D,
  bins: MaxBins,
  color: string,
  line: number,
  room: number,
): void {
  if (bins.peak === 0) return
  context.fillStyle = color
  for (let bar = 0; bar < bins.count; bar += 1) {
    const value = bins.value(bar)
    if (value <= 0) continue
    const length = Math.max(1, Math.round((value / bins.peak) * Math.abs(room)))
    context.fillRect(barX(bar), room < 0 ? line - length : line, BAR_WIDTH, length)
  }
}
