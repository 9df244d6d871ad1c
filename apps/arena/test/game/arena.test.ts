import { beforeAll, describe, expect, it } from 'vitest'
import { teamCount } from '../../src/game/teams.ts'
import { tuning } from '../../src/game/tuning.ts'
import { createGame, valuesOf } from './helpers.ts'
import { type Sighted, watchGame } from './watch-game.ts'

const minute = 60 * 20

describe('the arena', { timeout: 60_000 }, () => {
  let seen: Sighted

  beforeAll(() => {
    seen = watchGame({ seed: 5, ticks: 3 * minute })
  }, 60_000)

  it('keeps everybody on open ground, health within bounds, and lets nobody aim at a friend', () => {
    expect(seen.wrong).toEqual([])
    expect(Math.max(...seen.aiming)).toBeGreaterThan(30)
  })

  it('has as many bots as it was told, a third in each team, however many fall', () => {
    const fighters = valuesOf(seen.game.world, 'Fighter')
    for (let team = 0; team < teamCount; team += 1) {
      expect(fighters.filter(({ value }) => value.team === team)).toHaveLength(100)
    }
    expect(new Set(fighters.map(({ value }) => value.name)).size).toBe(300)
    expect(Math.max(...seen.fallen)).toBeGreaterThan(0)
  })

  it('counts one kill for each death', () => {
    const scores = valuesOf(seen.game.world, 'Score').map(({ value }) => value)
    const kills = scores.reduce((sum, score) => sum + score.kills, 0)
    expect(kills).toBeGreaterThan(100)
    expect(scores.reduce((sum, score) => sum + score.deaths, 0)).toBe(kills)
    const captures = scores.map(({ points, kills }) => points - kills * tuning.pointsPerKill)
    expect(captures.every((points) => points >= 0 && points % tuning.pointsPerCapture === 0)).toBe(
      true,
    )
  })

  it('is neither a soup nor a single crowd: zones are fought for, and most are on their way', () => {
    const inZones = seen.crowds.map((crowds) => crowds.reduce((sum, count) => sum + count, 0))
    const average = inZones.reduce((sum, count) => sum + count, 0) / inZones.length
    expect(average).toBeGreaterThan(45)
    expect(average).toBeLessThan(180)
    expect(Math.max(...seen.crowds.flat())).toBeLessThan(100)
    // Each of the three zones had more than one owner, nobody not counted.
    for (const letter of 'ABC') {
      expect([0, 1, 2].filter((team) => seen.owners.has(letter + team)).length).toBeGreaterThan(1)
    }
  })

  it('changes few enough components a tick to go over a slow line', () => {
    const average = seen.changes.reduce((sum, count) => sum + count, 0) / seen.changes.length
    expect(average).toBeGreaterThan(30)
    expect(average).toBeLessThan(100)
    expect(Math.max(...seen.changes)).toBeLessThan(220)
  })

  it('plays the same game for the same seed, and another one for another', () => {
    const [one, same, other] = [7, 7, 8].map((seed) => {
      const game = createGame({ seed, bots: 90 })
      game.step(minute / 2)
      return game.world.snapshot()
    })
    expect(same).toEqual(one)
    expect(other).not.toEqual(one)
  })

  it('gives every step a tick of its own, even when nobody is there', () => {
    const game = createGame({ bots: 0 })
    const before = game.world.tick
    game.step(100)
    expect(game.world.tick).toBe(before + 100)
  })
})
