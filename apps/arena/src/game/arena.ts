import type { Random } from '@tx2-link/core'
import type { ArenaState } from './arena-state.ts'
import { Bot } from './bots.ts'
import { heal, shoot } from './combat.ts'
import { Feed } from './feed.ts'
import { Fighter, fighterComponents } from './fighters.ts'
import type { Point } from './geometry.ts'
import { arenaMap } from './map.ts'
import { Match } from './match.ts'
import { botNames } from './names.ts'
import { Players } from './players.ts'
import { updateMatch, updateZones } from './round.ts'
import { createRoutes } from './routes.ts'
import type { ArenaWorld } from './schema.ts'
import { SpatialGrid } from './spatial-grid.ts'
import { placeAtBase, revive } from './spawn.ts'
import { move } from './steering.ts'
import { Strategy } from './strategy.ts'
import { teamCount } from './teams.ts'
import { Terrain } from './terrain.ts'
import { tuning } from './tuning.ts'
import { Zone } from './zone.ts'

export interface ArenaOptions {
  readonly random: Random
  /** How many fighters the server plays itself. */
  readonly bots?: number
}

export interface Arena {
  /** Makes one tick of the game; to be called once before each tick of the world is sealed. */
  step(dtMs: number): void
}

/** A step makes up for at most so much lost time: a server that slept does not leap. */
const longestStepMs = 100

/** Fills the world with the game and returns what moves it: pure, and the same for one `random`. */
export function createArena(
  world: ArenaWorld,
  { random, bots: botCount = 300 }: ArenaOptions,
): Arena {
  const terrain = new Terrain(arenaMap)
  const now = world.tick + 1
  const state: ArenaState = {
    world,
    random,
    map: arenaMap,
    terrain,
    routes: createRoutes(arenaMap, terrain),
    match: new Match(world, now),
    zones: arenaMap.zones.map((site) => new Zone(world, site)),
    feed: new Feed(world),
    fighters: [],
    grid: new SpatialGrid(arenaMap.width, arenaMap.height),
    now,
    seconds: 0,
  }
  const players = new Players(world)
  const strategy = new Strategy(state.zones.length)
  strategy.update(state)
  const bots = Array.from({ length: botCount }, (_, index) => createBot(state, strategy, index))
  const living: Fighter[] = []
  let zonesDueAt = now

  function step(dtMs: number): void {
    state.now = world.tick + 1
    state.seconds = Math.min(dtMs, longestStepMs) / 1000
    players.admitAndDismiss(state)
    strategy.update(state)
    reviveTheDue()
    fillGrid()
    for (const bot of bots) {
      if (!bot.fighter.alive) continue
      bot.think(state, strategy)
      bot.steer(state)
    }
    players.act(state)
    for (const fighter of living) if (fighter.alive) move(state, fighter)
    for (const fighter of living) {
      if (!fighter.alive) continue
      shoot(state, fighter)
      heal(state, fighter)
    }
    if (state.now >= zonesDueAt) {
      zonesDueAt = state.now + tuning.zoneUpdateEvery
      updateZones(state)
    }
    updateMatch(state)
    state.feed.expire(state.now)
    publishPositions()
    state.match.tellTick(state.now)
  }

  function reviveTheDue(): void {
    for (const bot of bots) {
      if (isDue(bot.fighter)) {
        revive(state, bot.fighter)
        bot.startOver(state, strategy)
      }
    }
    for (const fighter of state.fighters) if (isDue(fighter)) revive(state, fighter)
  }

  function isDue(fighter: Fighter): boolean {
    return fighter.backAt !== undefined && state.now >= fighter.backAt
  }

  function fillGrid(): void {
    living.length = 0
    for (const fighter of state.fighters) if (fighter.alive) living.push(fighter)
    state.grid.rebuild(living)
  }

  /** Players in every tick, bots in turns: clients draw between two positions anyway. */
  function publishPositions(): void {
    for (const fighter of living) {
      if (!fighter.bot) fighter.publishPosition(world, tuning.positionGrid)
      else if ((state.now + fighter.id) % tuning.botPositionEvery === 0) {
        fighter.publishPosition(world, tuning.botPositionSlack)
      }
    }
  }

  return { step }
}

function createBot(state: ArenaState, strategy: Strategy, index: number): Bot {
  const team = index % teamCount
  const traits = { name: nameOf(index), team, bot: true }
  const start = placeAtBase(state, team)
  const id = state.world.spawn(fighterComponents(traits, start))
  const fighter = new Fighter(id, traits, start)
  state.fighters.push(fighter)
  const bot = new Bot(state, strategy, fighter)
  const place = placeOnTheWay(state, bot)
  fighter.x = place.x
  fighter.y = place.y
  fighter.publishPosition(state.world, 0)
  return bot
}

/** Somewhere between base and goal, as if the game had been running for a while. */
function placeOnTheWay(state: ArenaState, bot: Bot): Point {
  const { way } = bot.place(state)
  const walker = { x: bot.fighter.x, y: bot.fighter.y }
  const heading = { x: 0, y: 0 }
  const stride = 20
  for (let steps = Math.floor(state.random() * 60); steps > 0; steps -= 1) {
    way.directionAt(walker, heading)
    walker.x += heading.x * stride + (state.random() - 0.5) * stride
    walker.y += heading.y * stride + (state.random() - 0.5) * stride
    state.terrain.settle(walker, tuning.fighterRadius)
  }
  return walker
}

function nameOf(index: number): string {
  const name = botNames[index % botNames.length] ?? 'Nobody'
  const round = Math.floor(index / botNames.length)
  return round === 0 ? name : `${name} ${round + 1}`
}
