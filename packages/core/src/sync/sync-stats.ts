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
  /** Messages that had to wait for the limiter, the socket or the connection. */
  readonly deferrals: number
  readonly bufferedBytes: number
}
