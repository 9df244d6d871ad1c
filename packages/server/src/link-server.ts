import {
  type Clock,
  type CloseKind,
  type CloseReason,
  LinkCloseCode,
  LinkError,
  LinkErrorCode,
  RefusalCode,
  type Schema,
  type SyncConfig,
  type Transport,
  type World,
  WorldEncoder,
  closeKind,
  createCodec,
  createEpoch,
  surfaceError,
  systemClock,
} from '@tx2-link/core'
import { applyClientChange } from './apply-client-change.ts'
import type { ClientChange } from './client-change.ts'
import { inboundRateLimit, requireRateLimits } from './inbound-rate-limit.ts'
import { ConnectedPeer, type Peer } from './peer.ts'
import { type Seat, Seats } from './seat.ts'
import { TickLoop } from './tick-loop.ts'

/** Clients are pinged this often, in ms: for the round trip, and so that a quiet one knows the link is alive. */
const PING_EVERY_MS = 2_000

const SERVER_FULL: CloseReason = { code: LinkCloseCode.serverFull, text: 'the server is full' }
const SERVER_CLOSING: CloseReason = { code: 1001, text: 'the server is closing' }

/** How a client closes that will not come back. */
const LEFT_FOR_GOOD: ReadonlySet<CloseKind> = new Set(['normal', 'going-away'])

export interface LinkServerOptions<S extends Schema> {
  /** Ticks a second; 20 unless told. With 0 nothing runs by itself: call `tick()`. */
  readonly tickRate?: number
  /** Called before each tick is sealed, with the time since the last one in ms: the game's step. */
  readonly onTick?: (elapsedMs: number) => void
  /** A client is there: it greeted and has its ids, or is a plain one and has none. */
  readonly onJoin?: (peer: Peer) => void
  readonly onLeave?: (peer: Peer, reason: CloseReason) => void
  /**
   * Whether a client's change of an entity of its own is done to the world; a text is the reason
   * why not, and is told to the client. Without it every change is refused.
   */
  readonly accept?: (peer: Peer, change: ClientChange<S>, world: World<S>) => true | string
  /** Clients at once; 1,000 unless told. Those above are closed with `LinkCloseCode.serverFull`. */
  readonly maxPeers?: number
  /** Entity ids that each client gets, and entities that it may have; 256 unless told, 65,536 at most. */
  readonly idsPerPeer?: number
  /** How long a lost client's entities are kept for its return, in ms; 10,000 unless told. */
  readonly resumeGraceMs?: number
  /**
   * Settings of each client's link: format, limits, rate limits, probe. What `inboundRateLimit`
   * does not tell is of `DEFAULT_INBOUND_RATE_LIMIT`; `false` takes everything.
   */
  readonly sync?: Partial<Omit<SyncConfig, 'role' | 'schema' | 'clock'>>
  readonly clock?: Clock
}

const MAX_IDS_PER_PEER = 65_536

/** Throws LinkError `invalidConfig` for what makes no sense. */
function checkOptions<S extends Schema>(options: LinkServerOptions<S>): void {
  requireWhole('maxPeers', options.maxPeers, 0, Number.MAX_SAFE_INTEGER)
  requireWhole('idsPerPeer', options.idsPerPeer, 1, MAX_IDS_PER_PEER)
  requireWhole('resumeGraceMs', options.resumeGraceMs, 0, Number.MAX_SAFE_INTEGER)
  requireRateLimits(options.sync)
}

function requireWhole(name: string, value: number | undefined, least: number, most: number): void {
  if (value === undefined) return
  if (Number.isInteger(value) && value >= least && value <= most) return
  throw new LinkError(
    LinkErrorCode.invalidConfig,
    `${name} must be a whole number from ${least} to ${most}`,
  )
}

/** Serves one world to many clients over whatever transports it is given. */
export class LinkServer<S extends Schema = Schema> {
  readonly world: World<S>
  readonly #options: LinkServerOptions<S>
  readonly #clock: Clock
  readonly #encoder: WorldEncoder
  readonly #epoch = createEpoch()
  readonly #peers = new Set<ConnectedPeer<S>>()
  readonly #seats: Seats<S>
  readonly #loop: TickLoop
  #peerNumber = 0
  #isClosed = false

  constructor(world: World<S>, options: LinkServerOptions<S> = {}) {
    checkOptions(options)
    this.world = world
    this.#options = options
    this.#clock = options.clock ?? systemClock
    const { format = 'msgpack', schemaVersion = 1, decodeLimits } = options.sync ?? {}
    this.#encoder = new WorldEncoder(world, createCodec(format, decodeLimits), schemaVersion)
    this.#seats = new Seats(
      world.schema,
      {
        idsPerPeer: options.idsPerPeer ?? 256,
        graceMs: options.resumeGraceMs ?? 10_000,
        clock: this.#clock,
      },
      (seat) => this.#vacate(seat),
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

  /** Takes a client that has connected. */
  admit(transport: Transport): void {
    if (this.#isClosed) return transport.close(SERVER_CLOSING)
    if (this.#peers.size >= (this.#options.maxPeers ?? 1_000)) return transport.close(SERVER_FULL)
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
      { encoder: this.#encoder, epoch: this.#epoch },
      {
        joined: (joined) => this.#options.onJoin?.(joined),
        takeSeat: (_, resume) => this.#seats.take(resume),
        changed: (from, change) => this.#changed(from, change),
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
    }
  }

  /** Stops ticking and closes every client with the reason. */
  close(reason: CloseReason = SERVER_CLOSING): void {
    if (this.#isClosed) return
    this.#isClosed = true
    this.#loop.stop()
    this.#seats.close()
    for (const peer of this.#peers) peer.close(reason)
  }

  #changed(peer: ConnectedPeer<S>, change: ClientChange<S>): void {
    const what = 'component' in change ? `${change.component} of entity` : 'entity'
    const refuse = (code: number, reason: string): void =>
      peer.sendError(code, `${change.type} ${what} ${change.id}: ${reason}`)
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
    if (peer.seat !== undefined)
      this.#seats.leave(peer.seat, !LEFT_FOR_GOOD.has(closeKind(reason.code)))
    if (peer.hasJoined) this.#options.onLeave?.(peer, reason)
  }

  #vacate({ ids }: Seat<S>): void {
    for (let id = ids.first; id <= ids.last; id += 1) this.world.despawn(id)
  }
}
