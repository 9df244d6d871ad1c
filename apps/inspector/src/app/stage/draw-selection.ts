import { drawBrackets } from '../../shapes/draw-brackets.ts'
import { units } from '../format.ts'
import type { BodyBuffer } from './body-buffer.ts'
import type { CanvasFrame } from './frame-of.ts'
import type { StageColors } from './stage-colors.ts'

const HALF = 15
const CORNER = 7
const LABEL_HEIGHT = 19

/** Brackets around an entity, with its number and its distance from the truth. */
export function drawSelection(
  context: CanvasRenderingContext2D,
  bodies: BodyBuffer,
  index: number,
  { originX, originY, scale, width, height }: CanvasFrame,
  colors: StageColors,
): void {
  const at = 4 * index
  const { places } = bodies
  const isThere = !Number.isNaN(places[at + 2] ?? Number.NaN)
  const x = Math.round(originX + (places[isThere ? at + 2 : at] ?? 0) * scale)
  const y = Math.round(originY + (places[isThere ? at + 3 : at + 1] ?? 0) * scale)
  drawBrackets(context, x, y, { color: colors.accent, lineWidth: 2, half: HALF, arm: CORNER })
  const text = selectionText(bodies, index)
  context.font = colors.font
  const labelWidth = Math.ceil(context.measureText(text).width) + 12
  const isRight = x + HALF + 5 + labelWidth <= width
  const beside = isRight ? x + HALF + 5 : x - HALF - 5 - labelWidth
  // What is selected and out of sight is told at the edge where it left.
  const left = Math.min(width - labelWidth, Math.max(0, beside))
  const top = Math.min(height - LABEL_HEIGHT, Math.max(0, y - LABEL_HEIGHT / 2))
  context.fillStyle = colors.label
  context.beginPath()
  context.roundRect(left, top, labelWidth, LABEL_HEIGHT, 2)
  context.fill()
  context.fillStyle = colors.labelText
  context.textBaseline = 'middle'
  context.fillText(text, left + 6, top + LABEL_HEIGHT / 2 + 0.5)
}

/** `17  0.83 units`, or which of the two worlds has it. */
export function selectionText(bodies: BodyBuffer, index: number): string {
  const id = bodies.ids[index] ?? 0
  const distance = bodies.distance(index)
  if (!Number.isNaN(distance)) return `${id}  ${units(distance)}`
  const isTrue = !Number.isNaN(bodies.places[4 * index] ?? Number.NaN)
  return `${id}  ${isTrue ? 'not here yet' : 'gone in truth'}`
}
