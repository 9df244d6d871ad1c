import type { Link, RateLimitConfig, RateLimiterStats } from '@tx2-link/core'
import { createPolls, type Poll } from './poll.ts'

/** What this client's limiter lets through, and what it has let through and refused. */
export interface RateLimitFigures extends RateLimiterStats {
  /** Messages that may go now; 0 while the client has to wait. */
  readonly allowedMessages: number
  /** Bytes that they may have together. */
  readonly allowedBytes: number
  /** 0 when a message may go now, else milliseconds until the next one may, when it was last read. */
  readonly retryAfterMs: number
  /** The settings in force; `link.rateLimiter.setConfig` turns them. */
  readonly config: RateLimitConfig
}

/** The one poll of a link's limiter at a rate in times a second; undefined where rate limiting is off. */
export const rateLimitPollOf: (link: Link, hz: number) => Poll<RateLimitFigures | undefined> =
  createPolls(({ rateLimiter }: Link): RateLimitFigures | undefined => {
    if (rateLimiter === undefined) return undefined
    const { messages, bytes, retryAfterMs } = rateLimiter.allowance()
    return {
      ...rateLimiter.getStats(),
      allowedMessages: messages,
      allowedBytes: bytes,
      retryAfterMs,
      config: rateLimiter.getConfig(),
    }
  })
