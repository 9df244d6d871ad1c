import type { Codec } from '../codec/codec.ts'
import { LinkErrorCode } from '../error.ts'
import type { ComponentSchemaInfo, Message } from '../protocol/message.ts'
import type { CloseReason } from '../transport/transport.ts'
import { LinkCloseCode } from './close-code.ts'
import type { SyncConfig } from './config.ts'
import type { ControlKind } from './control-messages.ts'
import type { SyncEvent } from './events.ts'
import { GreetingRepeater } from './greeting-repeater.ts'
import { type Greeting, decodeGreeting } from './greeting.ts'
import { InboundReader } from './inbound-reader.ts'
import { InboundReport } from './inbound-report.ts'
import { InboundState } from './inbound-state.ts'
import type { Outbound } from './outbound.ts'
import { PeerRecognition } from './peer-recognition.ts'
import { RefusalCode } from './refusal-code.ts'
import type { Reporter } from './reporter.ts'
import { RoundTripMeter } from './round-trip.ts'
import type { Traffic } from './traffic.ts'

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

/** Hears what the peer sends, hands each message to what it is about, and answers what wants an answer. */
export class Incoming {
  readonly roundTrip: RoundTripMeter = new RoundTripMeter()
  readonly state: InboundState
  readonly #config: SyncConfig
  readonly #traffic: Traffic
  readonly #reporter: Reporter
  readonly #report: InboundReport
  readonly #reader: InboundReader
  readonly #port: IncomingPort
  readonly #peer: PeerRecognition
  readonly #repeater: GreetingRepeater
  #lastHeardAt: number | undefined
  #answersPings = false

  constructor(
    codec: Codec,
    config: SyncConfig,
    traffic: Traffic,
    reporter: Reporter,
    port: IncomingPort,
  ) {
    this.#config = config
    this.#traffic = traffic
    this.#reporter = reporter
    this.#port = port
    this.#report = new InboundReport(reporter, config.format, () => port.schemaVersion())
    this.#reader = new InboundReader(codec, config, traffic, reporter, this.#report, (reason) =>
      port.close(reason),
    )
    this.#peer = new PeerRecognition(config, () => port.emit({ type: 'plain' }))
    this.#repeater = new GreetingRepeater(
      config.clock,
      () => this.#peer.isGreeted && !this.state.isAwaited,
      () => port.post('greeting'),
    )
    this.state = new InboundState(config, this.#peer, traffic, reporter, {
      emit: (event) => port.emit(event),
      post: (kind) => port.post(kind),
      acknowledge: (id) => port.acknowledge(id),
      isOrdered: () => port.isOrdered(),
      refuse: (error) => this.#reader.refuse(error),
      awaitAnswer: () => {
        if (!port.isOrdered()) this.#repeater.start()
      },
    })
  }

  get lastHeardAt(): number | undefined {
    return this.#lastHeardAt
  }

  get peerIsKnown(): boolean {
    return this.#peer.isKnown
  }

  /** Whether the peer acknowledges what comes. */
  get peerIsGreeted(): boolean {
    return this.#peer.isGreeted
  }

  /** Whether silence of this peer means nothing: a plain one need not answer pings, and this one never did. */
  get peerMayBeSilent(): boolean {
    return this.#peer.kind === 'plain' && this.state.hasCome && !this.#answersPings
  }

  connectionOpened(): void {
    const isOrdered = this.#port.isOrdered()
    this.#peer.connectionOpened(isOrdered)
    this.state.connectionOpened()
    this.#reader.connectionOpened()
    this.#answersPings = false
    this.#lastHeardAt = this.#config.clock.now()
    this.roundTrip.forgetPing()
    if (!isOrdered && this.#config.role === 'client') this.#repeater.start()
  }

  connectionClosed(): void {
    this.#peer.connectionClosed()
    this.#repeater.stop()
    this.state.connectionClosed()
  }

  receive(bytes: Uint8Array): void {
    const now = this.#config.clock.now()
    this.#lastHeardAt = now
    this.#traffic.in.add(bytes.length, now)
    const message = this.#reader.read(bytes)
    if (message !== undefined) this.#handle(message)
  }

  #handle({ header, payload }: Message): void {
    switch (payload.type) {
      case 'snapshot':
        return this.state.snapshot(header, payload)
      case 'delta':
        return this.state.delta(header, payload)
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
    const isFirst = this.#peer.greeted()
    this.#report.greeting(greeting)
    const isCurrent = this.state.greeted(greeting)
    this.#port.outbound().greeted(greeting)
    this.#port.emit({ type: 'greeted', greeting, isCurrent })
    if (this.#config.role !== 'server') return
    // An answer that may be lost is given to each greeting, since the peer greets until it has one.
    if (isFirst || !this.#port.isOrdered()) this.#port.post('greeting')
  }
}
