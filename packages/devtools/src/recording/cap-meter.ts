import type { LimiterProbeEvent, RateLimitConfig } from '@tx2-link/core'

/** How much of each cap of a limiter is used, by its algorithm. */
export interface CapMeter {
  readonly messagesCap: number
  readonly bytesCap: number
  readonly burstCap: number
  readonly messagesUsed: number
  readonly bytesUsed: number
  readonly burstUsed: number
  configure(config: RateLimitConfig): void
  /** Lets go of what no longer counts at this time, in ms, which never steps back. */
  advance(now: number): void
  /** What the limiter said at this time; its own sums are right where ours differ. */
  sample(event: LimiterProbeEvent, time: number): void
}

/** What a window may hold: the rate times its length without fractions, as the limiter counts it. */
export function capOf(perSecond: number, windowMs: number): number {
  const exact = (perSecond * windowMs) / 1000
  const nearest = Math.round(exact)
  return Math.abs(exact - nearest) <= nearest * 1e-12 ? nearest : Math.floor(exact)
}
