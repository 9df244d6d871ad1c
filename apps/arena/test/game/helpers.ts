import { createWorld, type EntityId } from '@tx2-link/core'
import { createArena } from '../../src/game/arena.ts'
import type { ArenaState } from '../../src/game/arena-state.ts'
import { Feed } from '../../src/game/feed.ts'
import { Fighter, fighterComponents } from '../../src/game/fighters.ts'
import { arenaMap } from '../../src/game/map.ts'
import { Match } from '../../src/game/match.ts'
import { createRandom } from '../../src/game/random.ts'
import { createRoutes } from '../../src/game/routes.ts'
import { arenaSchema, type ArenaWorld } from '../../src/game/schema.ts'
import { SpatialGrid } from '../../src/game/spatial-grid.ts'
import { Terrain } from '../../src/game/terrain.ts'
import { Zone } from '../../src/game/zone.ts'

const stepMs = 50

export const terrain = new Terrain(arenaMap)
export const routes = createRoutes(arenaMap, terrain)

/** A whole game whose ticks are made by hand. */
export function createGame({ seed = 1, bots = 0 }: { seed?: number; bots?: number } = {}) {
  const world = createWorld(arenaSchema)
  const arena = createArena(world, { random: createRandom(seed), bots })
  let now = 1_000
  world.seal(now)
  return {
    world,
    step: (ticks = 1): void => {
      for (let tick = 0; tick < ticks; tick += 1) {
        arena.step(stepMs)
        now += stepMs
        world.seal(now)
      }
    },
  }
}

export type Game = ReturnType<typeof createGame>

/** What a client does to join; ids are granted from here on. */
export const firstClientId: EntityId = 0x8000_0000

export function join({ world, step }: Game, id: EntityId = firstClientId, name = 'Ada'): EntityId {
  world.spawn(
    {
      Profile: { name },
      Input: { moveX: 0, moveY: 0, toPoint: false, pointX: 0, pointY: 0 },
      Casts: { dash: 0, volley: 0, shield: 0 },
    },
    { id },
  )
  step()
  return id
}

/** The parts of the simulation by themselves: nobody is there and nothing moves by itself. */
export function createState({ random = () => 0.5 }: { random?: () => number } = {}) {
  const world: ArenaWorld = createWorld(arenaSchema)
  const state: ArenaState = {
    world,
    random,
    map: arenaMap,
    terrain,
    routes,
    match: new Match(world, 1),
    zones: arenaMap.zones.map((site) => new Zone(world, site)),
    feed: new Feed(world),
    fighters: [],
    grid: new SpatialGrid(arenaMap.width, arenaMap.height),
    now: 1,
    seconds: stepMs / 1_000,
  }
  return {
    state,
    world,
    place: (team: number, x: number, y: number, bot = true): Fighter => {
      const traits = { name: `fighter ${state.fighters.length}`, team, bot }
      const position = { x, y }
      const id = world.spawn({
        ...fighterComponents(traits, position),
        Abilities: { dashAt: 0, volleyAt: 0, shieldAt: 0, shieldUntil: 0 },
      })
      const fighter = new Fighter(id, traits, position)
      state.fighters.push(fighter)
      state.grid.rebuild(state.fighters.filter((other) => other.alive))
      return fighter
    },
  }
}

/** All entities that have the component, with its value. */
export function valuesOf<Name extends 'Zone' | 'Match' | 'Feed' | 'Fighter' | 'Score' | 'Position'>(
  world: ArenaWorld,
  name: Name,
) {
  return [...world.ids()].flatMap((id) => {
    const value = world.get(id, name)
    return value === undefined ? [] : [{ id, value }]
  })
}
