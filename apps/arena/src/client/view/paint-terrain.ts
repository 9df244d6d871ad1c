import type { ArenaMap } from '../../game/map.ts'
import type { Point } from './frame.ts'
import { sampleHeights, traceLevel } from './height-cells.ts'
import type { HeightField } from './height-cells.ts'
import { teamColour } from './palette.ts'
import type { GroundPalette, Palette } from './palette.ts'

const heightStep = 12
const heightLevels = [0.42, 0.56, 0.7] as const
/** Contour lines between the height steps, so that slopes read. */
const contourLevels = [0.35, 0.49, 0.63, 0.77] as const
const gridStep = 400

/**
 * Paints the whole map, in units, onto a context that is scaled for it. The ground goes on for
 * `bleed` units beyond the edge, darkened.
 */
export function paintTerrain(
  context: CanvasRenderingContext2D,
  map: ArenaMap,
  palette: Palette,
  bleed: number,
): void {
  const { ground } = palette
  context.fillStyle = ground.base
  context.fillRect(-bleed, -bleed, map.width + bleed * 2, map.height + bleed * 2)
  paintHeights(context, map, ground, bleed)
  paintGrid(context, map, ground)
  for (const lake of map.lakes) paintLake(context, lake.shore, lake, ground)
  paintRoads(context, map, ground)
  paintBases(context, map, palette)
  paintTrees(context, map, ground)
  for (const rock of map.rocks) paintRock(context, rock.outline, rock, ground)
  paintEdge(context, map, palette, bleed)
}

function paintEdge(
  context: CanvasRenderingContext2D,
  map: ArenaMap,
  palette: Palette,
  bleed: number,
): void {
  context.beginPath()
  context.rect(-bleed, -bleed, map.width + bleed * 2, map.height + bleed * 2)
  context.rect(0, 0, map.width, map.height)
  context.fillStyle = palette.beyond
  context.globalAlpha = 0.62
  context.fill('evenodd')
  context.globalAlpha = 1
  context.strokeStyle = palette.ground.shore
  context.lineWidth = 1
  context.strokeRect(0, 0, map.width, map.height)
}

function paintHeights(
  context: CanvasRenderingContext2D,
  map: ArenaMap,
  ground: GroundPalette,
  bleed: number,
): void {
  const width = map.width + bleed * 2
  const height = map.height + bleed * 2
  const field = sampleHeights(width, height, heightStep, (x, y) =>
    map.elevationAt(x - bleed, y - bleed),
  )
  context.save()
  context.translate(-bleed, -bleed)
  const contours = new Path2D()
  for (const [index, level] of heightLevels.entries()) {
    context.fillStyle = ground.heights[index] ?? ground.base
    context.fill(areaAbove(field, level, contours))
  }
  for (const level of contourLevels) areaAbove(field, level, contours)
  context.strokeStyle = ground.contour
  context.lineWidth = 1
  context.stroke(contours)
  context.restore()
}

function areaAbove(field: HeightField, level: number, contours: Path2D): Path2D {
  const area = new Path2D()
  traceLevel(field, level, area, contours)
  return area
}

function paintGrid(context: CanvasRenderingContext2D, map: ArenaMap, ground: GroundPalette): void {
  context.strokeStyle = ground.grid
  context.lineWidth = 1
  context.beginPath()
  for (let x = gridStep; x < map.width; x += gridStep) {
    context.moveTo(x, 0)
    context.lineTo(x, map.height)
  }
  for (let y = gridStep; y < map.height; y += gridStep) {
    context.moveTo(0, y)
    context.lineTo(map.width, y)
  }
  context.stroke()
}

function paintLake(
  context: CanvasRenderingContext2D,
  shore: readonly Point[],
  middle: Point,
  ground: GroundPalette,
): void {
  outline(context, shore)
  context.fillStyle = ground.water
  context.fill()
  context.lineWidth = 9
  context.strokeStyle = ground.contour
  context.stroke()
  context.lineWidth = 1.5
  context.strokeStyle = ground.shore
  context.stroke()
  outline(context, shore, middle, 0.72)
  context.lineWidth = 1
  context.strokeStyle = ground.contour
  context.stroke()
}

/** All roads are one stroke, so that crossings are no brighter. */
function paintRoads(context: CanvasRenderingContext2D, map: ArenaMap, ground: GroundPalette): void {
  context.save()
  context.lineCap = 'round'
  context.lineJoin = 'round'
  const courses = new Path2D()
  for (const road of map.roads) {
    for (const [index, { x, y }] of road.points.entries()) {
      if (index === 0) courses.moveTo(x, y)
      else courses.lineTo(x, y)
    }
  }
  context.strokeStyle = ground.road
  context.lineWidth = map.roads[0]?.width ?? 1
  context.stroke(courses)
  context.strokeStyle = ground.roadLine
  context.lineWidth = 1
  context.setLineDash([8, 10])
  context.stroke(courses)
  context.restore()
}

function paintBases(context: CanvasRenderingContext2D, map: ArenaMap, palette: Palette): void {
  context.save()
  context.lineWidth = 1.5
  context.setLineDash([2, 7])
  for (const [team, base] of map.bases.entries()) {
    context.beginPath()
    context.arc(base.x, base.y, base.radius, 0, Math.PI * 2)
    context.fillStyle = teamColour(palette, team)
    context.globalAlpha = 0.045
    context.fill()
    context.strokeStyle = context.fillStyle
    context.globalAlpha = 0.3
    context.stroke()
  }
  context.restore()
}

function paintTrees(context: CanvasRenderingContext2D, map: ArenaMap, ground: GroundPalette): void {
  for (const { x, y, radius } of map.trees) {
    disc(context, x + 3, y + 4, radius, ground.shadow)
    disc(context, x, y, radius, ground.tree)
    disc(context, x - radius * 0.2, y - radius * 0.24, radius * 0.52, ground.treeLight)
  }
}

function paintRock(
  context: CanvasRenderingContext2D,
  corners: readonly Point[],
  middle: Point,
  ground: GroundPalette,
): void {
  context.save()
  context.translate(4, 5)
  outline(context, corners)
  context.fillStyle = ground.shadow
  context.fill()
  context.restore()
  outline(context, corners)
  context.fillStyle = ground.rockShade
  context.fill()
  // Light falls from the upper left: each face up is smaller and nearer to it.
  context.save()
  context.translate(-1, -1.5)
  outline(context, corners, middle, 0.86)
  context.fillStyle = ground.rock
  context.fill()
  context.translate(-1.5, -2)
  outline(context, corners, middle, 0.52)
  context.fillStyle = ground.rockLight
  context.fill()
  context.restore()
}

/** A closed path through the points, drawn in or out from `middle` by `scale`. */
function outline(
  context: CanvasRenderingContext2D,
  points: readonly Point[],
  middle: Point = origin,
  scale = 1,
): void {
  context.beginPath()
  for (const point of points) {
    context.lineTo(middle.x + (point.x - middle.x) * scale, middle.y + (point.y - middle.y) * scale)
  }
  context.closePath()
}

const origin: Point = { x: 0, y: 0 }

function disc(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  radius: number,
  colour: string,
): void {
  context.beginPath()
  context.arc(x, y, radius, 0, Math.PI * 2)
  context.fillStyle = colour
  context.fill()
}
