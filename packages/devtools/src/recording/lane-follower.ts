import { type CursorContext, WorldCursor } from './world-cursor.ts'
import type { WorldLane } from './world-lane.ts'

/** States, or bytes of them, that may wait until they are read in search of the next keyframe. */
const WAITING_STATES = 256
const WAITING_BYTES = 512 * 1024

/** Reads along a lane in idle moments and leaves keyframes on its way. */
export class LaneFollower {
  readonly lane: WorldLane
  readonly #cursor: WorldCursor
  readonly #waitingStates: number
  #states = 0
  #stateBytes = 0

  constructor(context: CursorContext, lane: WorldLane) {
    this.lane = lane
    this.#cursor = new WorldCursor(context, lane)
    this.#waitingStates = Math.min(WAITING_STATES, lane.keyframeEvery)
  }

  /** Whether enough waits to be read on. */
  get isBehind(): boolean {
    const { states, stateBytes } = this.lane
    return (
      states - this.#states >= this.#waitingStates || stateBytes - this.#stateBytes >= WAITING_BYTES
    )
  }

  /** Reads on for about this long; true when nothing is left. */
  work(budgetMs: number): boolean {
    const { states, stateBytes } = this.lane
    if (states === this.#states) return true
    if (budgetMs <= 0 || !this.#cursor.follow(budgetMs)) return false
    this.#states = states
    this.#stateBytes = stateBytes
    return true
  }
}
