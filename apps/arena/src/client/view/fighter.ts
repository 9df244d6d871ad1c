import type { EntityId } from '@tx2-link/core'
import { SampleTrack } from '@tx2-link/react/store'
import { ticksPerSecond, tuning } from '../../game/tuning.ts'

const msPerTick = 1_000 / ticksPerSecond

/** Of which rhythm a fighter's places come, and how far in the past it is drawn for that. */
const rhythm = {
  bot: {
    everyMs: tuning.botPositionEvery * msPerTick,
    delayMs: (tuning.botPositionEvery + 1) * msPerTick,
  },
  player: { everyMs: msPerTick, delayMs: 2 * msPerTick },
} as const

const turnsPerSecond = 2.4

/** Places kept of each: at 20 a second, 400 ms of its past, which is twice the delay. */
const trackCapacity = 8

/** A step longer than this (units) is a respawn, not a movement: nothing is drawn in between. */
const jumpDistance = 260

/** Slower than this (units a second) a body does not turn into its movement. */
const restingSpeed = 6

/** What the canvas knows of one fighter; a plain record that lives as long as the entity. */
export class Fighter {
  readonly id: EntityId
  readonly track = new SampleTrack(2, { capacity: trackCapacity, jump: jumpDistance })
  name = ''
  team = 0
  bot = false
  /** Drawn place in units and speed in units a second. */
  x = 0
  y = 0
  velocityX = 0
  velocityY = 0
  /** Radians, clockwise from +x. */
  heading = 0
  health = 0
  maxHealth = 1
  target: EntityId = 0
  firedAt = 0
  /** Tick of the return when it lies fallen, else 0. */
  backAt = 0
  dashAt = 0
  volleyAt = 0
  shieldUntil = 0
  /** The reading in which it was last there. */
  reading = 0

  constructor(id: EntityId) {
    this.id = id
  }

  get fallen(): boolean {
    return this.backAt > 0
  }

  /** How far in the past it is drawn, in ms: one step more than its places lie apart. */
  get delayMs(): number {
    return this.bot ? rhythm.bot.delayMs : rhythm.player.delayMs
  }

  get isMoving(): boolean {
    return Math.hypot(this.velocityX, this.velocityY) > restingSpeed
  }

  place(serverMs: number, x: number, y: number): void {
    place[0] = x
    place[1] = y
    this.track.push(serverMs, place, this.bot ? rhythm.bot.everyMs : rhythm.player.everyMs)
  }

  /** Draws it where it was a delay before this moment (ms of the server) and turns it towards its target, else into its movement. */
  advance(serverMs: number, elapsedMs: number, target: Fighter | undefined): void {
    if (!this.track.sample(serverMs - this.delayMs, place, velocity)) return
    this.x = place[0] ?? 0
    this.y = place[1] ?? 0
    this.velocityX = velocity[0] ?? 0
    this.velocityY = velocity[1] ?? 0
    if (this.fallen) return
    if (target && !target.fallen) {
      this.#turn(Math.atan2(target.y - this.y, target.x - this.x), elapsedMs)
    } else if (this.isMoving) {
      this.#turn(Math.atan2(this.velocityY, this.velocityX), elapsedMs)
    }
  }

  #turn(heading: number, elapsedMs: number): void {
    const most = (elapsedMs / 1000) * turnsPerSecond * Math.PI * 2
    const turn = Math.PI * 2
    let way = (heading - this.heading) % turn
    if (way > Math.PI) way -= turn
    else if (way < -Math.PI) way += turn
    this.heading += Math.min(most, Math.max(-most, way))
  }
}

/** x and y on their way in and out, used by all. */
const place = new Float64Array(2)
const velocity = new Float64Array(2)
