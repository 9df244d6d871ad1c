import { describe, expect, it } from 'vitest'
import { Abilities } from '../../src/game/abilities.ts'
import { hurt } from '../../src/game/combat.ts'
import { tuning } from '../../src/game/tuning.ts'
import { createState } from './helpers.ts'

const middle = { x: 1200, y: 1120 }
const east = { x: 1, y: 0 }
const none = { dash: 0, volley: 0, shield: 0 }

function createPlayer() {
  const parts = createState()
  const fighter = parts.place(0, middle.x, middle.y, false)
  return { ...parts, fighter, abilities: new Abilities(fighter, none) }
}

describe('a cast', () => {
  it('acts when its counter rises, once', () => {
    const { state, world, fighter, abilities } = createPlayer()
    abilities.update(state, { ...none, shield: 1 }, east)
    expect(world.getField(fighter.id, 'Abilities', 'shieldAt')).toBe(1 + tuning.shieldCooldown)
    state.now += tuning.shieldCooldown
    abilities.update(state, { ...none, shield: 1 }, east)
    expect(world.getField(fighter.id, 'Abilities', 'shieldAt')).toBe(1 + tuning.shieldCooldown)
  })

  it('is lost while its ability cools down', () => {
    const { state, world, fighter, abilities } = createPlayer()
    abilities.update(state, { ...none, dash: 1 }, east)
    state.now += tuning.dashCooldown - 1
    abilities.update(state, { ...none, dash: 2 }, east)
    expect(abilities.dashDirection(state.now)).toBeUndefined()
    state.now += 1
    abilities.update(state, { ...none, dash: 2 }, east)
    expect(abilities.dashDirection(state.now)).toBeUndefined()
    abilities.update(state, { ...none, dash: 3 }, east)
    expect(abilities.dashDirection(state.now)).toEqual(east)
    expect(world.getField(fighter.id, 'Abilities', 'dashAt')).toBe(state.now + tuning.dashCooldown)
  })

  it('acts when the counter wraps, and not when it falls', () => {
    const { state, fighter } = createPlayer()
    const wrapping = new Abilities(fighter, { ...none, dash: 65_535 })
    wrapping.update(state, { ...none, dash: 0 }, east)
    expect(wrapping.dashDirection(state.now)).toEqual(east)
    const falling = new Abilities(fighter, { ...none, dash: 5 })
    falling.update(state, { ...none, dash: 4 }, east)
    expect(falling.dashDirection(state.now)).toBeUndefined()
  })

  it('does not act for the fallen, nor afterwards', () => {
    const { state, fighter, abilities } = createPlayer()
    fighter.backAt = 100
    abilities.update(state, { ...none, dash: 1 }, east)
    fighter.backAt = undefined
    abilities.update(state, { ...none, dash: 1 }, east)
    expect(abilities.dashDirection(state.now)).toBeUndefined()
  })
})

describe('dash', () => {
  it('goes one way for a moment', () => {
    const { state, abilities } = createPlayer()
    abilities.update(state, { ...none, dash: 1 }, east)
    abilities.update(state, { ...none, dash: 1 }, { x: 0, y: 1 })
    expect(abilities.dashDirection(state.now + tuning.dashTicks - 1)).toEqual(east)
    expect(abilities.dashDirection(state.now + tuning.dashTicks)).toBeUndefined()
  })
})

describe('volley', () => {
  it('hits the nearest enemies around, at most five, and none of the own team', () => {
    const { state, place, abilities } = createPlayer()
    const friend = place(0, middle.x, middle.y + 30)
    const far = place(1, middle.x + tuning.volleyRange + 5, middle.y)
    const near = Array.from({ length: 7 }, (_, index) =>
      place(1 + (index % 2), middle.x + 40 + index * 10, middle.y),
    )
    abilities.update(state, { ...none, volley: 1 }, east)
    const struck = near.map((enemy) => enemy.health === tuning.maxHealth - tuning.volleyDamage)
    expect(struck).toEqual([true, true, true, true, true, false, false])
    expect([friend.health, far.health]).toEqual([tuning.maxHealth, tuning.maxHealth])
  })
})

describe('shield', () => {
  it('halves damage while it holds', () => {
    const { state, world, fighter, place, abilities } = createPlayer()
    const enemy = place(1, middle.x + 50, middle.y)
    abilities.update(state, { ...none, shield: 1 }, east)
    expect(world.getField(fighter.id, 'Abilities', 'shieldUntil')).toBe(1 + tuning.shieldTicks)
    state.now = tuning.shieldTicks
    hurt(state, fighter, 21, enemy)
    expect(fighter.health).toBe(tuning.maxHealth - 11)
    state.now += 1
    hurt(state, fighter, 21, enemy)
    expect(fighter.health).toBe(tuning.maxHealth - 32)
  })
})
