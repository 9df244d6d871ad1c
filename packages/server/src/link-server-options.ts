import {
  type Clock,
  type CloseReason,
  LinkError,
  LinkErrorCode,
  type Schema,
  type SyncConfig,
  type SyncMode,
  type World,
  resolveSyncConfig,
} from '@tx2-link/core'
import type { ClientChange } from './client-change.ts'
import { requireRateLimits } from './inbound-rate-limit.ts'
import type { Peer } from './peer.ts'

/**
 * What may be set of each client's link. The server itself gives role, schema and clock, and it neither
 * connects again nor sends a world other than the served one, so that nothing is to set for either.
 * What `inboundRateLimit` does not tell is of `DEFAULT_INBOUND_RATE_LIMIT`; `false` takes everything.
 */
export interface PeerSyncConfig extends Omit<
  SyncConfig,
  | 'role'
  | 'schema'
  | 'clock'
  | 'mode'
  | 'enableFieldCompression'
  | 'autoReconnect'
  | 'maxReconnectAttempts'
  | 'reconnectDelayMs'
  | 'maxReconnectDelayMs'
  | 'surroundings'
  | 'random'
  | 'maxPendingEvents'
  | 'syncIntervalMs'
> {
  /** `full` sends the whole world with each tick, `delta` what changed; `delta` unless told. */
  readonly mode: Exclude<SyncMode, 'manual'>
  /**
   * When the limiter has refused world state, pongs and acks leave room for it: until it may go and
   * twice this longer, in ms; 100 unless told.
   */
  readonly syncIntervalMs: number
}

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
  /**
   * How long a client that must answer may be silent, in ms of running time; 30,000 unless told. Must
   * answer who greeted, or whose transport shows signs of life. Past it: `LinkCloseCode.silent`.
   */
  readonly idleTimeoutMs?: number
  /**
   * How long more than `sync.maxBufferedBytes` may wait in a client's socket without a pause, in ms of
   * running time; 60,000 unless told. Past it: `LinkCloseCode.tooSlow`.
   */
  readonly slowTimeoutMs?: number
  /**
   * How long a lost client's entities are kept for its return, in ms; 10,000 unless told. Those of at most
   * `maxPeers` lost clients are: beyond that the one that was lost first loses its own.
   */
  readonly resumeGraceMs?: number
  /** Settings of each client's link; see `PeerSyncConfig`. */
  readonly sync?: Partial<PeerSyncConfig>
  readonly clock?: Clock
}

const MAX_IDS_PER_PEER = 65_536

/** Throws LinkError `invalidConfig` for what makes no sense. */
export function checkOptions<S extends Schema>(options: LinkServerOptions<S>): void {
  requireWhole('maxPeers', options.maxPeers, 0, Number.MAX_SAFE_INTEGER)
  requireWhole('idsPerPeer', options.idsPerPeer, 1, MAX_IDS_PER_PEER)
  requireWhole('resumeGraceMs', options.resumeGraceMs, 0, Number.MAX_SAFE_INTEGER)
  requireTime('idleTimeoutMs', options.idleTimeoutMs)
  requireTime('slowTimeoutMs', options.slowTimeoutMs)
  resolveSyncConfig(options.sync ?? {})
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

/** Milliseconds; Infinity is never. */
export function requireTime(name: string, value: number | undefined): void {
  if (value === undefined || value > 0) return
  throw new LinkError(LinkErrorCode.invalidConfig, `${name} must be more than 0 ms`)
}
