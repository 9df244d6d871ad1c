import { nobody } from '../../game/teams.ts'
import type { Frame } from './frame.ts'
import { isInView } from './frame.ts'
import { teamColour } from './palette.ts'
import type { ZoneMark } from './scene.ts'

const ringWidth = 2
/** Units. */
const letterSize = 60
const contestedDash = [3, 5]

/** The places to hold: a tint and ring of the holder, a letter, and an arc of who is taking it. */
export function drawZones(frame: Frame, zones: readonly ZoneMark[]): void {
  for (const zone of zones) {
    const radius = zone.radius * frame.camera.zoom
    if (isInView(frame.camera, zone.x, zone.y, radius + ringWidth)) drawZone(frame, zone, radius)
  }
}

function drawZone(frame: Frame, zone: ZoneMark, radius: number): void {
  const { context, camera, palette } = frame
  const x = camera.toScreenX(zone.x)
  const y = camera.toScreenY(zone.y)
  const owner = teamColour(palette, zone.owner)

  context.save()
  context.beginPath()
  context.arc(x, y, radius, 0, Math.PI * 2)
  context.fillStyle = owner
  context.globalAlpha = zone.owner === nobody ? 0.04 : 0.09
  context.fill()
  context.lineWidth = ringWidth
  if (zone.progress < 100) drawCapture(frame, zone, x, y, radius)
  else drawRing(context, owner, 0.8)
  drawLetter(frame, zone, x, y, owner)
  context.restore()
}

/**
 * Not firmly held: an arc, clockwise from the top, of what the holder has left or, where there is
 * none, of what its first holder has won; below it a dashed ring of who presses.
 */
function drawCapture(frame: Frame, zone: ZoneMark, x: number, y: number, radius: number): void {
  const { context, palette } = frame
  context.setLineDash(contestedDash)
  drawRing(context, teamColour(palette, zone.capturing), 0.6)
  context.setLineDash([])
  if (zone.progress === 0) return
  const start = -Math.PI / 2
  const holder = zone.owner === nobody ? zone.capturing : zone.owner
  context.beginPath()
  context.arc(x, y, radius, start, start + (zone.progress / 100) * Math.PI * 2)
  context.lineWidth = ringWidth + 1
  drawRing(context, teamColour(palette, holder), 0.9)
}

/** Strokes the current path. */
function drawRing(context: CanvasRenderingContext2D, colour: string, alpha: number): void {
  context.strokeStyle = colour
  context.globalAlpha = alpha
  context.stroke()
}

function drawLetter(frame: Frame, zone: ZoneMark, x: number, y: number, colour: string): void {
  const { context, camera, palette } = frame
  context.globalAlpha = 0.32
  context.fillStyle = colour
  context.font = `600 ${Math.round(letterSize * camera.zoom)}px ${palette.font}`
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.fillText(zone.letter, x, y)
}
