import {
  type Clock,
  type CloseKind,
  type CloseReason,
  LinkCloseCode,
  RefusalCode,
  type Schema,
  type Transport,
  type World,
  WorldEncoder,
  closeKind,
  createCodec,
  createEpoch,
  resolveSyncConfig,
  surfaceError,
  systemClock,
} from '@tx2-link/core'
import { applyClientChange } from './apply-client-change.ts'
import type { ClientChange } from './client-change.ts'
import { drain } from './drain.ts'
import { inboundRateLimit } from './inbound-rate-limit.ts'
import {
  type LinkServerOptions,
  type PeerSyncConfig,
  checkOptions,
  requireTime,
} from './link-server-options.ts'
import { ConnectedPeer, type Peer } from './peer.ts'
import type { PatienceLimits } from './peer-patience.ts'
import { type Seat, Seats } from './seat.ts'
import type { ServerStats } from './server-stats.ts'
import { TickLoop } from './tick-loop.ts'

/** Clients are pinged this often, in ms: for the round trip, and so that a quiet one knows the link is alive. */
const PING_EVERY_MS = 2_000

const SERVER_FULL: CloseReason = { code: LinkCloseCode.serverFull, text: 'the server is full' }
const SERVER_CLOSING: CloseReason = { code: 1001, text: 'the server is closing' }

const CAME_AGAIN: CloseReason = {
  code: LinkCloseCode.cameAgain,
  text: 'the client has connected again',
}

/** How a client closes that will not come back. */
const LEFT_FOR_GOOD: ReadonlySet<CloseKind> = new Set(['normal', 'going-away'])

// This file is an entry of the package too: who imports from it alone needs these.
export type { LinkServerOptions, PeerSyncConfig }

export interface ShutDownOptions {
  /** How long clients may take for the last state, in ms. */
  readonly drainMs?: number
  readonly reason?: CloseReason
}

/** Serves one world to many clients over whatever transports it is given. */
export class LinkServer<S extends Schema = Schema> {
  readonly world: World<S>
  readonly #options: LinkServerOptions<S>
  readonly #clock: Clock
  readonly #encoder: WorldEncoder
  readonly #epoch = createEpoch()
  readonly #peers = new Set<ConnectedPeer<S>>()
  readonly #maxPeers: number
  readonly #seats: Seats<S>
  readonly #loop: TickLoop
  readonly #patience: PatienceLimits
  readonly #closes = new Map<number, number>()
  #peerNumber = 0
  readonly #refusals = new Map<RefusalCode, number>()
  #turnedAway = 0
  #seatsGivenUp = 0
  #isClosed = false
  /** Until every client is closed. */
  #shutDown: Promise<void> | undefined

  constructor(world: World<S>, options: LinkServerOptions<S> = {}) {
    checkOptions(options)
    this.world = world
    this.#options = options
    this.#clock = options.clock ?? systemClock
    const { format = 'msgpack', schemaVersion = 1, decodeLimits } = options.sync ?? {}
    this.#encoder = new WorldEncoder(world, createCodec(format, decodeLimits), schemaVersion)
    this.#patience = {
      idleTimeoutMs: options.idleTimeoutMs ?? 30_000,
      slowTimeoutMs: options.slowTimeoutMs ?? 60_000,
      maxBufferedBytes: resolveSyncConfig(options.sync ?? {}).maxBufferedBytes,
    }
    this.#maxPeers = options.maxPeers ?? 1_000
    this.#seats = new Seats(
      world.schema,
      {
        idsPerPeer: options.idsPerPeer ?? 256,
        graceMs: options.resumeGraceMs ?? 10_000,
        maxLost: this.#maxPeers,
        clock: this.#clock,
      },
      { vacated: (seat) => this.#vacate(seat), gaveUp: () => this.#gaveUp() },
    )
    this.#loop = new TickLoop(options.tickRate ?? 20, this.#clock, (elapsedMs) =>
      this.tick(elapsedMs),
    )
    this.#loop.start()
  }

  get peers(): readonly Peer[] {
    return [...this.#peers]
  }

  /** Messages encoded so far: one regular one a tick, however many clients there are. */
  get encodings(): number {
    return this.#encoder.encodings
  }

  /** Bytes of the last snapshot that was encoded; undefined before the first. */
  get snapshotBytes(): number | undefined {
    return this.#encoder.snapshotBytes
  }

  /** What became of clients so far; each one's own figures are its `getStats`. */
  getStats(): ServerStats {
    return {
      peers: this.#peers.size,
      admitted: this.#peerNumber,
      turnedAway: this.#turnedAway,
      seatsGivenUp: this.#seatsGivenUp,
      closes: new Map(this.#closes),
      refusals: new Map(this.#refusals),
      encodings: this.encodings,
    }
  }

  /**
   * Takes a client that has connected. `lastSignAt` tells when its transport showed a sign of life
   * last, in ms of the clock, where it does so by itself.
   */
  admit(transport: Transport, lastSignAt?: () => number): void {
    if (this.#isClosed) return this.#turnAway(transport, SERVER_CLOSING)
    if (this.#peers.size >= this.#maxPeers) {
      return this.#turnAway(transport, SERVER_FULL)
    }
    this.#peerNumber += 1
    const number = this.#peerNumber
    const peer = new ConnectedPeer<S>(
      number,
      transport,
      this.world.schema,
      {
        name: `peer ${number}`,
        ...this.#options.sync,
        inboundRateLimit: inboundRateLimit(this.#options.sync?.inboundRateLimit),
        clock: this.#clock,
      },
      { encoder: this.#encoder, epoch: this.#epoch, patience: this.#patience, lastSignAt },
      {
        joined: (joined) => this.#options.onJoin?.(joined),
        takeSeat: (_, resume) => this.#takeSeat(resume),
        changed: (from, change) => this.#changed(from, change),
        refused: (code) => this.#refusals.set(code, (this.#refusals.get(code) ?? 0) + 1),
        left: (from, reason) => this.#left(from, reason),
      },
    )
    this.#peers.add(peer)
  }

  /** One step of the game, and what came of it to every client. */
  tick(elapsedMs = 0): void {
    this.#options.onTick?.(elapsedMs)
    this.world.seal(this.#clock.unixMs())
    const now = this.#clock.now()
    for (const peer of this.#peers) {
      peer.flush()
      peer.pingEvery(now, PING_EVERY_MS)
      peer.closeIfUnbearable(now)
    }
  }

  /**
   * Lets nobody in any more, seals a last tick, and closes each client once it has that; whoever has not
   * after `drainMs`, 5,000 unless told, is closed as it is. Who has to wait is told so by an `error` 503.
   */
  async shutDown({
    drainMs = 5_000,
    reason = SERVER_CLOSING,
  }: ShutDownOptions = {}): Promise<void> {
    requireTime('drainMs', drainMs)
    if (!this.#isClosed) this.#shutDown = this.#drain(drainMs, reason)
    // Whoever shuts down a second time ends the process after it, and nobody's last state may be lost by that.
    await this.#shutDown
  }

  async #drain(drainMs: number, reason: CloseReason): Promise<void> {
    this.#isClosed = true
    this.#loop.stop()
    this.world.seal(this.#clock.unixMs())
    await drain([...this.#peers], { clock: this.#clock, drainMs, reason })
    this.#seats.close()
  }

  /** Stops ticking and closes every client at once with the reason. */
  close(reason: CloseReason = SERVER_CLOSING): void {
    this.#isClosed = true
    this.#loop.stop()
    this.#seats.close()
    for (const peer of this.#peers) peer.close(reason)
  }

  /** A client that is back may be here sooner than the word that its last connection is lost. */
  #takeSeat(resume: string | undefined): Seat<S> {
    if (resume !== undefined) {
      for (const other of this.#peers) if (other.seat?.token === resume) other.close(CAME_AGAIN)
    }
    return this.#seats.take(resume)
  }

  #turnAway(transport: Transport, reason: CloseReason): void {
    this.#turnedAway += 1
    this.#warn('turned-away', reason.text)
    transport.close(reason)
  }

  #gaveUp(): void {
    this.#seatsGivenUp += 1
    this.#warn('seat-given-up', `more than ${this.#maxPeers} lost clients could come back`)
  }

  #warn(code: string, text: string): void {
    const { probe } = this.#options.sync ?? {}
    probe?.({ type: 'warning', time: this.#clock.now(), link: 'server', code, text })
  }

  #changed(peer: ConnectedPeer<S>, change: ClientChange<S>): void {
    const what = 'component' in change ? `${change.component} of entity` : 'entity'
    const refuse = (code: RefusalCode, reason: string): void =>
      peer.refuse(code, `${change.type} ${what} ${change.id}: ${reason}`)
    if (!peer.owns(change.id)) {
      return refuse(RefusalCode.foreignEntity, 'not one of the ids that were granted')
    }
    let verdict: true | string
    try {
      verdict = this.#options.accept?.(peer, change, this.world) ?? 'this server takes no changes'
    } catch (error) {
      // What else the client wrote is judged all the same, and the game's author hears of the fault.
      surfaceError(error)
      return refuse(RefusalCode.failed, 'the server failed to judge it')
    }
    if (verdict !== true) return refuse(RefusalCode.refused, verdict)
    const refusal = applyClientChange(this.world, change)
    if (refusal !== undefined) refuse(refusal.code, refusal.text)
  }

  #left(peer: ConnectedPeer<S>, reason: CloseReason): void {
    this.#peers.delete(peer)
    this.#closes.set(reason.code, (this.#closes.get(reason.code) ?? 0) + 1)
    if (peer.seat !== undefined)
      this.#seats.leave(peer.seat, !LEFT_FOR_GOOD.has(closeKind(reason.code)))
    if (peer.hasJoined) this.#options.onLeave?.(peer, reason)
  }

  #vacate({ ids }: Seat<S>): void {
    for (let id = ids.first; id <= ids.last; id += 1) this.world.despawn(id)
  }
}
