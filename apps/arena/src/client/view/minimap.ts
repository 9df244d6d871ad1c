import type { ArenaMap } from '../../game/map.ts'
import { shapeOf, traceBody } from './body-shape.ts'
import type { Frame } from './frame.ts'
import { teamColour } from './palette.ts'
import type { Scene } from './scene.ts'
import type { TerrainLayer } from './terrain-layer.ts'

const dotRadius = 1.5
const ownRadius = 3

/** Draws the whole map small: ground, zones, a dot for each fighter, and what the camera sees. */
export function drawMinimap(
  canvas: HTMLCanvasElement,
  frame: Frame,
  scene: Scene,
  map: ArenaMap,
  ground: TerrainLayer,
): void {
  const { clientWidth: width, clientHeight: height } = canvas
  if (width === 0 || !fit(canvas, width, height, frame.pixelRatio)) return
  const context = canvas.getContext('2d', { alpha: false })
  if (!context) return
  const scale = width / map.width
  context.setTransform(frame.pixelRatio, 0, 0, frame.pixelRatio, 0, 0)
  ground.drawWhole(context, width, height)
  drawZones(context, frame, scene, scale)
  for (let team = 0; team < frame.palette.teams.length; team += 1) {
    drawTeam(context, frame, scene, scale, team)
  }
  drawSeen(context, frame, scale)
  drawOwn(context, frame, scale)
}

/** Gives the canvas the pixels of its size; a change clears it, so only when needed. */
function fit(canvas: HTMLCanvasElement, width: number, height: number, ratio: number): boolean {
  const pixelWidth = Math.round(width * ratio)
  const pixelHeight = Math.round(height * ratio)
  if (canvas.width !== pixelWidth) canvas.width = pixelWidth
  if (canvas.height !== pixelHeight) canvas.height = pixelHeight
  return pixelWidth > 0 && pixelHeight > 0
}

function drawZones(
  context: CanvasRenderingContext2D,
  frame: Frame,
  scene: Scene,
  scale: number,
): void {
  context.lineWidth = 1.5
  for (const zone of scene.zones) {
    context.beginPath()
    context.arc(zone.x * scale, zone.y * scale, zone.radius * scale, 0, Math.PI * 2)
    context.fillStyle = teamColour(frame.palette, zone.owner)
    context.globalAlpha = 0.14
    context.fill()
    context.globalAlpha = 0.9
    context.strokeStyle = context.fillStyle
    context.stroke()
  }
  context.globalAlpha = 1
}

/** A team's dots are one path: one fill for a hundred of them. */
function drawTeam(
  context: CanvasRenderingContext2D,
  frame: Frame,
  scene: Scene,
  scale: number,
  team: number,
): void {
  const shape = shapeOf(team)
  context.beginPath()
  for (const fighter of scene.fighters) {
    if (fighter.team !== team || fighter.fallen || fighter === frame.own) continue
    const x = fighter.x * scale
    const y = fighter.y * scale
    context.translate(x, y)
    context.moveTo(dotRadius, 0)
    if (shape === 'triangle') {
      // Upright: too small to show a heading.
      context.rotate(-Math.PI / 2)
      traceBody(context, shape, dotRadius)
      context.rotate(Math.PI / 2)
    } else {
      traceBody(context, shape, dotRadius)
    }
    context.translate(-x, -y)
  }
  context.fillStyle = teamColour(frame.palette, team)
  context.fill()
}

function drawSeen(context: CanvasRenderingContext2D, frame: Frame, scale: number): void {
  const { camera } = frame
  const left = Math.round(camera.toWorldX(0) * scale)
  const top = Math.round(camera.toWorldY(0) * scale)
  const width = Math.round((camera.width / camera.zoom) * scale)
  const height = Math.round((camera.height / camera.zoom) * scale)
  context.lineWidth = 1
  context.strokeStyle = frame.palette.own
  context.globalAlpha = 0.75
  context.strokeRect(left + 0.5, top + 0.5, width - 1, height - 1)
  context.globalAlpha = 1
}

function drawOwn(context: CanvasRenderingContext2D, frame: Frame, scale: number): void {
  const { own, palette } = frame
  if (!own) return
  context.beginPath()
  context.arc(own.x * scale, own.y * scale, ownRadius, 0, Math.PI * 2)
  context.lineWidth = 2
  context.strokeStyle = palette.outline
  context.stroke()
  context.fillStyle = palette.own
  context.fill()
}
