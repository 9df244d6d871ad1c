/** Teams by shape as well as colour: a disc, a triangle, a square, in this order of teams. */
export type Shape = 'disc' | 'triangle' | 'square'

const shapes: readonly Shape[] = ['disc', 'triangle', 'square']

export function shapeOf(team: number): Shape {
  return shapes[team] ?? 'disc'
}

/** Adds a body of this radius around the origin, heading along +x, to the current path. */
export function traceBody(context: CanvasRenderingContext2D, shape: Shape, radius: number): void {
  if (shape === 'disc') {
    context.arc(0, 0, radius, 0, Math.PI * 2)
  } else if (shape === 'triangle') {
    // Its centre of area lies on the origin, so that it turns on the spot.
    const reach = radius * 1.3
    context.moveTo(reach, 0)
    context.lineTo(-reach / 2, reach * 0.9)
    context.lineTo(-reach / 2, -reach * 0.9)
    context.closePath()
  } else {
    const half = radius * 0.9
    context.rect(-half, -half, half * 2, half * 2)
  }
}
