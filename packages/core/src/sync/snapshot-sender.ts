import type { DeltaCompressor } from '../delta/delta-compressor.ts'
import { LinkError, LinkErrorCode } from '../error.ts'
import {
  createDeltaPayload,
  createMessage,
  createSnapshotPayload,
  timestampOfId,
} from '../protocol/create-message.ts'
import type { Message, MessagePayload } from '../protocol/message.ts'
import type { WorldSnapshot } from '../protocol/world-snapshot.ts'
import type { SendResult } from './events.ts'
import type { Greeting } from './greeting.ts'
import type { Outbound } from './outbound.ts'

export interface SnapshotPort {
  isReady(): boolean
  /** Whether what is sent arrives, and in its order; if not, a peer has only what it acknowledged. */
  isOrdered(): boolean
  schemaVersion(): number
  send(message: Message): SendResult
}

/** States that wait for their acknowledgement, on transports that may lose them; the oldest goes first. */
const MAX_UNACKNOWLEDGED = 16

const NOT_READY: SendResult = { ok: false, reason: 'not-connected', retryAfterMs: undefined }

/** Sends the state of applications that have no world of ours but whole snapshots of their own. */
export class SnapshotSender implements Outbound {
  readonly epoch: string
  readonly #compressor: DeltaCompressor
  readonly #port: SnapshotPort
  /** The last state that the application showed us, whether or not it could be sent. */
  #latest: WorldSnapshot | undefined
  /** When the state that the peer has was made, in ms; 0 when it has none. */
  #sentTimestamp = 0n
  #lastTimestamp = 0n
  #sequence = 0n
  #wholeIsDue = false
  /** By their time in ms, the oldest first. */
  readonly #unacknowledged = new Map<bigint, WorldSnapshot>()

  constructor(compressor: DeltaCompressor, port: SnapshotPort, epoch: string) {
    this.#compressor = compressor
    this.#port = port
    this.epoch = epoch
  }

  get at(): bigint | undefined {
    return this.#sentTimestamp === 0n ? undefined : this.#sentTimestamp
  }

  connectionOpened(): void {
    this.reset()
  }

  greeted(greeting: Greeting): void {
    if (greeting.have === undefined || greeting.of !== this.epoch) this.reset()
    else if (greeting.have !== this.#sentTimestamp) this.snapshotRequested()
  }

  snapshotRequested(): void {
    this.#wholeIsDue = true
    if (this.#latest !== undefined) this.sendSnapshot(this.#latest)
  }

  acknowledged(id: bigint): void {
    const timestamp = timestampOfId(id)
    const snapshot = this.#unacknowledged.get(timestamp)
    if (snapshot === undefined) return
    for (const time of this.#unacknowledged.keys()) {
      if (time <= timestamp) this.#unacknowledged.delete(time)
    }
    this.#compressor.prime(snapshot)
    this.#sentTimestamp = timestamp
    this.#wholeIsDue = false
  }

  reset(): void {
    this.#compressor.reset()
    this.#unacknowledged.clear()
    this.#sentTimestamp = 0n
  }

  sendSnapshot(snapshot: WorldSnapshot): SendResult {
    this.#latest = snapshot
    const timestamp = this.#nextTimestamp(snapshot)
    const payload = createSnapshotPayload(snapshot.entities, snapshot.timestamp)
    const result = this.#send(payload, timestamp)
    if (result.ok && this.#isNewest(timestamp) && !this.#awaits(snapshot, timestamp)) {
      this.#compressor.prime(snapshot)
      this.#sent(timestamp)
    }
    return result
  }

  sendDelta(snapshot: WorldSnapshot): SendResult {
    if (this.#wholeIsDue) return this.sendSnapshot(snapshot)
    this.#latest = snapshot
    const delta = this.#compressor.createDelta(snapshot)
    if (delta.changes.length === 0) return { ok: true, sent: false, bytes: 0 }
    const timestamp = this.#nextTimestamp(snapshot)
    const result = this.#send(createDeltaPayload(delta.changes, this.#sentTimestamp), timestamp)
    if (result.ok && this.#isNewest(timestamp) && !this.#awaits(snapshot, timestamp)) {
      this.#compressor.commit()
      this.#sent(timestamp)
    }
    return result
  }

  #send(payload: MessagePayload, timestamp: bigint): SendResult {
    if (!this.#port.isReady()) return NOT_READY
    const sequence = this.#sequence + 1n
    const result = this.#port.send(
      createMessage(payload, { timestamp, sequence, schemaVersion: this.#port.schemaVersion() }),
    )
    if (result.ok) this.#sequence = sequence
    return result
  }

  /** The peer may ask for a snapshot while we send, and that one is newer then. */
  #isNewest(timestamp: bigint): boolean {
    return timestamp > this.#lastTimestamp
  }

  /** Where messages may be lost, what was sent becomes the base once it is acknowledged: true there. */
  #awaits(snapshot: WorldSnapshot, timestamp: bigint): boolean {
    if (this.#port.isOrdered()) return false
    this.#lastTimestamp = timestamp
    this.#unacknowledged.set(timestamp, snapshot)
    for (const oldest of this.#unacknowledged.keys()) {
      if (this.#unacknowledged.size <= MAX_UNACKNOWLEDGED) break
      this.#unacknowledged.delete(oldest)
    }
    return true
  }

  #sent(timestamp: bigint): void {
    this.#sentTimestamp = timestamp
    this.#lastTimestamp = timestamp
    this.#wholeIsDue = false
  }

  /** The snapshot's own time in ms, or one more than the last, since receivers trust it to grow. */
  #nextTimestamp(snapshot: WorldSnapshot): bigint {
    if (!Number.isFinite(snapshot.timestamp)) {
      throw new LinkError(LinkErrorCode.invalidValue, 'a snapshot needs a finite timestamp')
    }
    const own = BigInt(Math.max(0, Math.round(snapshot.timestamp * 1000)))
    return own > this.#lastTimestamp ? own : this.#lastTimestamp + 1n
  }
}
