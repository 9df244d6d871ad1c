import type { Codec } from '../codec/codec.ts'
import { LinkError, LinkErrorCode } from '../error.ts'
import type { ComponentSchemaInfo, Message, MessageHeader } from '../protocol/message.ts'
import type { DeltaPayload, SnapshotPayload } from '../protocol/message.ts'
import type { CloseReason } from '../transport/transport.ts'
import { AckPacer } from './ack-pacer.ts'
import { LinkCloseCode } from './close-code.ts'
import type { SyncConfig } from './config.ts'
import type { ControlKind } from './control-messages.ts'
import type { SyncEvent } from './events.ts'
import { GreetingRepeater } from './greeting-repeater.ts'
import { type Greeting, decodeGreeting } from './greeting.ts'
import { InboundBaseline } from './inbound-baseline.ts'
import { checkInbound, momentOf } from './inbound-check.ts'
import { InboundReport } from './inbound-report.ts'
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

/** `absent` without a connection, `unknown` until the peer has greeted or the time to greet is over. */
type PeerKind = 'absent' | 'unknown' | 'plain' | 'greeted'

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
  /** Whether what is sent arrives, and in its order. */
  isOrdered(): boolean
  close(reason: CloseReason): void
}

/** Reads what the peer sends, judges it against what is here, and answers what wants an answer. */
export class Incoming {
  readonly roundTrip: RoundTripMeter = new RoundTripMeter()
  readonly #codec: Codec
  readonly #config: SyncConfig
  readonly #traffic: Traffic
  readonly #reporter: Reporter
  readonly #report: InboundReport
  readonly #port: IncomingPort
  readonly #baseline = new InboundBaseline()
  readonly #plainWorld = new PlainWorld()
  readonly #repairPause = new RepairPause()
  readonly #acks: AckPacer
  readonly #repeater: GreetingRepeater
  #peer: PeerKind = 'absent'
  /** Whether a full state came on this connection: a plain peer's first delta is one. */
  #hasState = false
  /** Id of the message that led to what is here. */
  #hereId: bigint | undefined
  #epoch: string | undefined
  #lastHeardAt: number | undefined
  /** Messages of this connection that could not be read; undefined once one could. */
  #unreadable: number | undefined = 0
  #repairAskedAt: number | undefined
  /** Whether the peer is to send its state before a greeting of ours counts as answered. */
  #wantsState = false
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
    this.#report = new InboundReport(reporter, config.format, () => port.schemaVersion())
    this.#port = port
    this.#acks = new AckPacer(config.clock, config.ackIntervalMs, (id) => port.acknowledge(id))
    this.#repeater = new GreetingRepeater(
      config.clock,
      () => this.#peer === 'greeted' && !this.#wantsState,
      () => port.post('greeting'),
    )
  }

  get lastHeardAt(): number | undefined {
    return this.#lastHeardAt
  }

  get peerIsKnown(): boolean {
    return this.#peer === 'plain' || this.#peer === 'greeted'
  }

  /** Whether the peer acknowledges what comes. */
  get peerIsGreeted(): boolean {
    return this.#peer === 'greeted'
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
    this.#report.connectionOpened()
    this.#repairAskedAt = undefined
    this.#answersPings = false
    this.#lastHeardAt = this.#config.clock.now()
    this.roundTrip.forgetPing()
    if (this.#peer === 'plain') return
    const isClient = this.#config.role === 'client'
    this.#wantsState = isClient
    // Where greetings are lost, silence does not mean that the peer knows none.
    if (!this.#port.isOrdered()) {
      if (isClient) this.#repeater.start()
      return
    }
    this.#cancelGreetingTimeout = this.#config.clock.schedule(this.#config.greetingTimeoutMs, () =>
      this.#peerIsPlain(),
    )
  }

  connectionClosed(): void {
    this.#cancelGreetingTimeout?.()
    this.#repeater.stop()
    this.#acks.stop()
    this.#peer = 'absent'
  }

  /**
   * Asks the peer for its whole state again, for a reason that the probe is told; at most once a
   * second, and a plain peer ever more rarely while it does not answer.
   */
  resync(reason: string): void {
    const isPlain = this.#peer === 'plain' || this.#peer === 'unknown'
    const now = this.#config.clock.now()
    if (!this.#repairPause.ask(now, isPlain)) return
    this.#traffic.repairs += 1
    this.#reporter.warning('resync', reason)
    // A plain peer's deltas are followed on: it may never answer, and they do not say where they start.
    if (isPlain) return this.#port.post('snapshot-request')
    // Without a connection, too: the next greeting must not say that it is here.
    this.#baseline.reset()
    this.#hasState = false
    // Deltas that are on their way have no base any more; the whole state is coming already.
    this.#repairAskedAt = now
    this.#wantsState = true
    if (!this.#port.isOrdered()) this.#repeater.start()
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
      this.#report.message(message, bytes)
      checkInbound(message, this.#config.schema, this.#config.validation)
      return message
    } catch (error) {
      if (!(error instanceof LinkError)) throw error
      this.#refuse(error)
      return undefined
    }
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
        this.#port.outbound().acknowledged(payload.ackId)
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
    if (this.#isTooEarly(header)) return
    const { tick, timestamp } = momentOf(header)
    const here = this.#baseline.timestamp
    if (this.#peer !== 'greeted') {
      if (!this.#plainWorld.takeSnapshot(payload.entities)) return this.#refuseCrowd()
      this.#epoch = undefined
    } else if (here !== undefined && header.timestamp <= here) {
      // One of the same time was asked for, unless the transport may repeat what it carries.
      if (header.timestamp < here || !this.#port.isOrdered()) {
        return this.#duplicate(`snapshot ${header.sequence} is here already`)
      }
    }
    this.#stateCame(header, true)
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
    if (this.#isTooEarly(header)) return
    if (this.#peer !== 'greeted') return this.#plainDelta(header, payload)
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
    if (this.#config.role === undefined || this.#peer === 'greeted') return false
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
    this.#report.greeting(greeting)
    if (greeting.epoch !== this.#epoch) {
      this.#epoch = greeting.epoch
      this.#baseline.reset()
    }
    this.#port.outbound().greeted(greeting)
    const isCurrent = greeting.at !== undefined && greeting.at === this.#baseline.timestamp
    if (isCurrent) this.#wantsState = false
    this.#port.emit({ type: 'greeted', greeting, isCurrent })
    if (this.#config.role !== 'server') return
    // An answer that may be lost is given to each greeting, since the peer greets until it has one.
    if (isFirst || !this.#port.isOrdered()) this.#port.post('greeting')
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
    this.#traffic.refusals += 1
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
