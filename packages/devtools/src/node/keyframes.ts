import {
  type Clock,
  type Format,
  LinkError,
  LinkErrorCode,
  type ReplicatedWorld,
  type Schema,
  WorldEncoder,
  createCodec,
} from '@tx2-link/core'
import type { SyntheticMessage } from '../relay/synthetic.ts'
import { encodeEvent } from '../relay/wire/encode-event.ts'
import { MAX_FRAME_BYTES } from '../relay/wire/protocol.ts'

/** What is read of a world to make keyframes of it; the world is never sealed for that. */
export interface InspectedWorld extends ReplicatedWorld {
  readonly schema: Schema
  readonly isTouched: boolean
}

/** The world as a snapshot message that was sent to nobody, encoded once a tick at the most. */
export class Keyframes {
  readonly #world: InspectedWorld
  readonly #format: Format
  readonly #clock: Clock
  #encoder: WorldEncoder | undefined

  constructor(world: InspectedWorld, format: Format, clock: Clock) {
    this.#world = world
    this.#format = format
    this.#clock = clock
  }

  /** Of the world at its last tick, in ms. */
  get timestamp(): bigint {
    return BigInt(this.#world.timestamp)
  }

  /**
   * A keyframe for a peer's stream; undefined between a write and the end of the tick, when there is
   * no state that deltas lead on from. Throws LinkError when the world cannot be written, or only in
   * more bytes than a frame has.
   */
  frame(peer: number): Uint8Array | undefined {
    if (this.#world.isTouched) return undefined
    this.#encoder ??= new WorldEncoder(this.#world, createCodec(this.#format), 1)
    const { bytes, sequence, timestamp, changeCount } = this.#encoder.snapshot()
    const event: SyntheticMessage = {
      type: 'message',
      time: this.#clock.now(),
      link: `peer ${peer}`,
      direction: 'out',
      messageType: 'snapshot',
      bytes,
      format: this.#format,
      sequence,
      timestamp,
      changeCount,
      ticks: 1,
      synthetic: true,
    }
    const frame = encodeEvent(peer, event)
    if (frame.length <= MAX_FRAME_BYTES) return frame
    throw new LinkError(LinkErrorCode.limitExceeded, `a keyframe has ${frame.length} bytes`)
  }

  /** Lets go of the last snapshot. */
  forget(): void {
    this.#encoder = undefined
  }
}
