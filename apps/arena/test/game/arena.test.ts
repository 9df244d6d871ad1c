import { describe, expect, it } from 'vitest'
import { arenaMap } from '../../src/game/map.ts'
import { teamCount } from '../../src/game/teams.ts'
import { tuning } from '../../src/game/tuning.ts'
import { createGame, type Game, terrain, valuesOf } from './helpers.ts'

const minute = 60 * 20

describe('the arena', { timeout: 60_000 }, () => {
  it('plays the same game for the same seed, and another one for another', () => {
    const [one, same, other] = [7, 7, 8].map((seed) => {
      const game = createGame({ seed, bots: 90 })
      game.step(minute / 2)
      return game.world.snapshot()
    })
    expect(same).toEqual(one)
    expect(other).not.toEqual(one)
  })

  it('keeps everybody on open ground within the map, and health within bounds', () => {
    const game = createGame({ seed: 3, bots: 300 })
    const wrong: string[] = []
    for (let checks = 0; checks < 120; checks += 1) {
      game.step(20)
      for (const { id, value } of valuesOf(game.world, 'Position')) {
        // Written positions are rounded: up to half a step of the grid in each direction.
        const isOpen = terrain.isOpen(value, tuning.fighterRadius - tuning.positionGrid)
        if (!isOpen) wrong.push(`entity ${id} stands in something at ${value.x}, ${value.y}`)
        const isRounded = [value.x, value.y].every((at) => (at / tuning.positionGrid) % 1 === 0)
        if (!isRounded) wrong.push(`entity ${id} is written at ${value.x}, ${value.y}`)
      }
      for (const { id } of valuesOf(game.world, 'Fighter')) {
        const { current, max } = game.world.get(id, 'Health')!
        const isFallen = game.world.has(id, 'Fallen')
        if (current > max || (current === 0) !== isFallen) wrong.push(`entity ${id}: ${current}`)
      }
    }
    expect(wrong).toEqual([])
  })

  it('has as many bots as it was told, a third in each team, however many fall', () => {
    const game = createGame({ bots: 300 })
    game.step(2 * minute)
    const fighters = valuesOf(game.world, 'Fighter')
    for (let team = 0; team < teamCount; team += 1) {
      expect(fighters.filter(({ value }) => value.team === team)).toHaveLength(100)
    }
    expect(new Set(fighters.map(({ value }) => value.name)).size).toBe(300)
    expect(fallen(game)).toBeGreaterThan(0)
  })

  it('counts one kill for each death', () => {
    const game = createGame({ bots: 300 })
    game.step(3 * minute)
    const scores = valuesOf(game.world, 'Score').map(({ value }) => value)
    const kills = scores.reduce((sum, score) => sum + score.kills, 0)
    expect(kills).toBeGreaterThan(100)
    expect(scores.reduce((sum, score) => sum + score.deaths, 0)).toBe(kills)
    const captures = scores.map(({ points, kills }) => points - kills * tuning.pointsPerKill)
    expect(captures.every((points) => points >= 0 && points % tuning.pointsPerCapture === 0)).toBe(
      true,
    )
  })

  it('aims only at enemies', () => {
    const game = createGame({ bots: 300 })
    game.step(minute)
    let shooting = 0
    for (const { id, value } of valuesOf(game.world, 'Fighter')) {
      const target = game.world.getField(id, 'Aim', 'target') ?? 0
      if (target === 0) continue
      shooting += 1
      expect(game.world.getField(target, 'Fighter', 'team')).not.toBe(value.team)
    }
    expect(shooting).toBeGreaterThan(30)
  })

  it('is neither a soup nor a single crowd: zones are fought for, and most are on their way', () => {
    const game = createGame({ seed: 5, bots: 300 })
    let inZones = 0
    let largest = 0
    const owners = new Set<string>()
    for (let checks = 0; checks < 40; checks += 1) {
      game.step(100)
      const positions = valuesOf(game.world, 'Position').map(({ value }) => value)
      for (const zone of arenaMap.zones) {
        const inside = positions.filter(
          ({ x, y }) => Math.hypot(x - zone.x, y - zone.y) < zone.radius,
        ).length
        inZones += inside
        largest = Math.max(largest, inside)
      }
      for (const { value } of valuesOf(game.world, 'Zone')) owners.add(value.letter + value.owner)
    }
    expect(inZones / 40).toBeGreaterThan(45)
    expect(inZones / 40).toBeLessThan(180)
    expect(largest).toBeLessThan(100)
    // Each of the three zones had more than one owner, nobody not counted.
    for (const letter of 'ABC') {
      expect([0, 1, 2].filter((team) => owners.has(letter + team)).length).toBeGreaterThan(1)
    }
  })

  it('changes few enough components a tick to go over a slow line', () => {
    const game = createGame({ bots: 300 })
    let changes = 0
    let largest = 0
    for (let tick = 0; tick < minute; tick += 1) {
      const base = game.world.tick
      game.step()
      const count = game.world.changesSince(base)?.length ?? Infinity
      changes += count
      largest = Math.max(largest, count)
    }
    expect(changes / minute).toBeGreaterThan(30)
    expect(changes / minute).toBeLessThan(100)
    expect(largest).toBeLessThan(220)
  })

  it('gives every step a tick of its own, even when nobody is there', () => {
    const game = createGame({ bots: 0 })
    const before = game.world.tick
    game.step(100)
    expect(game.world.tick).toBe(before + 100)
  })
})

function fallen({ world }: Game): number {
  return [...world.ids()].filter((id) => world.has(id, 'Fallen')).length
}
