import type { Probe } from '../probe.ts'
import type { DeltaChange } from '../protocol/change.ts'
import type { SerializedEntity } from '../protocol/value.ts'
import type { MessageLimiter } from '../rate/message-limiter.ts'
import type { Schema } from '../schema/define-schema.ts'
import type { World } from '../world/world.ts'

/**
 * - `idle`: not opened yet
 * - `connecting`: the first connection is being made, or its first state is awaited
 * - `live`: the replica is what the server last said
 * - `stale`: connected, but nothing was heard for some seconds
 * - `reconnecting`: the connection was lost; the replica is kept as it was
 * - `offline`: gave up; `reconnect()` tries again
 * - `closed`: closed by this side
 */
export type LinkState =
  | 'idle'
  | 'connecting'
  | 'live'
  | 'stale'
  | 'reconnecting'
  | 'offline'
  | 'closed'

/** How the link is. The object is replaced when something in it changes, not with each message. */
export interface LinkStatus {
  readonly state: LinkState
  /** When the state was entered, in ms of the link's clock. */
  readonly since: number
  /** Which attempt to connect this is since the link was last live; 0 while it is. */
  readonly attempt: number
  /** `Infinity` unless limited. */
  readonly maxAttempts: number
  /** When the next attempt is made, in ms of the link's clock. */
  readonly retryAt: number | undefined
  /** Why the link is not live, in words. */
  readonly reason: string | undefined
  /**
   * Code of the close that ended the last connection: of `LinkCloseCode`, or WebSocket's own. Undefined
   * while the link is live, without a network, and when nothing was closed.
   */
  readonly closeCode: number | undefined
  /** What came back after the connection was lost; undefined when it never was. */
  readonly resumed: Resumption | undefined
  /**
   * When the last message had come of a link that was live, at the time of this status, in ms of the
   * link's clock: how old what is here is. Attempts to connect that bring nothing leave it as it was.
   */
  readonly lastHeardAt: number | undefined
}

/** What a reconnection brought. */
export interface Resumption {
  /** Changes since what was here, or entities when everything came anew. */
  readonly changes: number
  /** How long there was no live link, in ms. */
  readonly afterMs: number
  /** The server serves another world than before: it was restarted. */
  readonly isNewWorld: boolean
}

/** What the link has done, computed when asked. Rates are over the last second. */
export interface LinkStats {
  readonly rttMs: number | undefined
  readonly jitterMs: number | undefined
  readonly bytesInPerSecond: number
  readonly bytesOutPerSecond: number
  readonly messagesInPerSecond: number
  readonly messagesOutPerSecond: number
  readonly bytesIn: number
  readonly bytesOut: number
  readonly messagesIn: number
  readonly messagesOut: number
  /** Snapshots and deltas sent. */
  readonly syncCount: number
  /** Messages that could not be read, and errors that the peer reported. */
  readonly errorCount: number
  /** Deltas whose base was missing here. */
  readonly gaps: number
  /** Full states that replaced what was here. */
  readonly resyncs: number
  /** Times that the whole state was asked for again, because what came did not fit what was here. */
  readonly repairs: number
  /** Snapshots and deltas that came again, or behind newer ones, and were passed over. */
  readonly duplicates: number
  /** States that were not acknowledged in time on a transport that may lose them, and went again. */
  readonly resends: number
  /** Deltas sent that stand for several ticks. */
  readonly coalesced: number
  /** Messages of the server that were not taken. */
  readonly refusals: number
  /** Connections that ended, whoever ended them. */
  readonly closes: number
  /** Messages that had to wait for the limiter, the socket or the connection. */
  readonly deferrals: number
  /** Attempts to connect made after a loss. */
  readonly reconnects: number
  readonly bufferedBytes: number
  /** The server's tick that was last received; 0 before any. */
  readonly tick: number
}

/** Receives the replicated world's messages: decoded, checked against the schema, on the right baseline. */
export interface ReplicaSink {
  /** The whole world: what it does not name is gone. `timestamp` is the world's time in ms. */
  snapshot(entities: readonly SerializedEntity[], tick: number, timestamp: number): void
  /** What changed since the last message. */
  delta(changes: readonly DeltaChange[], tick: number, timestamp: number): void
}

/** A client's connection to a server's world, kept up across reconnections. */
export interface Link<S extends Schema = Schema> {
  readonly schema: S
  readonly url: string
  /**
   * What this client says to the server: entities of its own, within the ids that the server
   * granted it. Undefined until then; another world when other ids are granted, after a restart of
   * the server for one. `onJoin` is called each time with the new one.
   */
  readonly own: World<S> | undefined
  readonly status: LinkStatus
  subscribeStatus(listener: () => void): () => void
  getStats(): LinkStats
  /** The clock that status times are read from, in ms. */
  now(): number
  /** Tells a probe what happens from now on; the returned function stops that. */
  observe(probe: Probe): () => void
  /** What limits this client's sending, whose settings may be turned while it runs; undefined when rate limiting is off. */
  readonly rateLimiter: MessageLimiter | undefined
  /** Gives the replicated world to one replica; the returned function takes it back. */
  attach(sink: ReplicaSink): () => void
  /** Opens the connection unless it is open. */
  open(): void
  /** Closes it for good, until `open` is called again. */
  close(): void
  /** Opens the link for as long as it is retained; after the last release it closes with a grace. */
  retain(): () => void
  /** Asks the server for its whole state, while what is here goes on being followed. */
  requestSnapshot(): void
  /**
   * A replica could not follow, for the reason given: the whole state is asked for again, and the
   * probe is told. At most once a second, whatever a peer sends.
   */
  resync(reason: string): void
  /** Tries again at once instead of waiting for the next attempt. */
  reconnect(): void
}
