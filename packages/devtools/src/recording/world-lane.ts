import {
  type Codec,
  type Format,
  createCodec,
  createMessage,
  createSnapshotPayload,
} from '@tx2-link/core'
import type { ConnectionLog } from './connection-log.ts'
import type { Replay } from './replay.ts'

/** A keyframe is made after this many bytes of states without one, however few they are. */
const KEYFRAME_BYTES = 4 * 1024 * 1024

/** A world can be rebuilt from here on. */
export interface Keyframe {
  /** The first message that comes after it; for a snapshot of the stream that snapshot itself. */
  readonly position: number
  /** An encoded snapshot; undefined for a snapshot of the stream. */
  readonly bytes: Uint8Array | undefined
  readonly format: Format
  /** The first turn that comes after it. */
  readonly turn: number
  /** The message that brought the world to where the keyframe has it, as far as known. */
  readonly changedBy: number | undefined
}

/** The format of keyframes that are made, whatever the link speaks: JSON has no NaN. */
const KEYFRAME_FORMAT: Format = 'msgpack'

/** How much was walked through since the last keyframe. */
export interface Stretch {
  messages: number
  bytes: number
  /** Size of the keyframe that it starts from. */
  keyframeBytes: number
  /** The keyframe's position. */
  from: number
}

/** One world's way through the recording: its direction and the places from which it can be rebuilt. */
export class WorldLane {
  readonly directionCode: number
  readonly keyframeEvery: number
  /** Snapshots and deltas recorded since the start, and their bytes. */
  states = 0
  stateBytes = 0
  /** Indices of the stream's snapshots; those that prove to be parts of one are taken out. */
  #snapshots: number[] = []
  /** Those that were looked at and are whole. */
  readonly #wholes = new Set<number>()
  #made: Keyframe[] = []
  #madeBytes = 0
  readonly #codec: Codec = createCodec(KEYFRAME_FORMAT)

  readonly #connections: ConnectionLog
  readonly #isPart: (index: number) => boolean

  /**
   * `keyframeEvery` is after how many states without a keyframe one is made; `isPart` tells of a
   * snapshot of the stream whether it is only a part of one.
   */
  constructor(
    directionCode: number,
    connections: ConnectionLog,
    keyframeEvery: number,
    isPart: (index: number) => boolean,
  ) {
    this.directionCode = directionCode
    this.keyframeEvery = keyframeEvery
    this.#connections = connections
    this.#isPart = isPart
  }

  /** Bytes of keyframes that were made. */
  get size(): number {
    return this.#madeBytes
  }

  stateCame(index: number, byteLength: number, isSnapshot: boolean): void {
    this.states += 1
    this.stateBytes += byteLength
    if (isSnapshot) this.#snapshots.push(index)
  }

  /** The last keyframe from which this message can be reached. */
  keyframeFor(index: number): Keyframe | undefined {
    const made = this.#made[this.#madeFor(index) - 1]
    const snapshot = this.#wholeAt(() => this.#snapshotsUpTo(index) - 1)
    if (snapshot === undefined || (made !== undefined && made.position > snapshot)) return made
    return this.#streamed(snapshot)
  }

  /** The first keyframe on the way to message `index` for who reads this position and this turn next. */
  nextKeyframe(position: number, turn: number, index: number): Keyframe | undefined {
    const at = this.#madeUpTo(position, turn - 1)
    const made = at < this.#madeFor(index) ? this.#made[at] : undefined
    // A snapshot of the stream at that very position is about to be read anyway.
    const snapshot = this.#wholeAt(() => this.#snapshotsUpTo(position))
    const isOnTheWay = snapshot !== undefined && snapshot <= index
    if (!isOnTheWay || (made !== undefined && made.position < snapshot)) return made
    return this.#streamed(snapshot)
  }

  /**
   * Makes a keyframe where one is due. It must weigh less than what it spares, so that keyframes
   * never take more of the memory than messages do.
   */
  offer(replay: Replay, position: number, turn: number, stretch: Stretch): boolean {
    const isDue = stretch.messages >= this.keyframeEvery || stretch.bytes >= KEYFRAME_BYTES
    if (!isDue || stretch.bytes < stretch.keyframeBytes || !replay.isSettled) return false
    const known = this.keyframeFor(position - 1)
    if (known !== undefined && known.position > stretch.from) {
      stretch.from = known.position
      stretch.keyframeBytes = known.bytes?.length ?? stretch.keyframeBytes
    } else {
      const bytes = this.#encode(replay)
      const { changedBy } = replay
      this.add({ position, turn, bytes, format: KEYFRAME_FORMAT, changedBy })
      stretch.from = position
      stretch.keyframeBytes = bytes.length
    }
    stretch.messages = 0
    stretch.bytes = 0
    return true
  }

  add(keyframe: Keyframe): void {
    this.#made.splice(this.#madeUpTo(keyframe.position, keyframe.turn), 0, keyframe)
    this.#madeBytes += keyframe.bytes?.length ?? 0
  }

  /** Takes back a keyframe that was added. */
  drop(keyframe: Keyframe): void {
    const at = this.#made.indexOf(keyframe)
    if (at === -1) return
    this.#made.splice(at, 1)
    this.#madeBytes -= keyframe.bytes?.length ?? 0
  }

  forgetBefore(firstIndex: number): void {
    for (const gone of this.#snapshots.splice(0, this.#snapshotsUpTo(firstIndex - 1))) {
      this.#wholes.delete(gone)
    }
    const gone = this.#madeUpTo(firstIndex - 1, Number.POSITIVE_INFINITY)
    for (const { bytes } of this.#made.splice(0, gone)) this.#madeBytes -= bytes?.length ?? 0
  }

  #encode(replay: Replay): Uint8Array {
    const payload = createSnapshotPayload(replay.world.snapshot(), replay.timestamp / 1000)
    const stamp = {
      timestamp: BigInt(replay.timestamp),
      sequence: BigInt(replay.tick),
      schemaVersion: 1,
    }
    return this.#codec.encodeMessage(createMessage(payload, stamp))
  }

  /** The snapshot at this place of the list, once the parts that stood there are taken out. */
  #wholeAt(place: () => number): number | undefined {
    for (;;) {
      const at = place()
      const snapshot = this.#snapshots[at]
      if (snapshot === undefined || this.#wholes.has(snapshot)) return snapshot
      if (!this.#isPart(snapshot)) {
        this.#wholes.add(snapshot)
        return snapshot
      }
      this.#snapshots.splice(at, 1)
    }
  }

  #streamed(position: number): Keyframe {
    const turn = this.#connections.turnsBefore(position)
    return { position, turn, bytes: undefined, format: KEYFRAME_FORMAT, changedBy: undefined }
  }

  /** How many made ones come no later than this message; one right behind it counts, unless a hole is between. */
  #madeFor(index: number): number {
    return this.#madeUpTo(index + 1, this.#connections.holeBehind(index))
  }

  /** How many made ones come no later than this turn at this position. */
  #madeUpTo(position: number, turn: number): number {
    return countUpTo(this.#made.length, (at) => {
      const made = this.#made[at]
      if (made === undefined || made.position < position) return true
      return made.position === position && made.turn <= turn
    })
  }

  #snapshotsUpTo(index: number): number {
    return countUpTo(this.#snapshots.length, (at) => (this.#snapshots[at] ?? 0) <= index)
  }
}

/** How many of the first `length` pass, if those that do come first. */
function countUpTo(length: number, passes: (at: number) => boolean): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (passes(middle)) low = middle + 1
    else high = middle
  }
  return low
}
