import type { Measure, MeasureName } from '../../engine/stage.ts'
import type { BehindLimit } from './behind-limit.ts'

export interface BehindColors {
  readonly ink: string
  readonly fill: string
  readonly limit: string
  readonly fault: string
}

export function readBehindColors(element: Element): BehindColors {
  const style = getComputedStyle(element)
  const token = (name: string): string => style.getPropertyValue(name).trim()
  return {
    ink: token('--chart-ink'),
    fill: token('--chart-fill'),
    limit: token('--text-2'),
    fault: token('--error'),
  }
}

export interface BehindPlot {
  readonly width: number
  readonly height: number
  /** Virtual time at the right end, in ms. */
  readonly endMs: number
  readonly limit: BehindLimit
}

/** Less than this is drawn small: no client follows closer than a tick. */
const LEAST_TOP: Readonly<Record<MeasureName, number>> = { behindMs: 100, distance: 0.5 }

/** The most that the plot has room for, so that the limit is always within it. */
function topOf(measures: readonly Measure[], { measure, atMost }: BehindLimit): number {
  let most = atMost === undefined ? LEAST_TOP[measure] : atMost * 1.35
  for (const taken of measures) most = Math.max(most, taken[measure] ?? 0)
  return most > 0 ? most : LEAST_TOP[measure]
}

/** How far a client was behind over the whole story, with what lies over a broken limit filled. */
export function drawBehind(
  context: CanvasRenderingContext2D,
  measures: readonly Measure[],
  plot: BehindPlot,
  colors: BehindColors,
): void {
  const { width, height, limit } = plot
  const top = topOf(measures, limit)
  context.clearRect(0, 0, width, height)
  trace(context, measures, plot, top, 'area')
  context.fillStyle = colors.fill
  context.fill()
  trace(context, measures, plot, top, 'line')
  context.strokeStyle = colors.ink
  context.lineWidth = 1
  context.stroke()
  if (limit.atMost === undefined) return
  const y = Math.round(yOf(limit.atMost, top, height)) + 0.5
  if (limit.hasFailed) {
    context.save()
    context.beginPath()
    context.rect(0, 0, width, y)
    context.clip()
    trace(context, measures, plot, top, 'area')
    context.fillStyle = colors.fault
    context.fill()
    context.restore()
  }
  context.strokeStyle = colors.limit
  context.setLineDash([2, 2])
  context.beginPath()
  context.moveTo(0, y)
  context.lineTo(width, y)
  context.stroke()
  context.setLineDash([])
}

function trace(
  context: CanvasRenderingContext2D,
  measures: readonly Measure[],
  { width, height, endMs, limit: { measure } }: BehindPlot,
  top: number,
  shape: 'line' | 'area',
): void {
  context.beginPath()
  let lastX: number | undefined
  for (const taken of measures) {
    const amount = taken[measure]
    if (amount === undefined) continue
    const x = (taken.atMs / endMs) * width
    const y = yOf(amount, top, height)
    if (lastX !== undefined || shape === 'area') {
      if (lastX === undefined) context.moveTo(x, height)
      context.lineTo(x, y)
    } else context.moveTo(x, y)
    lastX = x
  }
  if (shape === 'area' && lastX !== undefined) context.lineTo(lastX, height)
}

function yOf(amount: number, top: number, height: number): number {
  return height - 1 - (amount / top) * (height - 4)
}
