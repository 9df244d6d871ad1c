import type { Random } from '@tx2-link/core'
import { distanceToLine, squaredDistance } from './geometry.ts'
import type { Circle, Point } from './geometry.ts'
import { isInLake } from './lake.ts'
import type { Lake } from './lake.ts'
import { mapHeight, mapWidth } from './layout.ts'
import { between, wholeBetween } from './random.ts'

/** A boulder that blocks as a circle and is drawn as an outline within it. */
export interface Rock extends Circle {
  readonly outline: readonly Point[]
}

interface Ground {
  readonly lakes: readonly Lake[]
  readonly roads: readonly { readonly width: number; readonly points: readonly Point[] }[]
  readonly zones: readonly Circle[]
  readonly bases: readonly Circle[]
}

const rockFields = 30
/** Between two rocks, or a rock and a shore, one fighter can always pass. */
const gapBetweenRocks = 26
const rockToRoad = 14
const edge = 40
const groves = 74

export function scatterRocks(ground: Ground, random: Random): Rock[] {
  const rocks: Rock[] = []
  for (let field = 0; field < rockFields; field += 1) {
    const middle = anywhere(random)
    const count = wholeBetween(random, 3, 9)
    for (let index = 0; index < count; index += 1) {
      const radius = between(random, 9, 15) + between(random, 0, 16) * random()
      const rock = { ...near(middle, 130, random), radius }
      if (isFreeForRock(rock, ground, rocks)) {
        rocks.push({ ...rock, outline: createOutline(rock, random) })
      }
    }
  }
  return rocks
}

export function scatterTrees(
  ground: Ground & { readonly rocks: readonly Rock[] },
  random: Random,
): Circle[] {
  const trees: Circle[] = []
  for (let grove = 0; grove < groves; grove += 1) {
    const middle = anywhere(random)
    const count = wholeBetween(random, 2, 12)
    for (let index = 0; index < count; index += 1) {
      const tree = { ...near(middle, 110, random), radius: between(random, 6, 13) }
      if (isFreeForTree(tree, ground)) trees.push(tree)
    }
  }
  return trees
}

function anywhere(random: Random): Point {
  return { x: between(random, 0, mapWidth), y: between(random, 0, mapHeight) }
}

/** Denser in the middle: the mean of two numbers. */
function near(middle: Point, spread: number, random: Random): Point {
  return {
    x: middle.x + (between(random, -spread, spread) + between(random, -spread, spread)) / 2,
    y: middle.y + (between(random, -spread, spread) + between(random, -spread, spread)) / 2,
  }
}

function isFreeForRock(rock: Circle, ground: Ground, rocks: readonly Rock[]): boolean {
  const { x, y, radius } = rock
  if (x < edge + radius || y < edge + radius) return false
  if (x > mapWidth - edge - radius || y > mapHeight - edge - radius) return false
  for (const place of [...ground.zones, ...ground.bases]) {
    if (overlaps(rock, place, gapBetweenRocks)) return false
  }
  for (const other of rocks) if (overlaps(rock, other, gapBetweenRocks)) return false
  if (ground.lakes.some((lake) => isInLake(lake, rock, radius + gapBetweenRocks))) return false
  return !ground.roads.some(
    (road) => distanceToLine(rock, road.points) < road.width / 2 + radius + rockToRoad,
  )
}

function isFreeForTree(
  tree: Circle,
  ground: Ground & { readonly rocks: readonly Rock[] },
): boolean {
  for (const rock of ground.rocks) if (overlaps(tree, rock, -4)) return false
  for (const base of ground.bases) if (overlaps(tree, base, 0)) return false
  for (const zone of ground.zones) if (overlaps(tree, zone, -30)) return false
  if (ground.lakes.some((lake) => isInLake(lake, tree, tree.radius))) return false
  return !ground.roads.some(
    (road) => distanceToLine(tree, road.points) < road.width / 2 + tree.radius,
  )
}

function overlaps(a: Circle, b: Circle, gap: number): boolean {
  const reach = a.radius + b.radius + gap
  return squaredDistance(a, b) < reach * reach
}

function createOutline(rock: Circle, random: Random): Point[] {
  const corners = wholeBetween(random, 5, 8)
  const turn = between(random, 0, 2 * Math.PI)
  return Array.from({ length: corners }, (_, index) => {
    const angle = turn + ((index + between(random, -0.25, 0.25)) / corners) * 2 * Math.PI
    const radius = rock.radius * between(random, 0.82, 1)
    return { x: rock.x + Math.cos(angle) * radius, y: rock.y + Math.sin(angle) * radius }
  })
}
