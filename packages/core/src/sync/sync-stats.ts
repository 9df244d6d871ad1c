import type { RateLimiterStats } from '../rate/message-limiter.ts'

/** What a sync manager has done so far. Rates are over the last second; sizes are those of real messages. */
export interface SyncStats {
  /** Snapshots and deltas sent. */
  readonly syncCount: number
  /** Messages that could not be read, and errors that the peer reported. */
  readonly errorCount: number
  /** When the last snapshot or delta was sent, in ms of the clock. */
  readonly lastSync: number | undefined
  /** Undefined when rate limiting is off. */
  readonly rateLimiter: RateLimiterStats | undefined
  /** Of what came in on this connection; undefined when that is not limited. */
  readonly inboundRateLimiter: RateLimiterStats | undefined
  /** Attempts to connect made after a loss. */
  readonly reconnectAttempts: number
  readonly messagesIn: number
  readonly messagesOut: number
  readonly bytesIn: number
  readonly bytesOut: number
  readonly messagesInPerSecond: number
  readonly messagesOutPerSecond: number
  readonly bytesInPerSecond: number
  readonly bytesOutPerSecond: number
  readonly rttMs: number | undefined
  readonly jitterMs: number | undefined
  /** Deltas whose base was missing here. */
  readonly gaps: number
  /** Full states that replaced an older one here. */
  readonly resyncs: number
  /** Times that the whole state was asked for again, because what came did not fit what was here. */
  readonly repairs: number
  /** Snapshots and deltas that came again, or behind newer ones, and were passed over. */
  readonly duplicates: number
  /** States that were not acknowledged in time on a transport that may lose them, and went again. */
  readonly resends: number
  /** Deltas sent that stand for several ticks: some could not go, or are not acknowledged where they may be lost. */
  readonly coalesced: number
  /** Messages of the peer that were not taken: unreadable, against the schema, or more than it may send. */
  readonly refusals: number
  /** Connections that ended, whoever ended them. */
  readonly closes: number
  /** Messages that had to wait for the limiter, the socket or the connection. */
  readonly deferrals: number
  readonly bufferedBytes: number
}
