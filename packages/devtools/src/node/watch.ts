import { type Clock, LinkError, type MessageProbeEvent } from '@tx2-link/core'
import { joinFrames } from '../relay/wire/batch.ts'
import { encodeDropped } from '../relay/wire/encode-server-frame.ts'
import { encodeEvent } from '../relay/wire/encode-event.ts'
import type { Keyframes } from './keyframes.ts'
import type { Outbox } from './outbox.ts'

/** Least time between two keyframes of one peer, in ms: each costs the game an encoding of its world. */
const KEYFRAME_PAUSE_MS = 1_000

/** How long events are held off for a tick to end, so that the keyframe comes first, in ms. */
const KEYFRAME_PATIENCE_MS = 1_000

/**
 * - `beginning`: events wait for the first keyframe; they are no part of what was asked for yet
 * - `flowing`: events go as they come
 * - `overflowed`: there was no room; events are counted until there is again
 */
type Phase = 'beginning' | 'flowing' | 'overflowed'

/** What one inspector gets of one peer. */
export class Watch {
  readonly #peer: number
  readonly #outbox: Outbox
  readonly #keyframes: Keyframes
  readonly #clock: Clock
  #phase: Phase = 'beginning'
  #owesKeyframe = true
  #waitsSince: number
  #mayKeyframeAt = Number.NEGATIVE_INFINITY
  /** Timestamp of the world that the last keyframe holds. */
  #keyframeOf: bigint | undefined
  #dropped = 0

  constructor(peer: number, outbox: Outbox, keyframes: Keyframes, clock: Clock) {
    this.#peer = peer
    this.#outbox = outbox
    this.#keyframes = keyframes
    this.#clock = clock
    this.#waitsSince = clock.now()
  }

  requestKeyframe(): void {
    this.#owesKeyframe = true
    this.advance()
  }

  /** Whether the next event is to be pushed, asked before work is put into encoding it. */
  wantsEvent(): boolean {
    if (this.#phase === 'overflowed') this.#dropped += 1
    return this.#phase === 'flowing'
  }

  /**
   * The world was sent as it is now, so that a tick has ended: a keyframe that waits for that goes
   * behind it. A delta to the state of the last keyframe does not lead on from there, so that a
   * recorder which cannot know its base might take the world for lost: it gets another one.
   */
  worldWasSent({ messageType, timestamp }: MessageProbeEvent): void {
    if (messageType === 'delta' && timestamp === this.#keyframeOf) this.#owesKeyframe = true
    this.advance()
  }

  /** An event's frame, which inspectors may share. */
  push(frame: Uint8Array): void {
    if (this.#outbox.push(frame)) return
    this.#phase = 'overflowed'
    // What is left out would be missing below the next delta.
    this.#owesKeyframe = true
    this.#waitsSince = this.#clock.now()
    this.#dropped = 1
  }

  /** Does what is due and possible now: goes on after a drop, sends a keyframe. */
  advance(): void {
    if (this.#phase === 'flowing' && !this.#owesKeyframe) return
    const now = this.#clock.now()
    if (this.#phase === 'overflowed' && !this.#outbox.isDrained) {
      this.#waitsSince = now
      return
    }
    const isDue = this.#owesKeyframe && now >= this.#mayKeyframeAt
    const keyframe = isDue ? this.#keyframe() : undefined
    // If no tick ends for so long, what happens on the link is worth seeing without a world, too.
    const isPatient = now - this.#waitsSince < KEYFRAME_PATIENCE_MS
    if (keyframe === undefined && (this.#phase === 'flowing' || isPatient)) return
    const frames: Uint8Array[] = []
    if (this.#dropped > 0) frames.push(encodeDropped(this.#peer, this.#dropped))
    if (keyframe !== undefined) frames.push(keyframe)
    // Together or not at all: a notice alone would take the room that a large keyframe waits for.
    if (frames.length > 0 && !this.#outbox.push(joinFrames(frames))) return
    this.#dropped = 0
    this.#phase = 'flowing'
    if (keyframe === undefined) return
    this.#owesKeyframe = false
    this.#mayKeyframeAt = now + KEYFRAME_PAUSE_MS
    this.#keyframeOf = this.#keyframes.timestamp
  }

  /** Undefined when there is none yet; a warning in its place when there cannot be one. */
  #keyframe(): Uint8Array | undefined {
    try {
      return this.#keyframes.frame(this.#peer)
    } catch (error) {
      if (!(error instanceof LinkError)) throw error
      return encodeEvent(this.#peer, {
        type: 'warning',
        time: this.#clock.now(),
        link: `peer ${this.#peer}`,
        code: 'keyframe-failed',
        text: `the world could not be written: ${error.message}`,
      })
    }
  }
}
