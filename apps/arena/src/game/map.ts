import type { Random } from '@tx2-link/core'
import { createElevation } from './elevation.ts'
import { distanceBetween, distanceToLine, smoothLine } from './geometry.ts'
import type { Circle, Point } from './geometry.ts'
import { createLake } from './lake.ts'
import type { Lake } from './lake.ts'
import {
  bases,
  camps,
  lakeSites,
  mapHeight,
  mapWidth,
  roadCourses,
  roadWidth,
  zoneSites,
} from './layout.ts'
import type { ZoneSite } from './layout.ts'
import { between, createRandom } from './random.ts'
import { scatterRocks, scatterTrees } from './scatter.ts'
import type { Rock } from './scatter.ts'

interface Road {
  readonly width: number
  readonly points: readonly Point[]
}

/** The ground that server and clients share; made from a seed, never sent. */
export interface ArenaMap {
  readonly width: number
  readonly height: number
  /** They block. */
  readonly lakes: readonly Lake[]
  /** They block. */
  readonly rocks: readonly Rock[]
  /** They are walked under: only drawn. */
  readonly trees: readonly Circle[]
  readonly roads: readonly Road[]
  readonly zones: readonly ZoneSite[]
  /** By team. */
  readonly bases: readonly Circle[]
  readonly camps: readonly Point[]
  /** Height of the ground from 0 to 1, for contour lines; nothing in the game depends on it. */
  readonly elevationAt: (x: number, y: number) => number
}

const mapSeed = 20_611

/** What roads bend aside of their course at most. */
const roadSway = 22
/** Lakes stay this far from the edges of roads, zones and bases. */
const lakeClearance = 34

export function createArenaMap(seed: number = mapSeed): ArenaMap {
  const random = createRandom(seed)
  const roads = roadCourses.map((course) => createRoad(course, random))
  const lakes = lakeSites.map((site) => createLake(shrinkToFit(site, roads), random))
  const open = { lakes, roads, zones: zoneSites, bases }
  const rocks = scatterRocks(open, random)
  const trees = scatterTrees({ ...open, rocks }, random)
  return {
    width: mapWidth,
    height: mapHeight,
    lakes,
    rocks,
    trees,
    roads,
    zones: zoneSites,
    bases,
    camps,
    elevationAt: createElevation(lakes, createRandom(seed + 1)),
  }
}

/** The map that the game is played on. */
export const arenaMap: ArenaMap = createArenaMap()

function createRoad(course: readonly Point[], random: Random): Road {
  const last = course.length - 1
  const through = course.map((point, index) =>
    index === 0 || index === last
      ? point
      : {
          x: point.x + between(random, -roadSway, roadSway),
          y: point.y + between(random, -roadSway, roadSway),
        },
  )
  return { width: roadWidth, points: smoothLine(through, 10) }
}

function shrinkToFit(site: Circle, roads: readonly Road[]): Circle {
  let radius = site.radius
  for (const road of roads) {
    radius = Math.min(radius, distanceToLine(site, road.points) - road.width / 2 - lakeClearance)
  }
  for (const place of [...zoneSites, ...bases]) {
    radius = Math.min(radius, distanceBetween(site, place) - place.radius - lakeClearance)
  }
  return { ...site, radius }
}
