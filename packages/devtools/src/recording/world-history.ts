import { type Direction, type Format, type World, isPart } from '@tx2-link/core'
import { IN, OUT } from './codes.ts'
import type { ConnectionLog } from './connection-log.ts'
import type { Decoder } from './decoder.ts'
import { LaneFollower } from './lane-follower.ts'
import type { MessageLog } from './message-log.ts'
import type { RecorderSettings } from './recorder-options.ts'
import { type CursorContext, WorldCursor } from './world-cursor.ts'
import { WorldLane } from './world-lane.ts'

/** Rebuilt worlds that are kept: what one compares are two. */
const MAX_KEPT_WORLDS = 2

interface KeptWorld {
  readonly index: number
  readonly direction: Direction
  readonly world: World
}

/** The world at any message, both ways: the replicated one and what a client says of its own. */
export class WorldHistory {
  readonly #context: CursorContext
  readonly #followers: Readonly<Record<Direction, LaneFollower>>
  #kept: KeptWorld[] = []

  constructor(
    log: MessageLog,
    decoder: Decoder,
    connections: ConnectionLog,
    settings: Pick<RecorderSettings, 'schema' | 'clock' | 'keyframeEvery'>,
    keyframeMade: () => void,
  ) {
    const { schema, clock, keyframeEvery } = settings
    const context: CursorContext = {
      log,
      decoder,
      connections,
      schema,
      now: () => clock.now(),
      keyframeMade,
    }
    this.#context = context
    const isPartAt = (index: number): boolean => {
      const payload = decoder.decode(index)?.payload
      return payload?.type === 'snapshot' && isPart(payload)
    }
    this.#followers = {
      in: new LaneFollower(context, new WorldLane(IN, connections, keyframeEvery, isPartAt)),
      out: new LaneFollower(context, new WorldLane(OUT, connections, keyframeEvery, isPartAt)),
    }
  }

  /** Bytes of keyframes that were made. */
  get size(): number {
    return this.#followers.in.lane.size + this.#followers.out.lane.size
  }

  /** Whether a keyframe came since the last gap, so that the newest world can be rebuilt. */
  isReached(direction: Direction): boolean {
    const { log, connections } = this.#context
    const keyframe = this.#followers[direction].lane.keyframeFor(log.endIndex)
    return keyframe !== undefined && keyframe.turn > connections.lastHole
  }

  /** A snapshot or delta was recorded; true if enough waits now to be read on in an idle moment. */
  stateCame(code: number, index: number, byteLength: number, isSnapshot: boolean): boolean {
    const follower = code === IN ? this.#followers.in : this.#followers.out
    follower.lane.stateCame(index, byteLength, isSnapshot)
    return follower.isBehind
  }

  /** A snapshot that never went over the wire: the world as it is now. */
  addKeyframe(direction: Direction, bytes: Uint8Array, format: Format): void {
    const { log, connections } = this.#context
    this.#followers[direction].lane.add({
      position: log.endIndex,
      turn: connections.endTurn,
      bytes,
      format,
      changedBy: undefined,
    })
  }

  /** Reads on where it is behind, for about this long; true if there is more to do. */
  work(budgetMs: number): boolean {
    const { now } = this.#context
    const startedAt = now()
    const isThere = this.#followers.in.work(budgetMs)
    return !this.#followers.out.work(budgetMs - (now() - startedAt)) || !isThere
  }

  worldAt(index: number, direction: Direction): World | undefined {
    const kept = this.#kept.find(
      (candidate) => candidate.index === index && candidate.direction === direction,
    )
    if (kept !== undefined) return kept.world
    const world = this.createCursor(direction).moveTo(index)
    if (world === undefined) return undefined
    this.#kept = [{ index, direction, world }, ...this.#kept.slice(0, MAX_KEPT_WORLDS - 1)]
    return world
  }

  createCursor(direction: Direction): WorldCursor {
    return new WorldCursor(this.#context, this.#followers[direction].lane)
  }

  /** Messages below this index are gone. */
  forgetBefore(firstIndex: number): void {
    this.#followers.in.lane.forgetBefore(firstIndex)
    this.#followers.out.lane.forgetBefore(firstIndex)
    this.#kept = this.#kept.filter(({ index }) => index >= firstIndex)
  }

  clear(): void {
    this.forgetBefore(Number.POSITIVE_INFINITY)
  }
}
