import { addBody } from '../../shapes/add-body.ts'
import type { BodyBuffer } from './body-buffer.ts'
import type { CanvasFrame } from './frame-of.ts'
import type { StageColors } from './stage-colors.ts'

const DASH = [2, 2]

/** Paths from truth to replica stay behind both. */
const PATH_ALPHA = 0.6

/** A truth nearer than this to its replica needs no line to it, in pixels. */
const TOUCHING = 1.5

/** Draws bodies by their shapes: truth dashed, a thin line to the replica, the replica filled. */
export function drawShapes(
  context: CanvasRenderingContext2D,
  bodies: BodyBuffer,
  frame: CanvasFrame,
  colors: StageColors,
  radius: number,
): void {
  context.lineJoin = 'round'
  drawTruth(context, bodies, frame, colors, radius)
  for (const kind of [0, 1, 2] as const) {
    drawReplicas(context, bodies, frame, colors.bodies[kind], kind, radius)
  }
}

function drawTruth(
  context: CanvasRenderingContext2D,
  { count, kinds, places }: BodyBuffer,
  { originX, originY, scale, width, height }: CanvasFrame,
  { truth }: StageColors,
  radius: number,
): void {
  context.strokeStyle = truth
  context.lineWidth = 1
  context.globalAlpha = PATH_ALPHA
  context.beginPath()
  for (let index = 0; index < count; index += 1) {
    const at = 4 * index
    const fromX = originX + (places[at] ?? Number.NaN) * scale
    const fromY = originY + (places[at + 1] ?? Number.NaN) * scale
    const dx = originX + (places[at + 2] ?? Number.NaN) * scale - fromX
    const dy = originY + (places[at + 3] ?? Number.NaN) * scale - fromY
    if (!(Math.abs(dx) + Math.abs(dy) > TOUCHING)) continue
    context.moveTo(fromX, fromY)
    context.lineTo(fromX + dx, fromY + dy)
  }
  context.stroke()
  context.globalAlpha = 1
  context.setLineDash(DASH)
  context.beginPath()
  for (let index = 0; index < count; index += 1) {
    const x = originX + (places[4 * index] ?? Number.NaN) * scale
    const y = originY + (places[4 * index + 1] ?? Number.NaN) * scale
    if (isInside(x, y, width, height)) addBody(context, kinds[index] ?? 0, x, y, radius)
  }
  context.stroke()
  context.setLineDash([])
}

function drawReplicas(
  context: CanvasRenderingContext2D,
  { count, kinds, places }: BodyBuffer,
  { originX, originY, scale, width, height }: CanvasFrame,
  color: string,
  kind: number,
  radius: number,
): void {
  context.fillStyle = color
  context.strokeStyle = color
  let unmatched = 0
  for (const isMatched of [true, false]) {
    if (!isMatched && unmatched === 0) return
    context.beginPath()
    for (let index = 0; index < count; index += 1) {
      if (kinds[index] !== kind) continue
      const at = 4 * index
      const x = originX + (places[at + 2] ?? Number.NaN) * scale
      const y = originY + (places[at + 3] ?? Number.NaN) * scale
      if (!isInside(x, y, width, height)) continue
      const hasTruth = !Number.isNaN(places[at] ?? Number.NaN)
      if (!hasTruth) unmatched += 1
      if (hasTruth === isMatched) addBody(context, kind, x, y, radius)
    }
    context.lineWidth = 1.5
    if (isMatched) context.fill()
    else context.stroke()
  }
}

function isInside(x: number, y: number, width: number, height: number): boolean {
  return x > -20 && y > -20 && x < width + 20 && y < height + 20
}
