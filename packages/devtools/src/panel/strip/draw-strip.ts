import { clockTimeToSecond } from '../format.ts'
import type { TokenColors } from '../styles/use-token-colors.ts'
import { markGlyphs } from './mark-glyphs.ts'
import type { PlacedMark, TimeGap } from './placed-marks.ts'
import { BIN_MS, type StripBins } from './strip-bins.ts'
import type { Lane, StripLanes } from './strip-lanes.ts'
import { axisTicks, BAR_STEP, type TimeAxis, xOf } from './time-axis.ts'

export interface StripPicture {
  readonly axis: TimeAxis
  readonly lanes: StripLanes
  readonly bins: StripBins
  readonly marks: readonly PlacedMark[]
  readonly gaps: readonly TimeGap[]
  readonly timeOrigin: number
  readonly colors: TokenColors
}

/** The largest value of a lane in view, and the value that fills the lane; per bin. */
export interface LaneScale {
  readonly peak: number
  readonly full: number
}

export interface StripScales {
  readonly bytesOut: LaneScale
  readonly bytesIn: LaneScale
  readonly messages: LaneScale
}

const BAR_WIDTH = 2
const LABEL_WIDTH = 56
/** Pixels on both sides of a mark's middle, its count included. */
const MARK_ROOM = 14
/** How many times the usual bar fills a lane; higher ones are cut. */
const SPIKE = 2.5
const FONT =
  '11px -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif'

export function stripScales(bins: StripBins, axis: TimeAxis): StripScales {
  const bytesOut: number[] = []
  const bytesIn: number[] = []
  const messages: number[] = []
  eachBar(axis, (bin, count) => {
    bytesOut.push(bins.bytesOut(bin, count))
    bytesIn.push(bins.bytesIn(bin, count))
    messages.push(bins.messages(bin, count))
  })
  return {
    bytesOut: laneScale(bytesOut),
    bytesIn: laneScale(bytesIn),
    messages: laneScale(messages),
  }
}

/** A lone spike, such as the first snapshot, is cut off instead of flattening all the rest. */
export function laneScale(values: readonly number[]): LaneScale {
  const sorted = values.filter((value) => value > 0).sort((one, other) => one - other)
  const peak = sorted.at(-1) ?? 0
  const usual = sorted[Math.floor((sorted.length - 1) * 0.9)] ?? 0
  return { peak, full: Math.min(peak, usual * SPIKE) }
}

/** Draws the whole strip: a few thousand rectangles, no more than ten times a second. */
export function drawStrip(
  context: CanvasRenderingContext2D,
  picture: StripPicture,
  scales: StripScales,
): void {
  const { axis, lanes, bins, colors } = picture
  context.clearRect(0, 0, axis.width, lanes.height)
  context.font = FONT
  context.textBaseline = 'middle'
  drawGrid(context, picture)
  drawGaps(context, picture)
  drawBars(context, axis, lanes.out, true, colors('--sent-fill'), (bin, count) =>
    shareOf(bins.bytesOut(bin, count), scales.bytesOut),
  )
  drawBars(context, axis, lanes.in, false, colors('--received-fill'), (bin, count) =>
    shareOf(bins.bytesIn(bin, count), scales.bytesIn),
  )
  context.fillStyle = colors('--line-2')
  context.fillRect(0, lanes.axis, axis.width, 1)
  if (lanes.messages !== undefined) drawMessages(context, picture, lanes.messages, scales.messages)
  drawLimiter(context, picture)
  drawMarks(context, picture)
}

function shareOf(value: number, { full }: LaneScale): number {
  return full === 0 ? 0 : value / full
}

function eachBar(axis: TimeAxis, visit: (bin: number, count: number, x: number) => void): void {
  const first = Math.round(axis.from / BIN_MS)
  const bars = Math.round((axis.to - axis.from) / (BIN_MS * axis.binsPerBar))
  for (let bar = 0; bar < bars; bar += 1) {
    visit(first + bar * axis.binsPerBar, axis.binsPerBar, bar * BAR_STEP)
  }
}

function drawGrid(context: CanvasRenderingContext2D, picture: StripPicture): void {
  const { axis, lanes, timeOrigin, colors } = picture
  const { times } = lanes
  for (const time of axisTicks(axis, timeOrigin)) {
    const x = Math.round(xOf(axis, time))
    context.fillStyle = colors('--chart-grid')
    context.fillRect(x, 0, 1, lanes.height)
    if (x + LABEL_WIDTH > axis.width) continue
    // Without a lane of their own, times stand among the marks, where none is.
    if (times === undefined && isMarkNear(picture, x, x + LABEL_WIDTH)) continue
    const middle = times === undefined ? lanes.marks : (times.top + times.bottom) / 2 + 1
    context.fillStyle = colors('--text-3')
    context.fillText(clockTimeToSecond(timeOrigin + time), x + 5, middle)
  }
  if (times === undefined) return
  context.fillStyle = colors('--line-1')
  context.fillRect(0, times.top - 1, axis.width, 1)
}

function isMarkNear({ marks }: StripPicture, from: number, to: number): boolean {
  return marks.some(({ x }) => x > from - MARK_ROOM && x < to + MARK_ROOM)
}

function drawGaps(context: CanvasRenderingContext2D, picture: StripPicture): void {
  const { axis, lanes, gaps, colors } = picture
  const bottom = lanes.times === undefined ? lanes.height : lanes.times.top - 1
  for (const gap of gaps) {
    const from = Math.max(0, Math.round(xOf(axis, gap.from)))
    const to = Math.min(
      axis.width,
      gap.to === undefined ? axis.width : Math.round(xOf(axis, gap.to)),
    )
    if (to <= from) continue
    context.save()
    context.beginPath()
    context.rect(from, 0, to - from, bottom)
    context.clip()
    context.strokeStyle = colors('--line-2')
    context.lineWidth = 1
    context.beginPath()
    for (let x = from - bottom - (from % 6); x < to; x += 6) {
      context.moveTo(x, bottom)
      context.lineTo(x + bottom, 0)
    }
    context.stroke()
    context.restore()
  }
}

function drawBars(
  context: CanvasRenderingContext2D,
  axis: TimeAxis,
  lane: Lane,
  isUp: boolean,
  color: string,
  heightOf: (bin: number, count: number) => number,
): void {
  const room = lane.bottom - lane.top
  context.fillStyle = color
  eachBar(axis, (bin, count, x) => {
    const share = heightOf(bin, count)
    if (share <= 0) return
    const height = Math.max(1, Math.round(Math.min(1, share) * room))
    context.fillRect(x, isUp ? lane.bottom - height : lane.top, BAR_WIDTH, height)
    // A cut bar ends in a notch.
    if (share > 1) context.clearRect(x, isUp ? lane.top + 2 : lane.bottom - 3, BAR_WIDTH, 1)
  })
}

function drawMessages(
  context: CanvasRenderingContext2D,
  { axis, bins, colors }: StripPicture,
  lane: Lane,
  scale: LaneScale,
): void {
  if (scale.full === 0) return
  context.strokeStyle = colors('--chart-ink')
  context.lineWidth = 1
  context.beginPath()
  eachBar(axis, (bin, count, x) => {
    const share = Math.min(1, shareOf(bins.messages(bin, count), scale))
    const y = Math.round(lane.bottom - share * (lane.bottom - lane.top)) - 0.5
    // Steps, since a slope would show figures that nobody measured.
    context.lineTo(x, y)
    context.lineTo(x + BAR_STEP, y)
  })
  context.stroke()
}

function drawLimiter(
  context: CanvasRenderingContext2D,
  { axis, bins, lanes, colors }: StripPicture,
): void {
  const { top, bottom } = lanes.limiter
  const room = bottom - top
  const quiet = colors('--surface-3')
  const held = colors('--held-fill')
  eachBar(axis, (bin, count, x) => {
    const fill = bins.fill(bin, count)
    if (fill <= 0) return
    const height = Math.max(1, Math.round(Math.min(1, fill) * room))
    context.fillStyle = bins.isRefused(bin, count) ? held : quiet
    context.fillRect(x, bottom - height, BAR_STEP, height)
  })
  context.fillStyle = colors('--line-3')
  for (let x = 0; x < axis.width; x += 4) context.fillRect(x, top - 1, 1, 1)
}

function drawMarks(
  context: CanvasRenderingContext2D,
  { lanes, marks, colors }: StripPicture,
): void {
  for (const { x, mark, count } of marks) {
    const { token, isFilled, path } = markGlyphs[mark.kind]
    context.save()
    context.translate(x - 5, lanes.marks - 5)
    if (isFilled) {
      context.fillStyle = colors(token)
      context.fill(outlineOf(path))
    } else {
      context.strokeStyle = colors(token)
      context.lineWidth = 1.2
      context.stroke(outlineOf(path))
    }
    context.restore()
    if (count < 2) continue
    context.fillStyle = colors('--text-2')
    context.font = FONT.replace('11px', '9px')
    context.fillText(count > 99 ? '99+' : String(count), x + 6, lanes.marks - 2)
    context.font = FONT
  }
}

const outlines = new Map<string, Path2D>()

function outlineOf(path: string): Path2D {
  let outline = outlines.get(path)
  if (outline === undefined) {
    outline = new Path2D(path)
    outlines.set(path, outline)
  }
  return outline
}
