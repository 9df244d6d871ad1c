import { LinkError, LinkErrorCode } from '../error.ts'

/**
 * - `sliding-window`: never more than the rate in any window; remembers each message of it
 * - `token-bucket`: the rate on average and `burstSize` messages at once; remembers two numbers
 */
export type RateLimitAlgorithm = 'sliding-window' | 'token-bucket'

/** What may pass a limiter; see {@link DEFAULT_RATE_LIMIT_CONFIG} for the defaults. */
export interface RateLimitConfig {
  /** Chosen once: a limiter cannot become another. */
  readonly algorithm: RateLimitAlgorithm
  /** Messages a second: on average over the window, or tokens that a bucket refills. */
  readonly maxMessagesPerSecond: number
  /** Bytes a second: on average over the window, or bytes that a bucket refills. */
  readonly maxBytesPerSecond: number
  /** Messages in any {@link BURST_WINDOW_MS} milliseconds, or tokens of a full bucket; whole, at least 1. */
  readonly burstSize: number
  /** Length of the window in milliseconds. A full bucket holds as many bytes as it refills in this time. */
  readonly windowMs: number
}

/** 1,000 messages and 10 MiB a second over one second, at most 100 messages in 100 ms. */
export const DEFAULT_RATE_LIMIT_CONFIG: RateLimitConfig = {
  algorithm: 'sliding-window',
  maxMessagesPerSecond: 1000,
  maxBytesPerSecond: 10 * 1024 * 1024,
  burstSize: 100,
  windowMs: 1000,
}

/** The stretch of time, in milliseconds, in which a sliding window lets `burstSize` messages go. */
export const BURST_WINDOW_MS = 100

/** The rates of a configuration as whole counts for its window and its burst. */
export interface WindowLimits {
  readonly messages: number
  readonly bytes: number
  readonly burst: number
  readonly windowMs: number
}

/** What a bucket holds when it is full, and what it gets back in a second. */
export interface BucketLimits {
  readonly tokens: number
  readonly tokensPerSecond: number
  readonly bytes: number
  readonly bytesPerSecond: number
}

/**
 * Turns rates into what the window may hold, cutting fractions: never more than the rate allows.
 * A rate and window that make less than one message or byte are refused with `invalidConfig`,
 * because rounding them up would let many times the rate through.
 */
export function windowLimits(config: RateLimitConfig): WindowLimits {
  requireSettings(config)
  return {
    messages: wholeInWindow('messages', config.maxMessagesPerSecond, config.windowMs),
    bytes: wholeInWindow('bytes', config.maxBytesPerSecond, config.windowMs),
    burst: config.burstSize,
    windowMs: config.windowMs,
  }
}

/**
 * Turns rates into two buckets. Any rate of messages is exact over any time, since tokens come one
 * by one; a full bucket must hold at least one byte.
 */
export function bucketLimits(config: RateLimitConfig): BucketLimits {
  requireSettings(config)
  return {
    tokens: config.burstSize,
    tokensPerSecond: config.maxMessagesPerSecond,
    bytes: wholeInWindow('bytes', config.maxBytesPerSecond, config.windowMs),
    bytesPerSecond: config.maxBytesPerSecond,
  }
}

function requireSettings(config: RateLimitConfig): void {
  requirePositive('maxMessagesPerSecond', config.maxMessagesPerSecond)
  requirePositive('maxBytesPerSecond', config.maxBytesPerSecond)
  requirePositive('windowMs', config.windowMs)
  if (!Number.isSafeInteger(config.burstSize) || config.burstSize < 1) {
    throw new LinkError(
      LinkErrorCode.invalidConfig,
      `burstSize must be a whole number of at least 1, not ${config.burstSize}`,
    )
  }
}

function requirePositive(name: string, value: number): void {
  if (!Number.isFinite(value) || value <= 0) {
    throw new LinkError(
      LinkErrorCode.invalidConfig,
      `${name} must be a finite number above 0, not ${value}`,
    )
  }
}

function wholeInWindow(what: string, perSecond: number, windowMs: number): number {
  const exact = (perSecond * windowMs) / 1000
  // 0.29 a second for 100 s is 29, although the product of the two doubles is a hair below.
  const nearest = Math.round(exact)
  const whole = Math.abs(exact - nearest) <= nearest * 1e-12 ? nearest : Math.floor(exact)
  if (whole < 1) {
    throw new LinkError(
      LinkErrorCode.invalidConfig,
      `${perSecond} ${what} a second make less than one in a window of ${windowMs} ms`,
    )
  }
  return whole
}
