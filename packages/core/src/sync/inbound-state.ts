import { LinkError, LinkErrorCode } from '../error.ts'
import type { DeltaPayload, MessageHeader, SnapshotPayload } from '../protocol/message.ts'
import type { SerializedEntity } from '../protocol/value.ts'
import { AckPacer } from './ack-pacer.ts'
import type { SyncConfig } from './config.ts'
import type { ControlKind } from './control-messages.ts'
import type { SyncEvent } from './events.ts'
import type { Greeting } from './greeting.ts'
import { InboundBaseline } from './inbound-baseline.ts'
import { momentOf } from './inbound-check.ts'
import { MAX_PLAIN_ENTITIES, PlainWorld } from './plain-world.ts'
import type { PeerRecognition } from './peer-recognition.ts'
import { RepairPause } from './repair-pause.ts'
import type { Reporter } from './reporter.ts'
import { isPart } from './snapshot-part.ts'
import { MAX_STAGED_ENTITIES, StagedSnapshot } from './staged-snapshot.ts'
import type { Traffic } from './traffic.ts'

/** A repair that brought nothing for this long is asked for again, in ms. */
const REPAIR_TIMEOUT_MS = 1_000

/** A snapshot has no version of its own on the wire; the crate gives this one. */
const SNAPSHOT_VERSION = '1.0.0'

/** What was last heard of a peer's world. */
export interface HeardState {
  /** Which life of it. */
  readonly epoch: string
  /** Milliseconds. */
  readonly timestamp: number
}

export interface InboundStatePort {
  emit(event: SyncEvent): void
  post(kind: ControlKind): void
  acknowledge(id: bigint): void
  /** Whether what is sent arrives, and in its order. */
  isOrdered(): boolean
  /** A greeting goes now whose answer is to be looked after. */
  awaitAnswer(): void
  refuse(error: LinkError): void
}

/** The peer's world as far as it is here: judges each state against it, and asks for what is missing. */
export class InboundState {
  readonly #config: Pick<SyncConfig, 'role' | 'clock' | 'ackIntervalMs' | 'schema'>
  readonly #peer: PeerRecognition
  readonly #traffic: Traffic
  readonly #reporter: Reporter
  readonly #port: InboundStatePort
  readonly #baseline = new InboundBaseline()
  readonly #plainWorld = new PlainWorld()
  readonly #staged = new StagedSnapshot()
  readonly #repairPause = new RepairPause()
  readonly #acks: AckPacer
  /** Whether a full state came on this connection: a plain peer's first delta is one. */
  #hasState = false
  /** Id of the message that led to what is here. */
  #hereId: bigint | undefined
  #epoch: string | undefined
  #repairAskedAt: number | undefined
  /** Whether the peer is to send its state before a greeting of ours counts as answered. */
  #wantsState = false

  constructor(
    config: Pick<SyncConfig, 'role' | 'clock' | 'ackIntervalMs' | 'schema'>,
    peer: PeerRecognition,
    traffic: Traffic,
    reporter: Reporter,
    port: InboundStatePort,
  ) {
    this.#config = config
    this.#peer = peer
    this.#traffic = traffic
    this.#reporter = reporter
    this.#port = port
    this.#acks = new AckPacer(config.clock, config.ackIntervalMs, (id) => port.acknowledge(id))
  }

  /** Which life of the peer's world is here; undefined if it is a plain peer's. */
  get epoch(): string | undefined {
    return this.#epoch
  }

  /** Timestamp of the peer's state that is here, in ms. */
  get have(): bigint | undefined {
    return this.#baseline.timestamp
  }

  /** Whether a full state came on this connection. */
  get hasCome(): boolean {
    return this.#hasState
  }

  get isAwaited(): boolean {
    return this.#wantsState
  }

  connectionOpened(): void {
    this.#hasState = false
    this.#repairAskedAt = undefined
    this.#wantsState = this.#config.role === 'client'
  }

  connectionClosed(): void {
    this.#acks.stop()
    this.#staged.clear()
  }

  /** Whether what is here is the newest that the peer has. */
  greeted(greeting: Greeting): boolean {
    this.#plainWorld.clear()
    if (greeting.epoch !== this.#epoch) {
      this.#epoch = greeting.epoch
      this.#baseline.reset()
      this.#staged.clear()
    }
    const isCurrent = greeting.at !== undefined && greeting.at === this.#baseline.timestamp
    if (isCurrent) this.#wantsState = false
    return isCurrent
  }

  /** Takes a state for here that came on an earlier connection, if it is of the life that the peer greeted with. */
  resumeFrom({ epoch, timestamp }: HeardState): void {
    if (epoch !== this.#epoch || this.#baseline.timestamp !== undefined) return
    this.#baseline.moveTo(BigInt(timestamp))
  }

  /**
   * Asks the peer for its whole state again, for a reason that the probe is told; at most once a
   * second, and a plain peer ever more rarely while it does not answer.
   */
  resync(reason: string): void {
    const isPlain = this.#peer.kind === 'plain' || this.#peer.kind === 'unknown'
    const now = this.#config.clock.now()
    if (!this.#repairPause.ask(now, isPlain)) return
    this.#traffic.repairs += 1
    this.#reporter.warning('resync', reason)
    // A plain peer's deltas are followed on: it may never answer, and they do not say where they start.
    if (isPlain) return this.#port.post('snapshot-request')
    // Without a connection, too: the next greeting must not say that it is here.
    this.#baseline.reset()
    this.#staged.clear()
    this.#hasState = false
    // Deltas that are on their way have no base any more; the whole state is coming already.
    this.#repairAskedAt = now
    this.#wantsState = true
    this.#port.awaitAnswer()
    this.#port.post('greeting')
  }

  snapshot(header: MessageHeader, payload: SnapshotPayload): void {
    if (this.#isTooEarly(header)) return
    if (this.#peer.isGreeted && isPart(payload)) return this.#part(header, payload)
    const here = this.#baseline.timestamp
    if (!this.#peer.isGreeted) {
      if (!this.#plainWorld.takeSnapshot(payload.entities)) return this.#refuseCrowd()
      this.#epoch = undefined
    } else if (here !== undefined && header.timestamp <= here) {
      // One of the same time was asked for, unless the transport may repeat what it carries.
      if (header.timestamp < here || !this.#port.isOrdered()) {
        return this.#duplicate(`snapshot ${header.sequence} is here already`)
      }
    }
    this.#takeSnapshot(header, payload.entities, payload.metadata.worldTime)
  }

  #takeSnapshot(
    header: MessageHeader,
    entities: readonly SerializedEntity[],
    worldTime: number,
  ): void {
    this.#stateCame(header, true)
    this.#port.emit({
      type: 'snapshot',
      snapshot: { entities, timestamp: worldTime, version: SNAPSHOT_VERSION },
      ...momentOf(header),
    })
    if (this.#peer.isGreeted) this.#acks.now(header.id)
  }

  /** Nothing is told of a part before all are here. */
  #part(header: MessageHeader, payload: SnapshotPayload): void {
    const verdict = this.#config.role === 'client' ? this.#staged.add(header, payload) : 'too-many'
    if (verdict === 'taken') {
      const { entityCount } = payload.metadata
      const entities = this.#staged.size
      return this.#port.emit({ type: 'snapshot_part', entities, of: entityCount })
    }
    // It is of a snapshot that was given up, and what was asked for instead is on its way.
    if (verdict === 'stray') return this.#duplicate(`part ${header.sequence} follows no other`)
    const text = `a snapshot in parts has more than ${MAX_STAGED_ENTITIES} entities, or was not asked for`
    this.#port.refuse(new LinkError(LinkErrorCode.limitExceeded, text))
  }

  #finishParts(header: MessageHeader, { changes }: DeltaPayload): void {
    try {
      const entities = this.#staged.finish(changes, this.#config.schema)
      if (entities === undefined) return this.resync('the parts of a snapshot do not go together')
      this.#takeSnapshot(header, entities, momentOf(header).timestamp / 1000)
    } catch (error) {
      if (!(error instanceof LinkError)) throw error
      this.#port.refuse(error)
    }
  }

  delta(header: MessageHeader, payload: DeltaPayload): void {
    if (this.#isTooEarly(header)) return
    if (!this.#peer.isGreeted) return this.#plainDelta(header, payload)
    if (this.#staged.isFinishedFrom(payload.baseTimestamp)) {
      return this.#finishParts(header, payload)
    }
    const verdict = this.#baseline.judge(payload.baseTimestamp, header.timestamp)
    if (verdict === 'duplicate') {
      return this.#duplicate(`delta ${header.sequence} is here already`)
    }
    if (verdict === 'gap') return this.#gap(header, payload)
    this.#takeDelta(header, payload, payload.baseTimestamp === 0n)
    this.#acks.soon(header.id)
  }

  #plainDelta(header: MessageHeader, payload: DeltaPayload): void {
    const verdict = this.#plainWorld.takeDelta(payload, !this.#hasState)
    if (verdict === undefined) return this.#refuseCrowd()
    this.#epoch = undefined
    this.#takeDelta(header, { ...payload, changes: verdict.changes }, verdict.full)
    if (verdict.lost !== undefined) this.resync(verdict.lost)
  }

  #takeDelta(header: MessageHeader, payload: DeltaPayload, full: boolean): void {
    const { tick, timestamp } = momentOf(header)
    this.#stateCame(header, full)
    this.#port.emit({
      type: 'delta',
      delta: {
        changes: payload.changes,
        timestamp: timestamp / 1000,
        baseTimestamp: Number(payload.baseTimestamp) / 1000,
      },
      full,
      tick,
      timestamp,
    })
  }

  #stateCame({ timestamp, id }: MessageHeader, isWhole: boolean): void {
    if (isWhole) {
      if (this.#baseline.timestamp !== undefined) this.#traffic.resyncs += 1
      this.#repairPause.answered()
    }
    this.#staged.clear()
    this.#baseline.moveTo(timestamp)
    this.#hasState = true
    this.#hereId = id
    this.#wantsState = false
    this.#repairAskedAt = undefined
  }

  /** The acknowledgement of what is here may have been lost, or is overtaken: it goes again, in its pace. */
  #duplicate(text: string): void {
    this.#traffic.duplicates += 1
    this.#reporter.warning('duplicate', text)
    if (this.#hereId !== undefined) this.#acks.soon(this.#hereId)
  }

  /**
   * Whether a state came before the greeting that it belongs to. Where messages overtake each other it
   * is not taken, and comes again since it is not acknowledged; elsewhere its sender is a plain peer.
   */
  #isTooEarly(header: MessageHeader): boolean {
    if (this.#config.role === undefined || this.#peer.isGreeted) return false
    if (this.#port.isOrdered()) return false
    this.#reporter.warning('before-greeting', `tick ${header.sequence} came before a greeting`)
    return true
  }

  /** A delta is missing: say what is here, and what is missing will come. */
  #gap(header: MessageHeader, payload: DeltaPayload): void {
    this.#traffic.gaps += 1
    this.#reporter.warning(
      'gap',
      `delta ${header.sequence} starts from ${payload.baseTimestamp}, here is ${this.have ?? 'nothing'}`,
    )
    const now = this.#config.clock.now()
    if (this.#repairAskedAt !== undefined && now - this.#repairAskedAt < REPAIR_TIMEOUT_MS) return
    this.#repairAskedAt = now
    this.#port.post('greeting')
  }

  #refuseCrowd(): void {
    const text = `a plain peer tells of more than ${MAX_PLAIN_ENTITIES} entities`
    this.#port.refuse(new LinkError(LinkErrorCode.limitExceeded, text))
  }
}
