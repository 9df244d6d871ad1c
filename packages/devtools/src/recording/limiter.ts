import type { RateLimitConfig } from '@tx2-link/core'

/** How much of one cap is used. */
export interface CapFill {
  readonly used: number
  readonly cap: number
}

/** How full a limiter's windows are, or how much its buckets lack. */
export interface LimiterFill {
  /** Of a token bucket the same as `burst`. */
  readonly messages: CapFill
  readonly bytes: CapFill
  /** Messages in 100 ms, or tokens taken from the bucket. */
  readonly burst: CapFill
  /** The largest of the three shares; 1 is full. */
  readonly share: number
}

/** What can be full. */
export type LimiterCap = 'messages' | 'bytes' | 'burst' | 'tokens'

/** What the limiter said when it was asked. */
export interface LimiterSample extends LimiterFill {
  /** Whether it is a token bucket. */
  readonly isBucket: boolean
  /** Milliseconds of the source's clock. */
  readonly time: number
  /** The message that went, or the next one, has this index. */
  readonly index: number
  readonly allowed: boolean
  /** Size of the message that asked. */
  readonly asked: number
}

export function fillOfCap(fill: LimiterFill, cap: LimiterCap): CapFill {
  return cap === 'tokens' ? fill.burst : fill[cap]
}

/** The limiter as the probe showed it. */
export interface LimiterState {
  /** Undefined before the limiter was asked for the first time. */
  readonly config: RateLimitConfig | undefined
  /** How full it is at a time of the source's clock, not before the newest sample; undefined before any. */
  fillAt(timeMs: number): LimiterFill | undefined
}
