import type { Schema, World } from '@tx2-link/core'
import { ACK, OUT, SCHEMA_SYNC, SNAPSHOT, isStateCode } from './codes.ts'
import type { ConnectionLog } from './connection-log.ts'
import type { Decoder } from './decoder.ts'
import type { MessageLog } from './message-log.ts'
import { Replay } from './replay.ts'
import type { Keyframe, Stretch, WorldLane } from './world-lane.ts'

/** Messages that are decoded between two looks at the clock. */
const MESSAGES_PER_LOOK = 8

/** A keyframe that is nearer than this many messages is not worth being loaded. */
const WORTH_A_JUMP = 500

/** What a cursor reads. */
export interface CursorContext {
  readonly log: MessageLog
  readonly decoder: Decoder
  readonly connections: ConnectionLog
  readonly schema: Schema | undefined
  /** Milliseconds, to measure budgets by. */
  now(): number
  /** A keyframe was made: there may be more now than memory is for. */
  keyframeMade(): void
}

/**
 * A world that walks along the recording: a step forward costs the messages between, any other a
 * keyframe and the messages since.
 */
export class WorldCursor {
  readonly #context: CursorContext
  readonly #lane: WorldLane
  #replay: Replay | undefined
  /** The message that is read next. */
  #position = 0
  /** The turn that comes next. */
  #turn = 0
  #isThere = false
  readonly #stretch: Stretch = { messages: 0, bytes: 0, keyframeBytes: 0, from: 0 }

  constructor(context: CursorContext, lane: WorldLane) {
    this.#context = context
    this.#lane = lane
  }

  /** As last moved to, until the next move; undefined when no keyframe reaches there. Not to be written to. */
  get world(): World | undefined {
    return this.#isThere && this.#replay?.isKnown === true ? this.#replay.world : undefined
  }

  /** The world's tick at its source. */
  get tick(): number | undefined {
    return this.world && this.#replay?.tick
  }

  /** The world's time at its source, in ms. */
  get timestamp(): number | undefined {
    return this.world && this.#replay?.timestamp
  }

  /** The message that last changed the world, as far as known. */
  get changedBy(): number | undefined {
    return this.world && this.#replay?.changedBy
  }

  /** Goes to just after this message; undefined when no keyframe reaches there. */
  moveTo(index: number): World | undefined {
    while (!this.moveWithin(index, Number.POSITIVE_INFINITY));
    return this.world
  }

  /** Goes there in slices of about this many ms: true when there, or when there is no such message. */
  moveWithin(index: number, budgetMs: number): boolean {
    const { log } = this.#context
    this.#isThere = false
    if (index < log.firstIndex || index >= log.endIndex) return true
    this.#isThere = this.#walk(this.#seek(index), index, budgetMs)
    return this.#isThere
  }

  /** Reads on towards the end and leaves out nothing that can be read, so that keyframes come to lie everywhere. */
  follow(budgetMs: number): boolean {
    const { log } = this.#context
    const isKept = this.#position >= log.firstIndex
    const replay = isKept && this.#replay !== undefined ? this.#replay : this.#begin(log.firstIndex)
    this.#isThere = this.#walk(replay, log.endIndex - 1, budgetMs)
    return this.#isThere
  }

  #seek(index: number): Replay {
    const replay = this.#replay
    const isAhead = replay !== undefined && this.#position <= index + 1
    const isKept = this.#position >= this.#context.log.firstIndex
    const keyframe = this.#lane.keyframeFor(index)
    if (isAhead && isKept) {
      const gain = keyframe === undefined ? -1 : keyframe.position - this.#position
      const isWorthIt = keyframe?.bytes === undefined ? gain > 0 : gain > WORTH_A_JUMP
      if (gain < 0 || (replay.isKnown && !isWorthIt)) return replay
    }
    // A world cannot go back in time, so it is made anew.
    if (!isAhead) this.#replay = undefined
    return keyframe === undefined ? this.#begin(this.#context.log.firstIndex) : this.#load(keyframe)
  }

  #load(keyframe: Keyframe): Replay {
    const replay = this.#begin(keyframe.position, keyframe.turn)
    const { bytes, format, changedBy } = keyframe
    const message = bytes && this.#context.decoder.read(bytes, format)
    if (message !== undefined) {
      replay.load(message, changedBy)
      this.#restart(bytes?.length ?? 0)
    }
    // What cannot be read is no keyframe, and must not be tried again and again.
    if (bytes !== undefined && !replay.isKnown) this.#lane.drop(keyframe)
    return replay
  }

  /** Stands before a message and knows nothing of the world. */
  #begin(position: number, turn: number = this.#context.connections.turnsBefore(position)): Replay {
    const { connections, schema } = this.#context
    const replay = this.#replay ?? new Replay(this.#lane.directionCode, schema)
    replay.begin(connections.factsAt(position, turn))
    this.#replay = replay
    this.#position = position
    this.#turn = turn
    this.#restart(0)
    return replay
  }

  #walk(replay: Replay, index: number, budgetMs: number): boolean {
    const { log, connections, now } = this.#context
    const startedAt = now()
    let decoded = 0
    let turn = connections.turn(this.#turn)
    while (this.#position <= index) {
      const position = this.#position
      while (turn !== undefined && turn.index <= position) {
        replay.turn(turn.turn)
        this.#turn += 1
        turn = connections.turn(this.#turn)
      }
      if (!replay.isKnown && this.#jump(index)) {
        turn = connections.turn(this.#turn)
        continue
      }
      if (this.#read(replay, position)) {
        decoded += 1
        const isTimeToLook = decoded % MESSAGES_PER_LOOK === 0
        if (isTimeToLook && position < index && now() - startedAt >= budgetMs) return false
      }
      // A keyframe that was made may have pushed out what is to be read next.
      if (this.#position < log.firstIndex) return false
    }
    return true
  }

  /**
   * Where the world was lost the next keyframe tells it again, however near it is: no delta leads
   * there. False when there is none on the way to this message.
   */
  #jump(index: number): boolean {
    const keyframe = this.#lane.nextKeyframe(this.#position, this.#turn, index)
    if (keyframe !== undefined) this.#load(keyframe)
    return keyframe !== undefined
  }

  /** Takes the next message in; true if it had to be decoded. */
  #read(replay: Replay, position: number): boolean {
    const { log, decoder } = this.#context
    const lane = this.#lane
    const typeCode = log.typeCode(position)
    const directionCode = log.directionCode(position)
    this.#position = position + 1
    if (typeCode === SCHEMA_SYNC) {
      const message = decoder.decode(position)
      if (message !== undefined) replay.greet(message, directionCode)
      return true
    }
    if (typeCode === ACK && directionCode === OUT) replay.acknowledge()
    if (directionCode !== lane.directionCode || !isStateCode(typeCode)) return false
    const message = decoder.decode(position)
    if (message === undefined) replay.lose()
    else replay.take(message, position)
    const byteLength = log.byteLength(position)
    if (typeCode === SNAPSHOT) this.#restart(byteLength)
    else {
      this.#stretch.messages += 1
      this.#stretch.bytes += byteLength
      if (lane.offer(replay, position + 1, this.#turn, this.#stretch)) this.#context.keyframeMade()
    }
    return true
  }

  #restart(keyframeBytes: number): void {
    this.#stretch.messages = 0
    this.#stretch.bytes = 0
    this.#stretch.keyframeBytes = keyframeBytes
    this.#stretch.from = this.#position
  }
}
