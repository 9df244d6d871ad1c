import { createCodec } from '../codec/create-codec.ts'
import { DeltaCompressor } from '../delta/delta-compressor.ts'
import type { Probe } from '../probe.ts'
import type { WorldSnapshot } from '../protocol/world-snapshot.ts'
import { createRateLimiter } from '../rate/create-rate-limiter.ts'
import type { MessageLimiter } from '../rate/message-limiter.ts'
import { componentSchemas } from '../schema/component-schema.ts'
import { SchemaRegistry } from '../schema/schema-registry.ts'
import type { CloseReason, Transport } from '../transport/transport.ts'
import { type SyncConfig, resolveSyncConfig } from './config.ts'
import { type Introduction, composeGreeting } from './compose-greeting.ts'
import { Connection, type TransportFactory } from './connection.ts'
import { ControlChannel } from './control-channel.ts'
import { EventQueue } from './event-queue.ts'
import type { ReceiveResult, SendResult, SyncListener } from './events.ts'
import { createEpoch } from './epoch.ts'
import { InboundGate } from './inbound-gate.ts'
import type { HeardState } from './inbound-state.ts'
import { Incoming } from './incoming.ts'
import type { Outbound } from './outbound.ts'
import { Outgoing } from './outgoing.ts'
import { Reporter } from './reporter.ts'
import { findDisagreement } from './schema-agreement.ts'
import { SnapshotSender } from './snapshot-sender.ts'
import type { SyncStats } from './sync-stats.ts'
import { NO_NETWORK } from './surroundings.ts'
import { Traffic } from './traffic.ts'
import { type ReplicatedWorld, WorldEncoder } from './world-encoder.ts'
import { WorldSender } from './world-sender.ts'

const NORMAL_CLOSE: CloseReason = { code: 1000, text: 'closed' }

/**
 * One end of a link: sends a world's state, and hears what the peer sends.
 * Expected refusals are returned; what they held back is part of what is sent next.
 */
export class SyncManager {
  readonly config: SyncConfig
  /** May be filled in until the greeting is sent. */
  readonly introduction: Introduction = {}
  readonly #connection: Connection
  readonly #outgoing: Outgoing
  readonly #incoming: Incoming
  readonly #control: ControlChannel
  readonly #limiter: MessageLimiter | undefined
  readonly #gate: InboundGate
  readonly #traffic = new Traffic()
  readonly #events: EventQueue
  readonly #reporter: Reporter
  readonly #registry = new SchemaRegistry()
  readonly #snapshots: SnapshotSender
  #outbound: Outbound
  #schemaVersion: number

  /** A transport is used at once; a factory when `open` is called, and again after a loss if so configured. */
  constructor(transport: Transport | TransportFactory, config: Partial<SyncConfig> = {}) {
    this.config = resolveSyncConfig(config)
    const { clock, probe, name, format, schema, decodeLimits } = this.config
    this.#schemaVersion = this.config.schemaVersion
    this.#reporter = new Reporter(probe, clock, name, format)
    this.#events = new EventQueue(this.config.maxPendingEvents, () => this.#eventsOverflowed())
    this.#limiter = this.config.enableRateLimiting
      ? createRateLimiter(this.config.rateLimit, clock)
      : undefined
    this.#gate = new InboundGate(
      this.config.inboundRateLimit,
      clock,
      this.#reporter,
      this.#traffic,
      (reason) => this.drop(reason),
    )
    if (schema !== undefined) {
      for (const component of componentSchemas(schema, this.config.schemaVersion))
        this.#registry.register(component)
    }
    const codec = createCodec(format, decodeLimits)
    this.#connection = new Connection(transport, this.config, {
      opened: () => this.#opened(),
      message: (bytes) => {
        if (this.#gate.admits(bytes.length)) this.#incoming.receive(bytes)
      },
      lost: (reason, retryAt) => this.#lost(reason, retryAt),
      networkMissed: () => this.#networkMissed(),
      networkBack: () => this.#events.push({ type: 'network_back' }),
      attempting: (attempt) => this.#reporter.state('connecting', `attempt ${attempt}`),
    })
    this.#outgoing = new Outgoing(
      this.#connection,
      codec,
      this.#limiter,
      this.#traffic,
      this.#reporter,
      this.config,
    )
    this.#control = new ControlChannel(clock, this.#reporter, {
      composeGreeting: () =>
        composeGreeting({
          config: this.config,
          registry: this.#registry,
          introduction: this.introduction,
          outbound: this.#outbound,
          state: this.#incoming.state,
        }),
      roundTrip: () => this.#incoming.roundTrip,
      isOrdered: () => this.#connection.isOrdered,
      schemaVersion: () => this.#schemaVersion,
      send: (message) => this.#outgoing.send(message),
    })
    this.#snapshots = new SnapshotSender(
      new DeltaCompressor({ fieldCompression: this.config.enableFieldCompression }),
      {
        isReady: () => this.#isReady(),
        isOrdered: () => this.#isOrdered(),
        schemaVersion: () => this.#schemaVersion,
        send: (message) => this.#outgoing.send(message),
      },
      createEpoch(),
    )
    this.#outbound = this.#snapshots
    this.#incoming = new Incoming(codec, this.config, this.#traffic, this.#reporter, {
      emit: (event) => this.#events.push(event),
      post: (kind) => void this.#control.post(kind),
      acknowledge: (id) => void this.sendAck(id),
      sendError: (code, text) => void this.sendError(code, text),
      findDisagreement: (schemas) =>
        schema && findDisagreement(this.#registry, schemas, this.config.validation),
      schemaVersion: () => this.#schemaVersion,
      outbound: () => this.#outbound,
      isOrdered: () => this.#connection.isOrdered,
      close: (reason) => this.close(reason),
    })
    if (typeof transport !== 'function') this.#connection.open()
  }

  /** Sends the whole world. */
  sendSnapshot(snapshot: WorldSnapshot): SendResult {
    return this.#snapshots.sendSnapshot(snapshot)
  }

  /** Sends what changed since what was last sent; nothing when nothing did. */
  sendDelta(snapshot: WorldSnapshot): SendResult {
    return this.#snapshots.sendDelta(snapshot)
  }

  /** Sends the world as the mode says; in manual mode nothing. */
  send(snapshot: WorldSnapshot): SendResult {
    if (this.config.mode === 'full') return this.sendSnapshot(snapshot)
    if (this.config.mode === 'delta') return this.sendDelta(snapshot)
    return { ok: true, sent: false, bytes: 0 }
  }

  /** An encoder in this manager's format, to be shared by all managers that serve the world. */
  createWorldEncoder(world: ReplicatedWorld): WorldEncoder {
    return new WorldEncoder(world, this.#outgoing.codec, this.#schemaVersion)
  }

  /**
   * From here on this manager serves the encoder's world; `flush` of the returned sender sends what
   * the peer has not got. Managers that share an encoder share its work.
   */
  serveWorld(encoder: WorldEncoder, epoch: string = createEpoch()): WorldSender {
    const sender = new WorldSender(
      encoder,
      {
        isReady: () => this.#isReady(),
        isOrdered: () => this.#isOrdered(),
        now: () => this.config.clock.now(),
        rttMs: () => this.#incoming.roundTrip.rttMs,
        refusal: (messageType) => this.#outgoing.refusal(messageType),
        transmit: (message, ticks) => this.#outgoing.transmit(message, ticks),
        resending: (text) => this.#resending(text),
      },
      {
        epoch,
        full: this.config.mode === 'full',
        maxSnapshotBytes: this.config.maxSnapshotBytes,
      },
    )
    this.#outbound = sender
    return sender
  }

  /** The next event, oldest first. Events queue only while nobody subscribes. */
  receive(): ReceiveResult {
    const event = this.#events.take()
    if (event === undefined && !this.#connection.isOpen) {
      return { ok: false, reason: 'not-connected' }
    }
    return { ok: true, event }
  }

  /** Hears every event as it comes, first those that waited. */
  subscribe(listener: SyncListener): () => void {
    return this.#events.subscribe(listener)
  }

  /** Asks the peer for a whole snapshot. Refused now, it goes as soon as it may. */
  requestSnapshot(): SendResult {
    return this.#control.post('snapshot-request')
  }

  /** Acknowledges a message. Refused now, the newest acknowledgement goes as soon as it may. */
  sendAck(messageId: bigint): SendResult {
    return this.#control.acknowledge(messageId)
  }

  /** Measures a round trip. One ping is in flight at a time: another one meanwhile is not sent. */
  ping(): SendResult {
    return this.#control.post('ping')
  }

  /** Tells the peer of an error. Refused now, it goes as soon as it may. */
  sendError(code: number, message: string): SendResult {
    return this.#control.sendError(code, message)
  }

  /** Whether the sync interval has passed since the last sync; never in manual mode. */
  shouldSync(): boolean {
    if (this.config.mode === 'manual') return false
    const { lastSync } = this.#outgoing
    return (
      lastSync === undefined || this.config.clock.now() - lastSync >= this.config.syncIntervalMs
    )
  }

  getStats(): SyncStats {
    const { roundTrip } = this.#incoming
    return {
      ...this.#traffic.stats(this.config.clock.now()),
      lastSync: this.#outgoing.lastSync,
      rateLimiter: this.#limiter?.getStats(),
      inboundRateLimiter: this.#gate.stats,
      reconnectAttempts: this.#connection.reconnects,
      rttMs: roundTrip.rttMs,
      jitterMs: roundTrip.jitterMs,
      bufferedBytes: this.#connection.bufferedBytes,
    }
  }

  /** What is said of this end's components when it greets; the peer's come as a `schema_sync` event. */
  get schemaRegistry(): SchemaRegistry {
    return this.#registry
  }

  /** The limiter of what is sent, whose settings may be turned while it runs. */
  get rateLimiter(): MessageLimiter | undefined {
    return this.#limiter
  }

  /** Tells a probe what happens from now on; the returned function stops that. */
  observe(probe: Probe): () => void {
    return this.#reporter.observe(probe)
  }

  get schemaVersion(): number {
    return this.#schemaVersion
  }

  set schemaVersion(version: number) {
    this.#schemaVersion = version
  }

  /** Forgets what the peer has: the next delta names everything, and of a served world all goes next. */
  resetDeltaCompressor(): void {
    this.#snapshots.reset()
    this.#outbound.reset()
  }

  /** Bytes that were handed to the transport and have not left yet. */
  get bufferedBytes(): number {
    return this.#connection.bufferedBytes
  }

  get isConnected(): boolean {
    return this.#connection.isOpen
  }

  /** Whether the next attempt to connect is made when there is a network. */
  get awaitsNetwork(): boolean {
    return this.#connection.awaitsNetwork
  }

  /** Attempts to connect since something was last heard. */
  get attempt(): number {
    return this.#connection.attempt
  }

  /** Which life of what this end sends goes into its greetings. */
  get epoch(): string {
    return this.#outbound.epoch
  }

  /**
   * Takes a state of the peer's world for here that came on an earlier connection. Call it when the
   * peer has greeted, before the answer goes: then only what changed since comes. Nothing happens if
   * the peer's world lives another life now.
   */
  resumeFrom(state: HeardState): void {
    this.#incoming.state.resumeFrom(state)
  }

  /** Which life of the peer's world is here; undefined for plain peers. */
  get peerEpoch(): string | undefined {
    return this.#incoming.state.epoch
  }

  /** Whether silence of the peer means nothing: it is a plain one that has never answered a ping. */
  get peerMayBeSilent(): boolean {
    return this.#incoming.peerMayBeSilent
  }

  /** When something was last heard from the peer, in ms of the clock. */
  get lastHeardAt(): number | undefined {
    return this.#incoming.lastHeardAt
  }

  /**
   * Asks the peer for its whole state again, for a reason that the probe is told; at most once a
   * second. A plain peer is asked ever more rarely while it does not answer, and followed meanwhile.
   */
  resync(reason: string): void {
    this.#incoming.state.resync(reason)
  }

  /** Connects unless it is connected or about to be; also again after a close. */
  open(): void {
    this.#connection.open()
  }

  /** Makes the next attempt to connect now. */
  retryNow(): void {
    this.#connection.retryNow()
  }

  /** Gives the connection up as lost; a new one follows if so configured. */
  drop(reason: CloseReason): void {
    this.#connection.drop(reason)
  }

  close(reason: CloseReason = NORMAL_CLOSE): void {
    this.#control.clear()
    this.#incoming.connectionClosed()
    this.#connection.close(reason)
  }

  #opened(): void {
    this.#control.clear()
    this.#outbound.connectionOpened()
    this.#reporter.state('connected', undefined)
    this.#gate.connectionOpened()
    this.#incoming.connectionOpened()
    this.#events.push({ type: 'connected' })
    if (this.config.role === 'client') this.#control.post('greeting')
  }

  #lost(reason: CloseReason, retryAt: number | undefined): void {
    this.#traffic.closes += 1
    this.#control.clear()
    this.#incoming.connectionClosed()
    this.#reporter.closed(reason)
    this.#events.push({ type: 'disconnected', reason, retryAt })
  }

  #networkMissed(): void {
    this.#reporter.state('offline', NO_NETWORK)
    this.#events.push({ type: 'network_missed', reason: NO_NETWORK })
  }

  #resending(text: string): void {
    this.#traffic.resends += 1
    this.#reporter.warning('resend', text)
  }

  #eventsOverflowed(): void {
    this.#reporter.warning('events-dropped', 'more events came than were read')
    this.resync('events were dropped')
  }

  /** A peer that does not greet acknowledges nothing: it is sent to as if all arrived. */
  #isOrdered(): boolean {
    return this.#connection.isOrdered || !this.#incoming.peerIsGreeted
  }

  /** State that came before the greeting which it belongs to would be taken for a plain peer's. */
  #isReady(): boolean {
    if (!this.#connection.isOpen || this.#control.isDue('greeting')) return false
    return this.config.role === undefined || this.#incoming.peerIsKnown
  }
}
