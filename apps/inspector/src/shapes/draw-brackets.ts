/** How large brackets are and how they are drawn, in pixels. */
export interface BracketStyle {
  readonly color: string
  readonly lineWidth: number
  /** From the middle to each side. */
  readonly half: number
  /** Of each corner's two arms. */
  readonly arm: number
}

/** Four corners around a place. */
export function drawBrackets(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  { color, lineWidth, half, arm }: BracketStyle,
): void {
  context.strokeStyle = color
  context.lineWidth = lineWidth
  context.beginPath()
  for (const sideX of [-1, 1]) {
    for (const sideY of [-1, 1]) {
      const cornerX = x + sideX * half
      const cornerY = y + sideY * half
      context.moveTo(cornerX - sideX * arm, cornerY)
      context.lineTo(cornerX, cornerY)
      context.lineTo(cornerX, cornerY - sideY * arm)
    }
  }
  context.stroke()
}
