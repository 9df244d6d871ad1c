import { barX } from '../chart/bar-axis.ts'
import { drawBars, drawGrid, drawLabel, drawLevel, drawMoment, drawRefusal } from '../chart/draw.ts'
import type { Size } from '../shell/use-size.ts'
import type { TokenColors } from '../styles/use-token-colors.ts'
import type { LaneBars } from './lane-bars.ts'
import type { LaneProps } from './lane.tsx'

type LaneDrawing = Pick<
  LaneProps,
  'axis' | 'bars' | 'grid' | 'cap' | 'tried' | 'peak' | 'moment' | 'range'
>

/** A cap this many times the highest bar would leave the bars flat: it is named instead of drawn. */
const FAR_CAP = 6
/** Below this height, in pixels, there is no room above the bars for words and marks. */
const TALL = 48
/** Refusals closer than this become one mark. */
const MARK_SPACING = 12

export function drawLane(
  context: CanvasRenderingContext2D,
  size: Size,
  colors: TokenColors,
  lane: LaneDrawing,
): void {
  const { axis, bars, cap, tried, peak } = lane
  const isTall = size.height >= TALL
  const headroom = isTall ? 20 : 6
  const top = topOf(lane)
  const ground = colors('--surface-0')
  const heightOf = (value: number): number =>
    size.height - Math.round((value / top) * (size.height - headroom))
  drawGrid(context, size, axis, lane.grid, colors)
  drawBars(context, size, bars, {
    plain: colors('--chart-ink'),
    marked: colors('--held-fill'),
    top,
    headroom,
  })
  drawMoment(context, size, axis, colors, lane)
  if (cap !== undefined && cap.value <= top) {
    const y = heightOf(cap.value)
    drawLevel(context, size, y, colors('--text-3'), [2, 3])
    if (isTall) {
      const end = drawLabel(
        context,
        cap.text,
        size.width - 6,
        labelY(y),
        colors('--text-3'),
        ground,
        'right',
      )
      drawRefusals(context, bars, { y: Math.max(7, y - 8), end }, colors('--refused'))
    }
  } else if (bars.peak > 0 && isTall) {
    const text = cap === undefined ? `peak ${peak}` : `peak ${peak}, the cap is far above`
    drawLabel(context, text, size.width - 6, 13, colors('--text-3'), ground, 'right')
  }
  if (tried !== undefined && tried.value <= top) {
    const y = heightOf(tried.value)
    drawLevel(context, size, y, colors('--accent'), [5, 4])
    if (isTall) {
      drawLabel(context, `${tried.text}, not applied`, 6, labelY(y), colors('--accent'), ground)
    }
  }
}

/** Above its line, or below it where the lane ends. */
function labelY(y: number): number {
  return y >= 16 ? y - 4 : y + 13
}

function topOf({ bars, cap, tried }: LaneDrawing): number {
  const peak = Math.max(bars.peak, 1e-9)
  const levels = [cap?.value ?? 0, tried?.value ?? 0].filter((value) => value <= peak * FAR_CAP)
  if (bars.peak === 0 && cap !== undefined) return Math.max(cap.value, tried?.value ?? 0)
  return Math.max(peak, ...levels)
}

function drawRefusals(
  context: CanvasRenderingContext2D,
  bars: LaneBars,
  place: { readonly y: number; readonly end: number },
  color: string,
): void {
  let last = Number.NEGATIVE_INFINITY
  for (let bar = 0; bar < bars.count; bar += 1) {
    const isFirst = bars.isMarked(bar) && (bar === 0 || !bars.isMarked(bar - 1))
    const x = barX(bar) + 1
    if (!isFirst || x - last < MARK_SPACING || x + MARK_SPACING / 2 > place.end) continue
    drawRefusal(context, x, place.y, color)
    last = x
  }
}
