import { RateMeter } from './rate-meter.ts'
import type { SyncStats } from './sync-stats.ts'

/** What of a link's figures is counted here. */
type TrafficStats = Omit<
  SyncStats,
  | 'lastSync'
  | 'rateLimiter'
  | 'inboundRateLimiter'
  | 'reconnectAttempts'
  | 'rttMs'
  | 'jitterMs'
  | 'bufferedBytes'
>

/** Messages and bytes of one direction: totals, and the last second. */
class TrafficCounter {
  messages = 0
  bytes = 0
  readonly #messageMeter = new RateMeter()
  readonly #byteMeter = new RateMeter()

  add(bytes: number, now: number): void {
    this.messages += 1
    this.bytes += bytes
    this.#messageMeter.add(1, now)
    this.#byteMeter.add(bytes, now)
  }

  messagesPerSecond(now: number): number {
    return this.#messageMeter.perSecond(now)
  }

  bytesPerSecond(now: number): number {
    return this.#byteMeter.perSecond(now)
  }
}

/** What went over a link and what befell it. */
export class Traffic {
  readonly in: TrafficCounter = new TrafficCounter()
  readonly out: TrafficCounter = new TrafficCounter()
  syncs = 0
  errors = 0
  gaps = 0
  resyncs = 0
  repairs = 0
  duplicates = 0
  resends = 0
  coalesced = 0
  refusals = 0
  closes = 0
  deferrals = 0

  /** What it says in figures; rates are those at `now`, in ms of the clock. */
  stats(now: number): TrafficStats {
    return {
      syncCount: this.syncs,
      errorCount: this.errors,
      messagesIn: this.in.messages,
      messagesOut: this.out.messages,
      bytesIn: this.in.bytes,
      bytesOut: this.out.bytes,
      messagesInPerSecond: this.in.messagesPerSecond(now),
      messagesOutPerSecond: this.out.messagesPerSecond(now),
      bytesInPerSecond: this.in.bytesPerSecond(now),
      bytesOutPerSecond: this.out.bytesPerSecond(now),
      gaps: this.gaps,
      resyncs: this.resyncs,
      repairs: this.repairs,
      duplicates: this.duplicates,
      resends: this.resends,
      coalesced: this.coalesced,
      refusals: this.refusals,
      closes: this.closes,
      deferrals: this.deferrals,
    }
  }
}
