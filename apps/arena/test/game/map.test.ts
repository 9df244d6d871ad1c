import { describe, expect, it } from 'vitest'
import { distanceToLine } from '../../src/game/geometry.ts'
import { isInLake } from '../../src/game/lake.ts'
import { arenaMap, createArenaMap } from '../../src/game/map.ts'
import { createRandom } from '../../src/game/random.ts'
import { pickPlace } from '../../src/game/spawn.ts'
import { tuning } from '../../src/game/tuning.ts'
import { routes, terrain } from './helpers.ts'

const { elevationAt, ...shapes } = arenaMap

describe('the map', () => {
  it('is the same wherever it is made', () => {
    const { elevationAt: elevationOfTwin, ...twin } = createArenaMap()
    expect(twin).toEqual(shapes)
    expect(elevationOfTwin(777, 333)).toBe(elevationAt(777, 333))
  })

  it('keeps roads, zones and bases free of what blocks', () => {
    for (const road of arenaMap.roads) {
      // Roads that leave the map cannot be open all around at its edge.
      const onMap = road.points.filter(({ x }) => x > 20 && x < arenaMap.width - 20)
      expect(onMap.filter((point) => !terrain.isOpen(point, road.width / 2))).toEqual([])
    }
    const random = createRandom(1)
    for (const place of [...arenaMap.zones, ...arenaMap.bases]) {
      for (let tries = 0; tries < 200; tries += 1) {
        const angle = random() * 2 * Math.PI
        const distance = random() * place.radius
        const point = {
          x: place.x + Math.cos(angle) * distance,
          y: place.y + Math.sin(angle) * distance,
        }
        expect(terrain.isOpen(point, tuning.fighterRadius)).toBe(true)
      }
    }
  })

  it('draws each shore where the water begins', () => {
    for (const lake of arenaMap.lakes) {
      for (const { x, y } of lake.shore) {
        const outwards = { x: x + (x - lake.x) * 0.02, y: y + (y - lake.y) * 0.02 }
        const inwards = { x: x - (x - lake.x) * 0.02, y: y - (y - lake.y) * 0.02 }
        expect([isInLake(lake, outwards), isInLake(lake, inwards)]).toEqual([false, true])
      }
    }
  })

  it('leaves a way between any two rocks', () => {
    for (const [index, rock] of arenaMap.rocks.entries()) {
      for (const other of arenaMap.rocks.slice(index + 1)) {
        const gap = Math.hypot(rock.x - other.x, rock.y - other.y) - rock.radius - other.radius
        expect(gap).toBeGreaterThan(2 * tuning.fighterRadius)
      }
    }
  })

  it('has trees beside the roads, not on them', () => {
    for (const tree of arenaMap.trees) {
      for (const road of arenaMap.roads) {
        expect(distanceToLine(tree, road.points)).toBeGreaterThan(road.width / 2)
      }
    }
  })
})

describe('a route', () => {
  it('leads to its place from anywhere', () => {
    const random = createRandom(4)
    const heading = { x: 0, y: 0 }
    for (const place of [...routes.zones, ...routes.bases, ...routes.camps]) {
      for (let walkers = 0; walkers < 40; walkers += 1) {
        const walker = { x: random() * arenaMap.width, y: random() * arenaMap.height }
        const from = { ...walker }
        let steps = 0
        for (; distance(walker, place) > place.radius && steps < 1_000; steps += 1) {
          place.way.directionAt(walker, heading)
          walker.x += heading.x * 5
          walker.y += heading.y * 5
          terrain.settle(walker, tuning.fighterRadius)
        }
        expect(steps, `from ${from.x}, ${from.y} to ${place.x}, ${place.y}`).toBeLessThan(1_000)
      }
    }
  })
})

describe('the terrain', () => {
  it('puts whoever is within an obstacle on open ground beside it', () => {
    const inside = [...arenaMap.rocks, ...arenaMap.lakes]
    for (const { x, y } of inside) {
      for (const offset of [0, 3, -5]) {
        const body = { x: x + offset, y: y - offset }
        terrain.settle(body, tuning.fighterRadius)
        expect(terrain.isOpen(body, tuning.fighterRadius - 0.01)).toBe(true)
      }
    }
  })
})

describe('a place to stand', () => {
  it('is open ground even where all around is not', () => {
    const random = createRandom(9)
    for (const rock of arenaMap.rocks) {
      const place = pickPlace(rock, terrain, random)
      expect(terrain.isOpen(place, tuning.fighterRadius - 0.01)).toBe(true)
    }
  })
})

function distance(a: { x: number; y: number }, b: { x: number; y: number }): number {
  return Math.hypot(a.x - b.x, a.y - b.y)
}
