import { clamp } from '../../game/geometry.ts'
import { arenaMap } from '../../game/map.ts'
import type { Ability, Avatar } from '../avatar.ts'
import type { Point } from '../view/frame.ts'

/** Near enough (units) to say that a walk is over. */
const arrivedWithin = 8

/** What the reader wants, from keys, pointer and buttons alike; the avatar carries it out. */
export class Controls {
  readonly #avatar: Avatar
  #target: Point | undefined

  constructor(avatar: Avatar) {
    this.#avatar = avatar
  }

  /** Where the avatar was told to walk, until it is there or is steered. */
  get target(): Point | undefined {
    return this.#target
  }

  steer(x: number, y: number): void {
    this.#target = undefined
    this.#avatar.steer(x, y)
  }

  walkTo(x: number, y: number): void {
    if (this.#avatar.state.get().role !== 'playing') return
    // The server refuses points beyond the map.
    this.#target = { x: clamp(x, 0, arenaMap.width), y: clamp(y, 0, arenaMap.height) }
    this.#avatar.walkTo(this.#target.x, this.#target.y)
  }

  /** Forgets a walk that is under way; keys that are held go on steering. */
  halt(): void {
    if (this.#target === undefined) return
    this.steer(0, 0)
  }

  cast(ability: Ability): void {
    this.#avatar.cast(ability)
  }

  /** Called with where the avatar is: the mark of a walk goes when it has arrived. */
  isAt(x: number, y: number): void {
    if (this.#target && Math.hypot(this.#target.x - x, this.#target.y - y) < arrivedWithin) {
      this.#target = undefined
    }
  }
}
