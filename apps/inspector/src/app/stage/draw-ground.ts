import type { CanvasFrame } from './frame-of.ts'
import type { StageColors } from './stage-colors.ts'

/** Circles that one measures distances by, as shares of the extent. */
const CIRCLES = [0.3, 0.6, 0.9]

/** Dots are at least so far apart, in pixels. */
const LEAST_GAP = 18

export function drawGround(
  context: CanvasRenderingContext2D,
  frame: CanvasFrame,
  colors: StageColors,
): void {
  const { width, height, originX, originY, scale, extent } = frame
  context.fillStyle = colors.ground
  context.fillRect(0, 0, width, height)
  drawDots(context, frame, colors)
  context.strokeStyle = colors.axis
  context.lineWidth = 1
  context.beginPath()
  const axisX = Math.round(originX) + 0.5
  const axisY = Math.round(originY) + 0.5
  context.moveTo(axisX, 0)
  context.lineTo(axisX, height)
  context.moveTo(0, axisY)
  context.lineTo(width, axisY)
  for (const share of CIRCLES) {
    const radius = share * extent * scale
    context.moveTo(originX + radius, originY)
    context.arc(originX, originY, radius, 0, 2 * Math.PI)
  }
  context.stroke()
}

function drawDots(
  context: CanvasRenderingContext2D,
  { width, height, originX, originY, scale, extent }: CanvasFrame,
  { grid }: StageColors,
): void {
  let gap = (extent / 10) * scale
  while (gap < LEAST_GAP) gap *= 2
  while (gap > 4 * LEAST_GAP) gap /= 2
  context.fillStyle = grid
  for (let x = originX % gap; x < width; x += gap) {
    for (let y = originY % gap; y < height; y += gap) {
      context.fillRect(Math.round(x), Math.round(y), 1, 1)
    }
  }
}
