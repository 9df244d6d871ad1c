import { type Direction, entityBefore, isPart } from '@tx2-link/core'
import { DELTA, SNAPSHOT, directionCode } from './codes.ts'
import type { Decoder } from './decoder.ts'
import type { MessageLog } from './message-log.ts'

/** Parts that are looked at in search of the first, at the most: it holds more entities than a link does. */
const MAX_PARTS = 4_096

/** Of a snapshot that goes in several messages: which of them one is, and how far all is with it. */
export interface SnapshotPart {
  /** From 1, counted from the oldest that is kept. */
  readonly number: number
  /** Entities of this part and those before it. */
  readonly entities: number
  /** Entities that there are to come, as its sender said with this part. */
  readonly of: number
  /** Bytes of this part and those before it. */
  readonly bytes: number
}

interface ReadPart extends SnapshotPart {
  readonly lastId: number
}

/** Which snapshots are parts: each is decoded once, when somebody wants to see it. */
export class SnapshotParts {
  readonly #log: MessageLog
  readonly #decoder: Decoder
  /** Undefined for snapshots that are whole. */
  readonly #read = new Map<number, ReadPart | undefined>()

  constructor(log: MessageLog, decoder: Decoder) {
    this.#log = log
    this.#decoder = decoder
  }

  /** Undefined for what is no part of a snapshot. */
  at(index: number): SnapshotPart | undefined {
    if (this.#log.typeCode(index) !== SNAPSHOT) return undefined
    const unread: number[] = []
    let at: number | undefined = index
    while (at !== undefined && !this.#read.has(at) && unread.length < MAX_PARTS) {
      unread.push(at)
      at = this.#before(at)
    }
    for (const next of unread.toReversed()) this.#read.set(next, this.#part(next))
    return this.#read.get(index)
  }

  /** The newest part in this direction as long as the delta that makes the parts one has not come. */
  unfinished(direction: Direction): SnapshotPart | undefined {
    const code = directionCode(direction)
    const last = this.#log.endIndex - 1
    const newest = this.#log.newestOf(SNAPSHOT, code, last)
    if (newest === undefined) return undefined
    const delta = this.#log.newestOf(DELTA, code, last) ?? -1
    return delta > newest ? undefined : this.at(newest)
  }

  /** What lies below this index is gone. */
  forgetBefore(firstIndex: number): void {
    for (const index of this.#read.keys()) if (index < firstIndex) this.#read.delete(index)
  }

  /** The snapshot before this one in its direction, if nothing of the world went between them. */
  #before(index: number): number | undefined {
    const direction = this.#log.directionCode(index)
    const before = this.#log.newestOf(SNAPSHOT, direction, index - 1)
    if (before === undefined) return undefined
    const delta = this.#log.newestOf(DELTA, direction, index - 1) ?? -1
    return delta > before ? undefined : before
  }

  #part(index: number): ReadPart | undefined {
    const payload = this.#decoder.message(index)?.payload
    if (payload?.type !== 'snapshot' || !isPart(payload)) return undefined
    const { entities, metadata } = payload
    const before = this.#before(index)
    const last = before === undefined ? undefined : this.#read.get(before)
    // One that follows no other is the first, or what is left of a snapshot that was given up.
    const isNext = last !== undefined && entityBefore(payload) === last.lastId
    return {
      number: (isNext ? last.number : 0) + 1,
      entities: (isNext ? last.entities : 0) + entities.length,
      of: metadata.entityCount,
      bytes: (isNext ? last.bytes : 0) + this.#log.byteLength(index),
      lastId: entities.at(-1)?.id ?? -1,
    }
  }
}
