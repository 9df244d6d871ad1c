import type { Codec } from '../codec/codec.ts'
import { LinkError, LinkErrorCode } from '../error.ts'
import type { ComponentSchemaInfo, Message, MessageHeader } from '../protocol/message.ts'
import type { DeltaPayload, SnapshotPayload } from '../protocol/message.ts'
import type { CloseReason } from '../transport/transport.ts'
import { AckPacer } from './ack-pacer.ts'
import { LinkCloseCode } from './close-code.ts'
import type { SyncConfig } from './config.ts'
import type { ControlKind } from './control-messages.ts'
import { countChanges } from './encoded-message.ts'
import type { SyncEvent } from './events.ts'
import { type Greeting, PROTOCOL_REVISION, decodeGreeting } from './greeting.ts'
import { InboundBaseline } from './inbound-baseline.ts'
import { checkInbound, momentOf } from './inbound-check.ts'
import type { Outbound } from './outbound.ts'
import { MAX_PLAIN_ENTITIES, PlainWorld } from './plain-world.ts'
import { RefusalCode } from './refusal-code.ts'
import { RepairPause } from './repair-pause.ts'
import type { Reporter } from './reporter.ts'
import { RoundTripMeter } from './round-trip.ts'
import type { Traffic } from './traffic.ts'

/** A repair that brought nothing for this long is asked for again, in ms. */
const REPAIR_TIMEOUT_MS = 1_000

/** A peer that sent this many messages of which none could be read speaks another format. */
const UNREADABLE_MESSAGES = 3

/** A snapshot has no version of its own on the wire; the crate gives this one. */
const SNAPSHOT_VERSION = '1.0.0'

/** `unknown` until the peer has greeted or the time to greet is over. */
type PeerKind = 'unknown' | 'plain' | 'greeted'

export interface IncomingPort {
  emit(event: SyncEvent): void
  post(kind: ControlKind): void
  acknowledge(id: bigint): void
  sendError(code: number, text: string): void
  /** Why the peer's schemas cannot be used with ours; undefined when they can. */
  findDisagreement(schemas: readonly ComponentSchemaInfo[]): string | undefined
  /** The schema version that messages should have. */
  schemaVersion(): number
  outbound(): Outbound
  close(reason: CloseReason): void
}

/** Reads what the peer sends, judges it against what is here, and answers what wants an answer. */
export class Incoming {
  readonly roundTrip: RoundTripMeter = new RoundTripMeter()
  readonly #codec: Codec
  readonly #config: SyncConfig
  readonly #traffic: Traffic
  readonly #reporter: Reporter
  readonly #port: IncomingPort
  readonly #baseline = new InboundBaseline()
  readonly #plainWorld = new PlainWorld()
  readonly #repairPause = new RepairPause()
  readonly #acks: AckPacer
  #peer: PeerKind = 'unknown'
  /** Whether a full state came on this connection: a plain peer's first delta is one. */
  #hasState = false
  #epoch: string | undefined
  #lastHeardAt: number | undefined
  /** Messages of this connection that could not be read; undefined once one could. */
  #unreadable: number | undefined = 0
  /** The unexpected schema version that was reported last. */
  #reportedVersion: number | undefined
  #repairAskedAt: number | undefined
  #answersPings = false
  #cancelGreetingTimeout: (() => void) | undefined

  constructor(
    codec: Codec,
    config: SyncConfig,
    traffic: Traffic,
    reporter: Reporter,
    port: IncomingPort,
  ) {
    this.#codec = codec
    this.#config = config
    this.#traffic = traffic
    this.#reporter = reporter
    this.#port = port
    this.#acks = new AckPacer(config.clock, config.ackIntervalMs, (id) => port.acknowledge(id))
  }

  get lastHeardAt(): number | undefined {
    return this.#lastHeardAt
  }

  get peerIsKnown(): boolean {
    return this.#peer !== 'unknown'
  }

  /** Whether silence of this peer means nothing: a plain one need not answer pings, and this one never did. */
  get peerMayBeSilent(): boolean {
    return this.#peer === 'plain' && this.#hasState && !this.#answersPings
  }

  /** Which life of the peer's world is here; undefined if it is a plain peer's. */
  get epoch(): string | undefined {
    return this.#epoch
  }

  /** Timestamp of the peer's state that is here, in ms. */
  get have(): bigint | undefined {
    return this.#baseline.timestamp
  }

  connectionOpened(): void {
    this.#peer = this.#config.role === undefined ? 'plain' : 'unknown'
    this.#hasState = false
    this.#unreadable = 0
    this.#reportedVersion = undefined
    this.#repairAskedAt = undefined
    this.#answersPings = false
    this.#lastHeardAt = this.#config.clock.now()
    this.roundTrip.forgetPing()
    if (this.#peer === 'plain') return
    this.#cancelGreetingTimeout = this.#config.clock.schedule(this.#config.greetingTimeoutMs, () =>
      this.#peerIsPlain(),
    )
  }

  connectionClosed(): void {
    this.#cancelGreetingTimeout?.()
    this.#acks.stop()
    this.#peer = 'unknown'
  }

  /**
   * Asks the peer for its whole state again, for a reason that the probe is told; at most once a
   * second, and a plain peer ever more rarely while it does not answer.
   */
  resync(reason: string): void {
    const isGreeted = this.#peer === 'greeted'
    const now = this.#config.clock.now()
    if (!this.#repairPause.ask(now, !isGreeted)) return
    this.#traffic.repairs += 1
    this.#reporter.warning('resync', reason)
    // A plain peer's deltas are followed on: it may never answer, and they do not say where they start.
    if (!isGreeted) return this.#port.post('snapshot-request')
    this.#baseline.reset()
    this.#hasState = false
    // Deltas that are on their way have no base any more; the whole state is coming already.
    this.#repairAskedAt = now
    this.#port.post('greeting')
  }

  receive(bytes: Uint8Array): void {
    const now = this.#config.clock.now()
    this.#lastHeardAt = now
    this.#traffic.in.add(bytes.length, now)
    const message = this.#read(bytes)
    if (message !== undefined) this.#handle(message)
  }

  /** Only what was read and checked as a whole is acted on. */
  #read(bytes: Uint8Array): Message | undefined {
    try {
      const message = this.#codec.decodeMessage(bytes)
      this.#unreadable = undefined
      this.#report(message, bytes)
      checkInbound(message, this.#config.schema, this.#config.validation)
      return message
    } catch (error) {
      if (!(error instanceof LinkError)) throw error
      this.#refuse(error)
      return undefined
    }
  }

  #report({ header, payload }: Message, bytes: Uint8Array): void {
    this.#reporter.message(
      'in',
      {
        bytes,
        messageType: payload.type,
        timestamp: header.timestamp,
        sequence: header.sequence,
        changeCount: countChanges({ header, payload }),
      },
      1,
    )
    if (header.messageType !== payload.type) {
      this.#reporter.warning(
        'message-type-contradiction',
        `the header says ${header.messageType}, the payload is ${payload.type}`,
      )
    }
    const { schemaVersion } = header
    if (schemaVersion === this.#port.schemaVersion() || schemaVersion === this.#reportedVersion) {
      return
    }
    this.#reportedVersion = schemaVersion
    this.#reporter.warning(
      'unexpected-schema-version',
      `a message has schema version ${schemaVersion}, here it is ${this.#port.schemaVersion()}`,
    )
  }

  #handle({ header, payload }: Message): void {
    switch (payload.type) {
      case 'snapshot':
        return this.#snapshot(header, payload)
      case 'delta':
        return this.#delta(header, payload)
      case 'request_snapshot':
        this.#port.emit({ type: 'snapshot_requested' })
        return this.#port.outbound().snapshotRequested()
      case 'ack':
        return this.#port.emit({ type: 'ack', id: payload.ackId })
      case 'ping':
        this.#port.post('pong')
        return this.#port.emit({ type: 'ping' })
      case 'pong': {
        this.#answersPings = true
        const rttMs = this.roundTrip.pongReceived(this.#config.clock.now())
        return this.#port.emit({ type: 'pong', rttMs })
      }
      case 'schema_sync':
        return this.#schemas(payload.schemas)
      case 'error':
        this.#traffic.errors += 1
        return this.#port.emit({ type: 'error', code: payload.code, message: payload.message })
    }
  }

  #snapshot(header: MessageHeader, payload: SnapshotPayload): void {
    const { tick, timestamp } = momentOf(header)
    const here = this.#baseline.timestamp
    if (this.#peer !== 'greeted') {
      if (!this.#plainWorld.takeSnapshot(payload.entities)) return this.#refuseCrowd()
      this.#epoch = undefined
    } else if (here !== undefined && header.timestamp < here) {
      return this.#reporter.warning('duplicate', `snapshot ${header.sequence} is older than here`)
    }
    this.#stateCame(header.timestamp, true)
    this.#port.emit({
      type: 'snapshot',
      snapshot: {
        entities: payload.entities,
        timestamp: payload.metadata.worldTime,
        version: SNAPSHOT_VERSION,
      },
      tick,
      timestamp,
    })
    if (this.#peer === 'greeted') this.#acks.now(header.id)
  }

  #delta(header: MessageHeader, payload: DeltaPayload): void {
    if (this.#peer !== 'greeted') return this.#plainDelta(header, payload)
    const verdict = this.#baseline.judge(payload.baseTimestamp, header.timestamp)
    if (verdict === 'duplicate') {
      return this.#reporter.warning('duplicate', `delta ${header.sequence} is here already`)
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
    this.#stateCame(header.timestamp, full)
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

  #stateCame(timestamp: bigint, isWhole: boolean): void {
    if (isWhole) {
      if (this.#baseline.timestamp !== undefined) this.#traffic.resyncs += 1
      this.#repairPause.answered()
    }
    this.#baseline.moveTo(timestamp)
    this.#hasState = true
    this.#repairAskedAt = undefined
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

  #schemas(schemas: readonly ComponentSchemaInfo[]): void {
    const greeting = this.#config.role === undefined ? undefined : decodeGreeting(schemas)
    if (greeting === undefined) return this.#port.emit({ type: 'schema_sync', schemas })
    const theirs = schemas.slice(1)
    const disagreement = this.#port.findDisagreement(theirs)
    if (disagreement !== undefined) return this.#disagree(disagreement)
    this.#greeted(greeting)
    if (theirs.length > 0) this.#port.emit({ type: 'schema_sync', schemas: theirs })
  }

  /** The peer is told in full, since the text of a close is short. */
  #disagree(text: string): void {
    this.#traffic.errors += 1
    this.#reporter.warning(LinkErrorCode.schemaMismatch, text)
    this.#port.sendError(RefusalCode.schemaMismatch, text)
    this.#port.close({ code: LinkCloseCode.schemaMismatch, text })
  }

  #greeted(greeting: Greeting): void {
    const isFirst = this.#peer !== 'greeted'
    this.#cancelGreetingTimeout?.()
    this.#peer = 'greeted'
    this.#plainWorld.clear()
    this.#reportContradictions(greeting)
    if (greeting.epoch !== this.#epoch) {
      this.#epoch = greeting.epoch
      this.#baseline.reset()
    }
    this.#port.outbound().greeted(greeting)
    const isCurrent = greeting.at !== undefined && greeting.at === this.#baseline.timestamp
    this.#port.emit({ type: 'greeted', greeting, isCurrent })
    if (isFirst && this.#config.role === 'server') this.#port.post('greeting')
  }

  #reportContradictions({ revision, codecs }: Greeting): void {
    if (revision !== PROTOCOL_REVISION) {
      this.#reporter.warning(
        'protocol-revision',
        `the peer speaks revision ${revision}, this end ${PROTOCOL_REVISION}`,
      )
    }
    if (codecs.length > 0 && !codecs.includes(this.#config.format)) {
      this.#reporter.warning(
        'codec-contradiction',
        `the peer says that it speaks ${codecs.join(', ')}, and it speaks ${this.#config.format}`,
      )
    }
  }

  #peerIsPlain(): void {
    if (this.#peer !== 'unknown') return
    this.#peer = 'plain'
    this.#port.emit({ type: 'plain' })
  }

  #refuseCrowd(): void {
    const text = `a plain peer tells of more than ${MAX_PLAIN_ENTITIES} entities`
    this.#refuse(new LinkError(LinkErrorCode.limitExceeded, text))
  }

  #refuse(error: LinkError): void {
    this.#traffic.errors += 1
    this.#reporter.warning(error.code, error.message)
    if (error.code === LinkErrorCode.schemaMismatch) {
      return this.#port.close({ code: LinkCloseCode.schemaMismatch, text: error.message })
    }
    if (this.#unreadable === undefined) return
    this.#unreadable += 1
    if (this.#unreadable < UNREADABLE_MESSAGES) return
    this.#port.close({
      code: LinkCloseCode.unreadable,
      text: `nothing that comes can be read as ${this.#config.format}: is the peer's format another one?`,
    })
  }
}
