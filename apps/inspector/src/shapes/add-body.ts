/** Adds a disc, triangle or square of about the same area to the path, in pixels. */
export function addBody(
  context: CanvasRenderingContext2D,
  kind: number,
  x: number,
  y: number,
  radius: number,
): void {
  if (kind === 0) {
    context.moveTo(x + radius, y)
    context.arc(x, y, radius, 0, 2 * Math.PI)
  } else if (kind === 1) {
    const reach = radius * 1.25
    context.moveTo(x, y - reach)
    context.lineTo(x + reach * 0.9, y + reach * 0.68)
    context.lineTo(x - reach * 0.9, y + reach * 0.68)
    context.closePath()
  } else {
    const half = radius * 0.9
    context.rect(x - half, y - half, 2 * half, 2 * half)
  }
}
