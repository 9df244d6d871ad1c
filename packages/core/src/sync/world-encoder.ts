import type { Codec } from '../codec/codec.ts'
import {
  createDeltaPayload,
  createMessage,
  createSnapshotPayload,
} from '../protocol/create-message.ts'
import type { MessagePayload } from '../protocol/message.ts'
import type { DeltaChange } from '../protocol/change.ts'
import type { SerializedEntity } from '../protocol/value.ts'
import { type EncodedMessage, encodeMessage } from './encoded-message.ts'

/** Peers that wait longer than others have bases of their own; past this many the oldest encoding goes. */
const MAX_CACHED_DELTAS = 64

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
    this.#snapshot ??= this.#encode(
      createSnapshotPayload(this.world.snapshot(), this.world.timestamp / 1000),
    )
    this.#snapshotBytes = this.#snapshot.bytes.length
    return this.#snapshot
  }

  /** What changed since `base`, or undefined where the journal no longer reaches: a snapshot is due. */
  delta(base: WorldMoment): EncodedMessage | undefined {
    this.#followTick()
    const cached = this.#deltas.get(base.tick)
    if (cached !== undefined) return cached
    const changes = this.world.changesSince(base.tick)
    if (changes === undefined) return undefined
    const encoded = this.#encode(createDeltaPayload(changes, BigInt(base.timestamp)))
    if (this.#deltas.size >= MAX_CACHED_DELTAS) {
      for (const oldest of this.#deltas.keys()) {
        this.#deltas.delete(oldest)
        break
      }
    }
    this.#deltas.set(base.tick, encoded)
    return encoded
  }

  #followTick(): void {
    if (this.#tick === this.world.tick) return
    this.#tick = this.world.tick
    this.#snapshot = undefined
    this.#deltas.clear()
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
