import type { ArenaState } from './arena-state.ts'
import { chooseTarget, findNearestEnemy } from './combat.ts'
import type { Fighter } from './fighters.ts'
import { squaredDistance } from './geometry.ts'
import type { Point } from './geometry.ts'
import { between, wholeBetween } from './random.ts'
import type { Destination } from './routes.ts'
import { pickPlace } from './spawn.ts'
import { follow, seek, stand, strafe } from './steering.ts'
import type { Strategy, Task } from './strategy.ts'
import { ticksOf, tuning } from './tuning.ts'

/** Bots think every so many ticks, each in its turn; they walk in all of them. */
const thinkEvery = 4
const sight = 270
/** How far from the place of its task a bot may follow somebody. */
const leash = 210
/** Hurt, one rests when it was left alone for so long. */
const restAfter = ticksOf(2.5)
const recovered = 85
/** A bot does not mind being this much nearer or farther than it likes to fight. */
const comfort = 42
/** While it fights, a bot stands still about this much of the time. */
const shareOfStanding = 0.75
/** Within this distance of a place's edge a bot walks straight to its spot. */
const doorstep = 60

/** What makes a bot differ from the others. */
interface Temper {
  /** Below this health it retreats. */
  readonly caution: number
  /** From 0 (goes where it was going, shooting) to 1 (stops for every enemy on the way). */
  readonly boldness: number
  /** The distance at which it likes to fight. */
  readonly reach: number
  readonly pace: number
  /** Radians that it keeps beside the straight way. */
  readonly lean: number
}

/** The mind of one bot: what it is doing, where, and until when. */
export class Bot {
  readonly fighter: Fighter
  readonly temper: Temper
  #task: Task
  #taskUntil: number
  #spot: Point
  #spotUntil = 0
  #side = 0
  #sideUntil = 0
  #prey: Fighter | undefined

  constructor(state: ArenaState, strategy: Strategy, fighter: Fighter) {
    const { random } = state
    this.fighter = fighter
    this.temper = {
      caution: between(random, 10, 42),
      boldness: random(),
      reach: between(random, 30, 145),
      pace: tuning.botSpeed * between(random, 0.88, 1.1),
      lean: between(random, -0.42, 0.42),
    }
    this.#task = strategy.choose(state, fighter, undefined)
    this.#taskUntil = state.now + taskLength(state)
    this.#spot = pickPlace(this.place(state), state.terrain, random)
  }

  /** Where its task is. */
  place({ routes }: ArenaState): Destination {
    const place =
      this.#task.kind === 'hold'
        ? routes.zones[this.#task.zone]
        : this.#task.kind === 'roam'
          ? routes.camps[this.#task.camp]
          : routes.bases[this.fighter.team]
    if (place === undefined) throw new RangeError('A task names a place that the map has not.')
    return place
  }

  /** After a respawn: nothing of what it was doing counts any more. */
  startOver(state: ArenaState, strategy: Strategy): void {
    this.#prey = undefined
    this.#begin(state, strategy.choose(state, this.fighter, this.#task))
  }

  think(state: ArenaState, strategy: Strategy): void {
    const { fighter } = this
    if ((state.now + fighter.id) % thinkEvery !== 0) return
    chooseTarget(state, fighter)
    if (this.#task.kind === 'retreat') {
      if (fighter.health >= recovered)
        this.#begin(state, strategy.choose(state, fighter, undefined))
      return
    }
    if (fighter.health < this.temper.caution) {
      strategy.release(fighter, this.#task)
      this.#prey = undefined
      this.#begin(state, { kind: 'retreat' })
      return
    }
    if (state.now >= this.#taskUntil) {
      this.#begin(state, strategy.choose(state, fighter, this.#task))
    }
    this.#lookForPrey(state)
    this.#changeSpot(state)
  }

  /** Sets the velocity that the fighter wants, for this step. */
  steer(state: ArenaState): void {
    const { fighter, temper } = this
    const place = this.place(state)
    if (this.#task.kind === 'retreat') {
      this.#retreat(state, place)
    } else if (fighter.target !== undefined && this.#stopsToFight(place)) {
      this.#duel(state, fighter.target)
    } else if (this.#prey !== undefined) {
      seek(fighter, this.#prey, temper.pace)
    } else if (isWithin(fighter, place, place.radius + doorstep)) {
      seek(fighter, this.#spot, temper.pace * 0.75)
    } else {
      follow(fighter, place.way, temper.pace, temper.lean)
    }
  }

  #begin(state: ArenaState, task: Task): void {
    this.#task = task
    this.#taskUntil = state.now + taskLength(state)
    this.#spotUntil = 0
    this.#changeSpot(state)
  }

  #changeSpot(state: ArenaState): void {
    if (state.now < this.#spotUntil) return
    this.#spot = pickPlace(this.place(state), state.terrain, state.random)
    this.#spotUntil = state.now + wholeBetween(state.random, ticksOf(7), ticksOf(18))
  }

  #lookForPrey(state: ArenaState): void {
    const { fighter } = this
    const place = this.place(state)
    const mayRoam = isWithin(fighter, place, place.radius + leash)
    if (this.#prey !== undefined) {
      const lost = !this.#prey.alive || !isWithin(fighter, this.#prey, sight * 1.2)
      if (lost || !mayRoam) this.#prey = undefined
      return
    }
    if (!mayRoam || fighter.target !== undefined || state.random() > this.temper.boldness) return
    this.#prey = findNearestEnemy(state, fighter, sight)
  }

  #stopsToFight(place: Destination): boolean {
    const { boldness } = this.temper
    if (boldness > 0.65) return true
    return boldness > 0.35 && isWithin(this.fighter, place, place.radius + doorstep)
  }

  #retreat(state: ArenaState, base: Destination): void {
    const { fighter, temper } = this
    const rests = fighter.target === undefined && state.now - fighter.hurtAt >= restAfter
    if (rests || isWithin(fighter, base, base.radius / 2)) stand(fighter)
    else follow(fighter, base.way, temper.pace * 1.12, temper.lean)
  }

  /** Keeps its favourite distance, and steps aside now and then. */
  #duel(state: ArenaState, target: Fighter): void {
    const { fighter, temper } = this
    const distance = Math.sqrt(squaredDistance(fighter, target))
    if (distance > temper.reach + comfort) {
      seek(fighter, target, temper.pace * 0.8)
    } else if (distance < temper.reach - comfort) {
      seek(fighter, target, temper.pace * 0.6)
      fighter.wantedX *= -1
      fighter.wantedY *= -1
    } else {
      if (state.now >= this.#sideUntil) {
        this.#side = pickSide(state)
        this.#sideUntil = state.now + wholeBetween(state.random, ticksOf(0.6), ticksOf(1.8))
      }
      strafe(fighter, target, temper.pace * 0.5, this.#side)
    }
  }
}

/** -1 or 1 to step aside, 0 to stand and shoot. */
function pickSide({ random }: ArenaState): number {
  if (random() < shareOfStanding) return 0
  return random() < 0.5 ? -1 : 1
}

function taskLength({ random }: ArenaState): number {
  return wholeBetween(random, ticksOf(20), ticksOf(50))
}

function isWithin(fighter: Point, place: Point, distance: number): boolean {
  return squaredDistance(fighter, place) < distance * distance
}
