import { describe, expect, it } from 'vitest'
import { chooseTarget, heal, hurt, shoot } from '../../src/game/combat.ts'
import { revive } from '../../src/game/spawn.ts'
import { arenaMap } from '../../src/game/map.ts'
import { tuning } from '../../src/game/tuning.ts'
import { createState } from './helpers.ts'

const middle = { x: 1200, y: 1120 }

describe('shooting', () => {
  it('hits an enemy in range, then waits until the weapon is loaded', () => {
    const { state, world, place } = createState()
    const shooter = place(0, middle.x, middle.y)
    const enemy = place(1, middle.x + 100, middle.y)
    chooseTarget(state, shooter)
    shoot(state, shooter)
    expect(world.get(shooter.id, 'Aim')).toEqual({ target: enemy.id, firedAt: 1 })
    const wounded = enemy.health
    expect(wounded).toBeLessThan(tuning.maxHealth)
    expect(world.getField(enemy.id, 'Health', 'current')).toBe(wounded)
    state.now += tuning.bot.reload - 3
    shoot(state, shooter)
    expect(enemy.health).toBe(wounded)
    state.now += 6
    shoot(state, shooter)
    expect(enemy.health).toBeLessThan(wounded)
  })

  it('misses now and then: the shot is seen, and nobody is hurt', () => {
    const { state, world, place } = createState({ random: () => 0.99 })
    const shooter = place(0, middle.x, middle.y)
    const enemy = place(1, middle.x + 100, middle.y)
    shooter.target = enemy
    shoot(state, shooter)
    expect(world.getField(shooter.id, 'Aim', 'firedAt')).toBe(1)
    expect(enemy.health).toBe(tuning.maxHealth)
  })

  it('never aims at the own team, the fallen, or what is out of range', () => {
    const { state, place } = createState()
    const shooter = place(0, middle.x, middle.y)
    place(0, middle.x + 40, middle.y)
    place(1, middle.x + 60, middle.y).backAt = 100
    place(2, middle.x + tuning.bot.range + 1, middle.y)
    chooseTarget(state, shooter)
    expect(shooter.target).toBeUndefined()
  })

  it('lets go of a target that went away', () => {
    const { state, world, place } = createState()
    const shooter = place(0, middle.x, middle.y)
    const enemy = place(1, middle.x + 100, middle.y)
    chooseTarget(state, shooter)
    enemy.gone = true
    shoot(state, shooter)
    expect(world.getField(shooter.id, 'Aim', 'target')).toBe(0)
  })

  it('of a player aims at the nearest enemy that lives', () => {
    const { state, place } = createState()
    const player = place(0, middle.x, middle.y, false)
    const fallen = place(1, middle.x + 20, middle.y)
    place(1, middle.x + 90, middle.y)
    const nearest = place(2, middle.x, middle.y + 50)
    place(1, middle.x - 120, middle.y)
    // Fell in this very step: it is among the living that were found at its beginning.
    fallen.backAt = 100
    chooseTarget(state, player)
    expect(player.target).toBe(nearest)
  })
})

describe('falling', () => {
  it('counts for both, shows when one is back, and happens once', () => {
    const { state, world, place } = createState()
    const killer = place(0, middle.x, middle.y)
    const victim = place(1, middle.x + 50, middle.y)
    hurt(state, victim, 250, killer)
    hurt(state, victim, 250, killer)
    expect(world.get(victim.id, 'Fallen')).toEqual({ backAt: 1 + tuning.respawnAfter })
    expect(world.getField(victim.id, 'Health', 'current')).toBe(0)
    expect(world.get(victim.id, 'Score')).toEqual({ kills: 0, deaths: 1, points: 0 })
    expect(world.get(killer.id, 'Score')).toEqual({
      kills: 1,
      deaths: 0,
      points: tuning.pointsPerKill,
    })
  })

  it('ends at the own base, whole', () => {
    const { state, world, place } = createState()
    const victim = place(1, middle.x, middle.y)
    hurt(state, victim, 250, place(0, middle.x + 50, middle.y))
    revive(state, victim)
    const base = arenaMap.bases[1]!
    const position = world.get(victim.id, 'Position')!
    expect(Math.hypot(position.x - base.x, position.y - base.y)).toBeLessThan(base.radius + 1)
    expect(world.has(victim.id, 'Fallen')).toBe(false)
    expect(world.getField(victim.id, 'Health', 'current')).toBe(tuning.maxHealth)
  })
})

describe('health', () => {
  it('comes back only to those who were left alone for a while, and up to the maximum', () => {
    const { state, place } = createState()
    const fighter = place(0, middle.x, middle.y)
    hurt(state, fighter, 12, place(1, middle.x + 50, middle.y))
    const hurtAt = state.now
    for (; state.now < hurtAt + tuning.calmAfter; state.now += 1) heal(state, fighter)
    expect(fighter.health).toBe(tuning.maxHealth - 12)
    for (; state.now < hurtAt + 3 * tuning.calmAfter; state.now += 1) heal(state, fighter)
    expect(fighter.health).toBe(tuning.maxHealth)
  })
})
