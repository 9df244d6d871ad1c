import { describe, expect, it } from 'vitest'
import { FeedKind } from '../../src/game/feed.ts'
import { arenaMap } from '../../src/game/map.ts'
import { tuning } from '../../src/game/tuning.ts'
import { createGame, firstClientId, join, terrain, valuesOf } from './helpers.ts'

describe('a client that joins', () => {
  it('gets an avatar at the base of its team, and the feed says so', () => {
    const game = createGame()
    const id = join(game, firstClientId, '  Ada ')
    const { world } = game
    const team = world.getField(id, 'Fighter', 'team')!
    expect(world.get(id, 'Fighter')).toEqual({ name: 'Ada', team, bot: false })
    expect(world.get(id, 'Health')).toEqual({ current: 100, max: 100 })
    for (const component of ['Aim', 'Score', 'Abilities'])
      expect(world.has(id, component)).toBe(true)
    const base = arenaMap.bases[team]!
    const { x, y } = world.get(id, 'Position')!
    expect(Math.hypot(x - base.x, y - base.y)).toBeLessThan(base.radius + 1)
    expect(valuesOf(world, 'Feed')[0]?.value).toMatchObject({
      kind: FeedKind.joined,
      actor: 'Ada',
      actorTeam: team,
    })
  })

  it('comes to the team with the fewest players', () => {
    const game = createGame({ bots: 30 })
    const teams = [0, 1, 2, 3, 4, 5].map((number) => {
      const id = join(game, firstClientId + number * 256, `player ${number}`)
      return game.world.getField(id, 'Fighter', 'team')
    })
    expect(teams.toSorted()).toEqual([0, 0, 1, 1, 2, 2])
    expect(new Set(teams.slice(0, 3)).size).toBe(3)
  })

  it('waits until its entity has a profile', () => {
    const game = createGame()
    game.world.spawn({}, { id: firstClientId })
    game.step(3)
    expect(game.world.has(firstClientId, 'Fighter')).toBe(false)
    game.world.set(firstClientId, 'Profile', { name: 'Ada' })
    game.step()
    expect(game.world.has(firstClientId, 'Fighter')).toBe(true)
  })

  it('does not act on keys that were pressed before', () => {
    const game = createGame()
    game.world.spawn(
      { Profile: { name: 'Ada' }, Casts: { dash: 9, volley: 9, shield: 9 } },
      { id: firstClientId },
    )
    game.step(2)
    expect(game.world.getField(firstClientId, 'Abilities', 'shieldUntil')).toBe(0)
  })

  it('may change its name', () => {
    const game = createGame()
    const id = join(game)
    game.world.set(id, 'Profile', { name: 'Grace' })
    game.step()
    expect(game.world.getField(id, 'Fighter', 'name')).toBe('Grace')
  })
})

describe('a client that leaves', { timeout: 30_000 }, () => {
  it('is told of, and nobody aims at it any more', () => {
    const game = createGame({ bots: 300 })
    const id = join(game)
    // To the middle of the fighting, until somebody shoots.
    const zone = arenaMap.zones[1]!
    walkTo(game, id, zone.x, zone.y)
    for (let ticks = 0; ticks < 1_200 && aimingAt(game, id) === 0; ticks += 1) game.step()
    expect(aimingAt(game, id)).toBeGreaterThan(0)
    game.world.despawn(id)
    game.step(2)
    expect(aimingAt(game, id)).toBe(0)
    const kinds = valuesOf(game.world, 'Feed').map(({ value }) => value.kind)
    expect(kinds).toContain(FeedKind.left)
  })

  it('and comes back with the same id at once is somebody new', () => {
    const game = createGame()
    const id = join(game)
    walkTo(game, id, 1_200, 800)
    game.step(100)
    game.world.despawn(id)
    join(game, id, 'Grace')
    expect(game.world.getField(id, 'Fighter', 'name')).toBe('Grace')
    game.step(20)
    expect(valuesOf(game.world, 'Fighter')).toHaveLength(1)
  })
})

describe('a player', { timeout: 30_000 }, () => {
  it('walks as its keys say, as fast diagonally as straight', () => {
    const game = createGame()
    const id = join(game)
    const straight = distanceWalked(game, id, { moveX: 0, moveY: -1 })
    const diagonal = distanceWalked(game, id, { moveX: 1, moveY: -1 })
    expect(straight).toBeGreaterThan(80)
    expect(diagonal).toBeCloseTo(straight, 0)
  })

  it('stands when it is told nothing', () => {
    const game = createGame()
    const id = join(game)
    game.step(10)
    const before = game.world.get(id, 'Position')
    game.step(50)
    expect(game.world.get(id, 'Position')).toEqual(before)
  })

  it('walks to a point behind a lake, around it, and stops there', () => {
    const game = createGame()
    const id = join(game)
    const lake = arenaMap.lakes[2]!
    for (const y of [lake.y - lake.maxRadius - 40, lake.y + lake.maxRadius + 40]) {
      walkTo(game, id, lake.x + 10, y)
      for (let ticks = 0; ticks < 500; ticks += 1) {
        game.step()
        const position = game.world.get(id, 'Position')!
        expect(terrain.isOpen(position, tuning.fighterRadius - tuning.positionGrid)).toBe(true)
      }
      const { x, y: reached } = game.world.get(id, 'Position')!
      expect(Math.hypot(x - lake.x - 10, reached - y)).toBeLessThan(3)
    }
  })

  it('moves far in a dash', () => {
    const game = createGame()
    const id = join(game)
    distanceWalked(game, id, { moveX: 0, moveY: -1 })
    const walked = distanceIn(game, id, tuning.dashTicks)
    game.world.patch(id, 'Casts', { dash: 1 })
    expect(distanceIn(game, id, tuning.dashTicks)).toBeGreaterThan(2.5 * walked)
  })

  it('that falls comes back after a while and can walk again', () => {
    const game = createGame({ bots: 300 })
    const id = join(game)
    const zone = arenaMap.zones[1]!
    walkTo(game, id, zone.x, zone.y)
    for (let ticks = 0; ticks < 6_000 && !game.world.has(id, 'Fallen'); ticks += 1) game.step()
    expect(game.world.has(id, 'Fallen')).toBe(true)
    const where = game.world.get(id, 'Position')
    game.step(tuning.respawnAfter - 1)
    expect(game.world.get(id, 'Position')).toEqual(where)
    game.step(2)
    expect(game.world.has(id, 'Fallen')).toBe(false)
    expect(distanceIn(game, id, 10)).toBeGreaterThan(20)
  })
})

type TestGame = ReturnType<typeof createGame>

function walkTo({ world }: TestGame, id: number, x: number, y: number): void {
  world.patch(id, 'Input', { moveX: 0, moveY: 0, toPoint: true, pointX: x, pointY: y })
}

function distanceWalked(
  game: TestGame,
  id: number,
  keys: { readonly moveX: number; readonly moveY: number },
): number {
  game.world.patch(id, 'Input', { ...keys, toPoint: false })
  game.step(10)
  return distanceIn(game, id, 20)
}

function distanceIn({ world, step }: TestGame, id: number, ticks: number): number {
  const from = world.get(id, 'Position')!
  step(ticks)
  const to = world.get(id, 'Position')!
  return Math.hypot(to.x - from.x, to.y - from.y)
}

function aimingAt({ world }: TestGame, id: number): number {
  return valuesOf(world, 'Fighter').filter(
    (fighter) => world.getField(fighter.id, 'Aim', 'target') === id,
  ).length
}
