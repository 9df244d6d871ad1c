import type { Frame } from './frame.ts'

const reachDash = [3, 6]
const wayDash = [5, 5]

/** What lies under the own avatar: how far it shoots, and where it was told to walk. */
export function drawOwnMarks(frame: Frame, reach: number): void {
  const { context, camera, palette, own, moveTarget } = frame
  if (!own || own.fallen) return
  const x = camera.toScreenX(own.x)
  const y = camera.toScreenY(own.y)
  context.save()
  context.strokeStyle = palette.own
  context.globalAlpha = 0.16
  context.lineWidth = 1
  context.setLineDash(reachDash)
  context.beginPath()
  context.arc(x, y, reach * camera.zoom, 0, Math.PI * 2)
  context.stroke()
  if (moveTarget) {
    drawWay(frame, x, y, camera.toScreenX(moveTarget.x), camera.toScreenY(moveTarget.y))
  }
  context.restore()
}

function drawWay(frame: Frame, fromX: number, fromY: number, toX: number, toY: number): void {
  const { context } = frame
  context.globalAlpha = 0.5
  context.setLineDash(wayDash)
  context.beginPath()
  context.moveTo(fromX, fromY)
  context.lineTo(toX, toY)
  context.stroke()
  context.setLineDash([])
  context.globalAlpha = 0.8
  context.lineWidth = 1.5
  context.beginPath()
  context.arc(toX, toY, 5, 0, Math.PI * 2)
  for (const [dx, dy] of [
    [1, 0],
    [-1, 0],
    [0, 1],
    [0, -1],
  ] as const) {
    context.moveTo(toX + dx * 3, toY + dy * 3)
    context.lineTo(toX + dx * 10, toY + dy * 10)
  }
  context.stroke()
}
