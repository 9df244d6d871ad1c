import type { RateLimitConfig } from './rate-limit-config.ts'

/**
 * Which limit said no. Of a sliding window: messages in the window, bytes in the window, or messages
 * in 100 ms. Of a token bucket: its tokens, or its bytes.
 */
export type RateRefusal = 'messages' | 'bytes' | 'burst' | 'tokens'

/** The answer of a limiter; `retryAfterMs` from now the same check passes, and not before. */
export type RateDecision =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: RateRefusal; readonly retryAfterMs: number }

export const PASSES: RateDecision = { ok: true }

/** What may go now. */
export interface RateAllowance {
  /** Messages that may go now. */
  readonly messages: number
  /** Bytes that they may have together; one message alone may be larger if nothing counts yet. */
  readonly bytes: number
  /** 0 when a message may go now, else milliseconds until the next one may. */
  readonly retryAfterMs: number
}

export interface RateLimiterStats {
  /** Recorded since the start or the last reset. */
  readonly totalMessages: number
  readonly totalBytes: number
  /** Refusals of `checkAndRecord` and `precheck`; a mere `check` is a question and counts as nothing. */
  readonly totalRejected: number
  /** Messages that count against the rate: in the window, or taken from the bucket and not refilled. */
  readonly messagesInWindow: number
  /** Bytes that count: in the window, or taken from the bucket and not refilled. */
  readonly bytesInWindow: number
  /** Messages that count against `burstSize`: in the last 100 ms, or taken and not refilled. */
  readonly messagesInBurst: number
}

/** Says how many messages and bytes may pass, and when the next may. */
export interface MessageLimiter {
  /** Whether a message of `bytes` bytes may pass now, without recording it. */
  check(bytes: number): RateDecision
  /** The same, and records the message if it may pass. */
  checkAndRecord(bytes: number): RateDecision
  /**
   * Whether anything may pass now, asked before a message is encoded: the check of one byte. Its
   * refusal counts as rejected, since the attempt ends with it.
   */
  precheck(): RateDecision
  /** How much may pass now and when the next message may. */
  allowance(): RateAllowance
  /** Forgets what passed and all totals; the settings stay. */
  reset(): void
  getStats(): RateLimiterStats
  /** The settings in force: the same object until they change. */
  getConfig(): RateLimitConfig
  /**
   * Changes the settings given, at any time; what passed before goes on counting. Impossible
   * settings, another algorithm among them, throw `invalidConfig` and change nothing.
   */
  setConfig(config: Partial<RateLimitConfig>): void
}
