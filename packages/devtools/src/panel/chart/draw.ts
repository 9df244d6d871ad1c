import type { TimeRange } from '../session.ts'
import type { Size } from '../shell/use-size.ts'
import type { TokenColors } from '../styles/use-token-colors.ts'
import type { TimeGap } from '../strip/placed-marks.ts'
import { type TimeAxis, xOf } from '../strip/time-axis.ts'
import { BAR_WIDTH, barX } from './bar-axis.ts'

/** What lies behind the data of every chart. */
export interface TimeGrid {
  /** Milliseconds of the source's clock. */
  readonly lines: readonly number[]
  readonly gaps: readonly TimeGap[]
}

type Context = CanvasRenderingContext2D

/** The panel's small text, with figures of one width. */
const SMALL =
  '11px -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif'

/** Heights by bar, from the left. */
export interface Bars {
  readonly count: number
  value(bar: number): number
  /** Whether it stands out. */
  isMarked(bar: number): boolean
}

/** How much of its ink a bar shows that does not stand out. */
const QUIET = 0.6

export interface BarsStyle {
  readonly plain: string
  readonly marked: string
  /** The value that is as high as the room. */
  readonly top: number
  /** Pixels above the bars that stay free. */
  readonly headroom: number
}

/** Bars of whole pixels on the bottom line; what is there is at least a pixel high. */
export function drawBars(context: Context, size: Size, bars: Bars, style: BarsStyle): void {
  const room = size.height - style.headroom
  for (const isMarked of [false, true]) {
    context.fillStyle = isMarked ? style.marked : style.plain
    context.globalAlpha = isMarked ? 1 : QUIET
    for (let bar = 0; bar < bars.count; bar += 1) {
      const value = bars.value(bar)
      if (value <= 0 || bars.isMarked(bar) !== isMarked) continue
      const height = Math.max(1, Math.round(Math.min(1, value / style.top) * room))
      context.fillRect(barX(bar), size.height - height, BAR_WIDTH, height)
    }
  }
  context.globalAlpha = 1
}

/** The axis's lines, and hatching where the link was lost or nothing was recorded. */
export function drawGrid(
  context: Context,
  size: Size,
  axis: TimeAxis,
  grid: TimeGrid,
  colors: TokenColors,
): void {
  context.fillStyle = colors('--chart-grid')
  for (const time of grid.lines) context.fillRect(timeX(axis, time), 0, 1, size.height)
  for (const { from, to = axis.to } of grid.gaps) {
    if (to < axis.from || from > axis.to) continue
    const left = Math.max(0, timeX(axis, from))
    hatch(context, left, Math.min(size.width, timeX(axis, to)) - left, size.height, colors)
  }
}

function hatch(
  context: Context,
  left: number,
  width: number,
  height: number,
  colors: TokenColors,
): void {
  context.save()
  context.beginPath()
  context.rect(left, 0, width, height)
  context.clip()
  context.strokeStyle = colors('--hatch')
  context.beginPath()
  for (let x = left - height; x < left + width; x += 6) {
    context.moveTo(x, height)
    context.lineTo(x + height, 0)
  }
  context.stroke()
  context.restore()
}

/** A line across at a height, dotted for what holds and dashed for what is only tried. */
export function drawLevel(
  context: Context,
  size: Size,
  y: number,
  color: string,
  dash: readonly number[],
): void {
  context.save()
  context.strokeStyle = color
  context.setLineDash([...dash])
  context.beginPath()
  context.moveTo(0, Math.round(y) + 0.5)
  context.lineTo(size.width, Math.round(y) + 0.5)
  context.stroke()
  context.restore()
}

/** Text with its background cleared, so that bars do not run through it; returns its left edge. */
export function drawLabel(
  context: Context,
  text: string,
  x: number,
  baseline: number,
  color: string,
  ground: string,
  align: 'left' | 'right' = 'left',
): number {
  context.font = SMALL
  const width = Math.ceil(context.measureText(text).width)
  const left = align === 'left' ? x : x - width
  context.fillStyle = ground
  context.fillRect(left - 2, baseline - 10, width + 4, 13)
  context.fillStyle = color
  context.textAlign = 'left'
  context.textBaseline = 'alphabetic'
  context.fillText(text, left, baseline)
  return left
}

/** A slashed circle, 9px wide: refused. */
export function drawRefusal(context: Context, x: number, y: number, color: string): void {
  context.save()
  context.strokeStyle = color
  context.lineWidth = 1.3
  context.beginPath()
  context.arc(x, y, 3.8, 0, Math.PI * 2)
  context.moveTo(x - 2.7, y + 2.7)
  context.lineTo(x + 2.7, y - 2.7)
  context.stroke()
  context.restore()
}

/** The moment that one looks at, and the dimmed rest outside of a brushed span. */
export function drawMoment(
  context: Context,
  size: Size,
  axis: TimeAxis,
  colors: TokenColors,
  at: { readonly moment: number | undefined; readonly range: TimeRange | undefined },
): void {
  if (at.range !== undefined) {
    const left = timeX(axis, at.range.from)
    const right = timeX(axis, at.range.to)
    context.fillStyle = colors('--scrim')
    context.fillRect(0, 0, left, size.height)
    context.fillRect(right, 0, size.width - right, size.height)
    context.fillStyle = colors('--accent')
    context.fillRect(left, 0, 1, size.height)
    context.fillRect(right, 0, 1, size.height)
  }
  if (at.moment !== undefined) {
    context.fillStyle = colors('--text-1')
    context.fillRect(timeX(axis, at.moment), 0, 1, size.height)
  }
}

function timeX(axis: TimeAxis, time: number): number {
  return Math.round(xOf(axis, time))
}
