import {
  type ApplyResult,
  type CloseReason,
  type EntityId,
  LinkError,
  type MessageLimiter,
  type Probe,
  RefusalCode,
  type Schema,
  type SyncConfig,
  type SyncEvent,
  SyncManager,
  type SyncStats,
  type Transport,
  type World,
  type WorldEncoder,
  type WorldSender,
  applyDelta,
  applySnapshot,
  entitiesOfFullDelta,
} from '@tx2-link/core'
import { type ClientChange, clientChangesSince } from './client-change.ts'
import { type PatienceLimits, PeerPatience } from './peer-patience.ts'
import type { Seat } from './seat.ts'

/** A client as the game sees it. */
export interface Peer {
  /** Counts up with each connection. */
  readonly number: number
  /** First and last of the entity ids that are this client's own; a plain client, which does not greet, has none. */
  readonly firstId: EntityId | undefined
  readonly lastId: EntityId | undefined
  getStats(): SyncStats
  /** What limits what this client is sent; its settings may be turned while it runs. */
  readonly rateLimiter: MessageLimiter | undefined
  /** Tells a probe what happens on this client's link; the returned function stops that. */
  observe(probe: Probe): () => void
  /** Tells the client of an error of the game's; codes from 1000 up are the game's own. */
  sendError(code: number, text: string): void
  close(reason?: CloseReason): void
}

export interface PeerHost<S extends Schema> {
  /** It is known what the client is: its seat is taken, or it is a plain one. */
  joined(peer: ConnectedPeer<S>): void
  /** The client greeted: gives it a seat, an old one if it says whose it is. */
  takeSeat(peer: ConnectedPeer<S>, resume: string | undefined): Seat<S>
  /** The client changed something of its own world. */
  changed(peer: ConnectedPeer<S>, change: ClientChange<S>): void
  /** Something that the client said was refused, and it is told so. */
  refused(code: RefusalCode): void
  left(peer: ConnectedPeer<S>, reason: CloseReason): void
}

/** What all clients are served, and how long each may take. */
interface Serving {
  readonly encoder: WorldEncoder
  readonly epoch: string
  readonly patience: PatienceLimits
  /** When the client's transport showed a sign of life last, in ms of the clock, where it tells. */
  readonly lastSignAt: (() => number) | undefined
}

/** One client's connection: the world goes out, the client's own world comes in. */
export class ConnectedPeer<S extends Schema> implements Peer {
  readonly number: number
  readonly #host: PeerHost<S>
  readonly #manager: SyncManager
  readonly #sender: WorldSender
  readonly #patience: PeerPatience
  readonly #lastSignAt: (() => number) | undefined
  #seat: Seat<S> | undefined
  #hasJoined = false
  /** When it was pinged last, in ms of the clock, or became ready for that. */
  #pingedAt: number | undefined

  constructor(
    number: number,
    transport: Transport,
    schema: S,
    config: Partial<SyncConfig>,
    serving: Serving,
    host: PeerHost<S>,
  ) {
    this.number = number
    this.#host = host
    this.#manager = new SyncManager(transport, { ...config, schema, role: 'server' })
    this.#sender = this.#manager.serveWorld(serving.encoder, serving.epoch)
    this.#patience = new PeerPatience(serving.patience, this.#manager.config.clock.now())
    this.#lastSignAt = serving.lastSignAt
    this.#manager.subscribe((event) => this.#handle(event))
  }

  get seat(): Seat<S> | undefined {
    return this.#seat
  }

  /** Whether the game was told of this client. */
  get hasJoined(): boolean {
    return this.#hasJoined
  }

  get firstId(): EntityId | undefined {
    return this.#seat?.ids.first
  }

  get lastId(): EntityId | undefined {
    return this.#seat?.ids.last
  }

  getStats(): SyncStats {
    return this.#manager.getStats()
  }

  get rateLimiter(): MessageLimiter | undefined {
    return this.#manager.rateLimiter
  }

  observe(probe: Probe): () => void {
    return this.#manager.observe(probe)
  }

  sendError(code: number, text: string): void {
    this.#manager.sendError(code, text)
  }

  /** Tells the client that something it said is not done. */
  refuse(code: RefusalCode, text: string): void {
    this.#host.refused(code)
    this.sendError(code, text)
  }

  close(reason?: CloseReason): void {
    this.#manager.close(reason)
  }

  /** Sends what this client has not got. */
  flush(): void {
    this.#sender.flush()
  }

  /** Whether the client has all of the last tick, as far as can be known without asking it, or is gone. */
  get isDrained(): boolean {
    if (!this.#manager.isConnected) return true
    return this.#sender.isUpToDate && this.#manager.bufferedBytes === 0
  }

  /** Closes a client that is gone, or that does not take what it is sent; `now` in ms of the clock. */
  closeIfUnbearable(now: number): void {
    const signAt = this.#lastSignAt?.()
    const reason = this.#patience.check(now, {
      heardAt: Math.max(this.#manager.lastHeardAt ?? 0, signAt ?? 0),
      mustAnswer: signAt !== undefined || this.#seat !== undefined,
      bufferedBytes: this.#manager.bufferedBytes,
    })
    if (reason !== undefined) this.close(reason)
  }

  /**
   * Pings when the last time is `everyMs` ago, whatever else was sent meanwhile: nothing else measures
   * the round trip, not even the pongs to the client's own pings.
   */
  pingEvery(now: number, everyMs: number): void {
    if (!this.#hasJoined) return
    // Not at once: behind the first snapshot it would measure how long that takes.
    this.#pingedAt ??= now
    if (now - this.#pingedAt < everyMs) return
    this.#pingedAt = now
    this.#manager.ping()
  }

  owns(id: EntityId): boolean {
    return this.#seat !== undefined && id >= this.#seat.ids.first && id <= this.#seat.ids.last
  }

  #handle(event: SyncEvent): void {
    switch (event.type) {
      case 'greeted':
        if (this.#seat !== undefined) return
        this.#seat = this.#host.takeSeat(this, event.greeting.resume)
        this.#manager.introduction.resume = this.#seat.token
        this.#manager.introduction.ids = this.#seat.ids
        if (this.#seat.heard !== undefined) this.#manager.resumeFrom(this.#seat.heard)
        return this.#join()
      case 'plain':
        return this.#join()
      case 'snapshot':
        return this.#ownChanged(event.timestamp, (own) =>
          applySnapshot(own, event.snapshot.entities),
        )
      case 'delta': {
        const { changes } = event.delta
        return this.#ownChanged(event.timestamp, (own) =>
          event.full ? applySnapshot(own, entitiesOfFullDelta(changes)) : applyDelta(own, changes),
        )
      }
      case 'disconnected':
        return this.#host.left(this, event.reason)
      default:
    }
  }

  #join(): void {
    if (this.#hasJoined) return
    this.#hasJoined = true
    this.#host.joined(this)
  }

  /** What the client said of its own world, told to the host change by change. */
  #ownChanged(timestamp: number, apply: (own: World<S>) => ApplyResult): void {
    const seat = this.#seat
    if (seat === undefined) {
      return this.refuse(RefusalCode.foreignEntity, 'a client must greet before it may write')
    }
    const { own } = seat
    const before = own.tick
    const unknown = this.#take(own, apply)
    const epoch = this.#manager.peerEpoch
    seat.heard = unknown === 0 && epoch !== undefined ? { epoch, timestamp } : undefined
    if (unknown === undefined) return
    own.seal(timestamp)
    for (const change of clientChangesSince(own, before)) this.#host.changed(this, change)
    if (unknown > 0) this.#manager.resync('a client changed what it never made')
  }

  /** How many changes named what is not there; undefined when nothing was taken, since it was too much. */
  #take(own: World<S>, apply: (own: World<S>) => ApplyResult): number | undefined {
    try {
      return apply(own).unknown
    } catch (error) {
      if (!(error instanceof LinkError)) throw error
      this.refuse(RefusalCode.tooLarge, error.message)
      return undefined
    }
  }
}
