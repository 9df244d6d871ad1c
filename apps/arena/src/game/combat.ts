import type { ArenaState } from './arena-state.ts'
import type { Fighter } from './fighters.ts'
import { squaredDistance } from './geometry.ts'
import { wholeBetween } from './random.ts'
import { tuning } from './tuning.ts'

const around: Fighter[] = []

/** The living enemy that is nearest and within range. */
export function findNearestEnemy(
  { grid }: ArenaState,
  fighter: Fighter,
  range: number,
): Fighter | undefined {
  grid.collect(fighter, range, around)
  let nearest: Fighter | undefined
  let shortest = Infinity
  for (const other of around) {
    if (other.team === fighter.team || !other.alive) continue
    const distance = squaredDistance(fighter, other)
    if (distance < shortest) {
      shortest = distance
      nearest = other
    }
  }
  return nearest
}

/** A living enemy within range, any: if all took the nearest, the first of a crowd would fall at once. */
function findSomeEnemy(
  { grid, random }: ArenaState,
  fighter: Fighter,
  range: number,
): Fighter | undefined {
  grid.collect(fighter, range, around)
  let chosen: Fighter | undefined
  let seen = 0
  for (const other of around) {
    if (other.team === fighter.team || !other.alive) continue
    seen += 1
    if (random() * seen < 1) chosen = other
  }
  return chosen
}

/** Living enemies within range, the nearest first. */
export function findEnemies({ grid }: ArenaState, fighter: Fighter, range: number): Fighter[] {
  grid.collect(fighter, range, around)
  return around
    .filter((other) => other.team !== fighter.team && other.alive)
    .sort((a, b) => squaredDistance(fighter, a) - squaredDistance(fighter, b) || a.id - b.id)
}

/** Keeps the target while it lives and is in range, else looks for the nearest one. */
export function chooseTarget(state: ArenaState, fighter: Fighter): void {
  if (fighter.target !== undefined && canHit(fighter, fighter.target)) return
  const { range } = fighter.weapon
  const target = fighter.bot
    ? findSomeEnemy(state, fighter, range)
    : findNearestEnemy(state, fighter, range)
  aimAt(state, fighter, target)
}

/** Fires at the target if there is one and the weapon is loaded. */
export function shoot(state: ArenaState, fighter: Fighter): void {
  if (fighter.target === undefined) return
  // One who lost its target takes the next one at once: one write instead of two.
  chooseTarget(state, fighter)
  const { target, weapon } = fighter
  if (target === undefined) return
  if (state.now < fighter.loadedAt) return
  // A little unevenness, lest all who met at once keep firing in step.
  fighter.loadedAt = state.now + weapon.reload + wholeBetween(state.random, -2, 2)
  state.world.setField(fighter.id, 'Aim', 'firedAt', state.now)
  if (state.random() >= weapon.accuracy) return
  hurt(state, target, wholeBetween(state.random, weapon.damageLow, weapon.damageHigh), fighter)
}

export function hurt(state: ArenaState, victim: Fighter, damage: number, by: Fighter): void {
  if (!victim.alive) return
  const felt = state.now < victim.shieldUntil ? Math.ceil(damage / 2) : damage
  victim.hurtAt = state.now
  victim.health = Math.max(0, victim.health - felt)
  state.world.setField(victim.id, 'Health', 'current', victim.health)
  if (victim.health === 0) fall(state, victim, by)
}

/** Gives back some health to those who were left alone for a while. */
export function heal({ world, now }: ArenaState, fighter: Fighter): void {
  if (fighter.health >= tuning.maxHealth || now - fighter.hurtAt < tuning.calmAfter) return
  if ((now + fighter.id) % tuning.healEvery !== 0) return
  fighter.health = Math.min(tuning.maxHealth, fighter.health + tuning.healAmount)
  world.setField(fighter.id, 'Health', 'current', fighter.health)
}

function aimAt({ world }: ArenaState, fighter: Fighter, target: Fighter | undefined): void {
  if (fighter.target === target) return
  fighter.target = target
  world.setField(fighter.id, 'Aim', 'target', target?.id ?? 0)
}

function canHit(fighter: Fighter, target: Fighter): boolean {
  const reach = fighter.weapon.range + tuning.rangeSlack
  return target.alive && squaredDistance(fighter, target) <= reach * reach
}

function fall(state: ArenaState, victim: Fighter, by: Fighter): void {
  const { world, feed, now } = state
  victim.backAt = now + tuning.respawnAfter
  victim.velocityX = 0
  victim.velocityY = 0
  victim.deaths += 1
  aimAt(state, victim, undefined)
  world.set(victim.id, 'Fallen', { backAt: victim.backAt })
  world.setField(victim.id, 'Score', 'deaths', victim.deaths)
  by.kills += 1
  by.points += tuning.pointsPerKill
  world.patch(by.id, 'Score', { kills: by.kills, points: by.points })
  feed.tellKill(by, victim, now)
}
