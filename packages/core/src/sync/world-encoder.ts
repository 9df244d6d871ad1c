import type { Codec } from '../codec/codec.ts'
import {
  createDeltaPayload,
  createMessage,
  createSnapshotPayload,
} from '../protocol/create-message.ts'
import type { MessagePayload } from '../protocol/message.ts'
import type { DeltaChange } from '../protocol/change.ts'
import type { EntityId } from '../protocol/ids.ts'
import type { SerializedEntity } from '../protocol/value.ts'
import { type EncodedMessage, encodeMessage } from './encoded-message.ts'
import { NO_ENTITY, createSnapshotPart } from './snapshot-part.ts'

/** Peers that wait longer than others have bases of their own; past this many the oldest encoding goes. */
const MAX_DELTAS = 64

/** Peers that join at different times are at different parts of a world that stands still; some 1 MiB each. */
const MAX_PARTS = 16

/** What an entity takes in a snapshot as long as none was encoded, in bytes. */
const USUAL_ENTITY_BYTES = 100

/** How far a part may be beyond what it is to take, since entities differ: what is larger is cut again. */
const MOST_OVER = 2

/** Some of a world's entities, by their ids upwards. */
export interface WorldPart {
  readonly message: EncodedMessage
  /** The last one's. */
  readonly lastId: EntityId
  /** Whether no entity follows. */
  readonly isLast: boolean
}

/** Where a peer's copy of the world stands. */
export interface WorldMoment {
  readonly tick: number
  /** Milliseconds. */
  readonly timestamp: number
}

/** What an encoder reads of a world; worlds of every schema have it. */
export interface ReplicatedWorld {
  readonly tick: number
  readonly timestamp: number
  snapshot(): SerializedEntity[]
  changesSince(baseTick: number): DeltaChange[] | undefined
  tickAt(timestamp: number): number | undefined
}

/** Encodes a world's snapshot and deltas once a tick, however many peers want them. */
export class WorldEncoder {
  readonly world: ReplicatedWorld
  readonly #codec: Codec
  readonly #schemaVersion: number
  #tick = -1
  #snapshot: EncodedMessage | undefined
  #entities: readonly SerializedEntity[] | undefined
  /** By the id that each follows. */
  readonly #parts = new Map<EntityId, WorldPart>()
  #bytesPerEntity = USUAL_ENTITY_BYTES
  readonly #deltas = new Map<number, EncodedMessage>()
  #encodings = 0
  #snapshotBytes: number | undefined

  constructor(world: ReplicatedWorld, codec: Codec, schemaVersion: number) {
    this.world = world
    this.#codec = codec
    this.#schemaVersion = schemaVersion
  }

  /** Messages encoded so far. */
  get encodings(): number {
    return this.#encodings
  }

  /** Bytes of the last snapshot that was encoded; undefined before the first. */
  get snapshotBytes(): number | undefined {
    return this.#snapshotBytes
  }

  /** The whole world at its last tick. */
  snapshot(): EncodedMessage {
    this.#followTick()
    if (this.#snapshot === undefined) {
      const entities = this.#allEntities()
      this.#snapshot = this.#encode(createSnapshotPayload(entities, this.world.timestamp / 1000))
      this.#snapshotBytes = this.#snapshot.bytes.length
      if (entities.length > 0) this.#bytesPerEntity = this.#snapshotBytes / entities.length
    }
    return this.#snapshot
  }

  /**
   * The entities that follow `after`, or the first ones behind `NO_ENTITY`, as many as take about
   * `maxBytes` and, unless it is a single one, at most twice that; undefined when one message of
   * `maxBytes` holds all that there are, or no entity follows.
   */
  part(after: EntityId, maxBytes: number): WorldPart | undefined {
    this.#followTick()
    const known = this.#parts.get(after)
    if (known !== undefined) return known
    const all = this.#allEntities()
    const start = after === NO_ENTITY ? 0 : firstBehind(all, after)
    if (start === all.length) return undefined
    for (;;) {
      const count = Math.max(1, Math.floor(maxBytes / this.#bytesPerEntity))
      const isWhole = after === NO_ENTITY && count >= all.length
      if (isWhole && this.#isOneMessage(all.length, maxBytes)) return undefined
      if (isWhole) continue
      const entities = all.slice(start, start + count)
      const message = this.#encode(
        createSnapshotPart(entities, this.world.timestamp / 1000, { after, of: all.length }),
      )
      const bytes = message.bytes.length
      // Small ones say little of those that follow: no part has more than twice the entities of the last.
      this.#bytesPerEntity = Math.max(bytes / entities.length, this.#bytesPerEntity / 2)
      if (bytes > MOST_OVER * maxBytes && entities.length > 1) continue
      this.#snapshotBytes = Math.round((bytes / entities.length) * all.length)
      const lastId = entities.at(-1)?.id ?? after
      const part = { message, lastId, isLast: start + entities.length === all.length }
      remember(this.#parts, after, part, MAX_PARTS)
      return part
    }
  }

  /** Whether all entities go as one; else it is known from here on what one of them takes. */
  #isOneMessage(entities: number, maxBytes: number): boolean {
    const { bytes } = this.snapshot()
    if (bytes.length <= maxBytes || entities === 1) return true
    this.#bytesPerEntity = bytes.length / entities
    return false
  }

  /** What changed since `base`, or undefined where the journal no longer reaches: a snapshot is due. */
  delta(base: WorldMoment): EncodedMessage | undefined {
    this.#followTick()
    const cached = this.#deltas.get(base.tick)
    if (cached !== undefined) return cached
    const changes = this.world.changesSince(base.tick)
    if (changes === undefined) return undefined
    const encoded = this.#encode(createDeltaPayload(changes, BigInt(base.timestamp)))
    remember(this.#deltas, base.tick, encoded, MAX_DELTAS)
    return encoded
  }

  #followTick(): void {
    if (this.#tick === this.world.tick) return
    this.#tick = this.world.tick
    this.#snapshot = undefined
    this.#entities = undefined
    this.#parts.clear()
    this.#deltas.clear()
  }

  #allEntities(): readonly SerializedEntity[] {
    this.#entities ??= this.world.snapshot()
    return this.#entities
  }

  #encode(payload: MessagePayload): EncodedMessage {
    this.#encodings += 1
    const message = createMessage(payload, {
      timestamp: BigInt(this.world.timestamp),
      sequence: BigInt(this.world.tick),
      schemaVersion: this.#schemaVersion,
    })
    return encodeMessage(this.#codec, message)
  }
}

function remember<Value>(cache: Map<number, Value>, key: number, value: Value, most: number): void {
  if (cache.size >= most) {
    for (const oldest of cache.keys()) {
      cache.delete(oldest)
      break
    }
  }
  cache.set(key, value)
}

/** Index of the first entity whose id is larger; entities are sorted by id. */
function firstBehind(entities: readonly SerializedEntity[], id: EntityId): number {
  let low = 0
  let high = entities.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const entity = entities[middle]
    if (entity !== undefined && entity.id <= id) low = middle + 1
    else high = middle
  }
  return low
}
