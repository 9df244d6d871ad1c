import { LinkError, LinkErrorCode } from '../error.ts'

/** What may go through a limiter; see {@link DEFAULT_RATE_LIMIT_CONFIG} for the defaults. */
export interface RateLimitConfig {
  /** Messages a second on average over the window. */
  readonly maxMessagesPerSecond: number
  /** Bytes a second on average over the window. */
  readonly maxBytesPerSecond: number
  /** Messages in any {@link BURST_WINDOW_MS} milliseconds; whole, at least 1. */
  readonly burstSize: number
  /** Length of the window in milliseconds. */
  readonly windowMs: number
}

/** 1,000 messages and 10 MiB a second over one second, at most 100 messages in 100 ms. */
export const DEFAULT_RATE_LIMIT_CONFIG: RateLimitConfig = {
  maxMessagesPerSecond: 1000,
  maxBytesPerSecond: 10 * 1024 * 1024,
  burstSize: 100,
  windowMs: 1000,
}

/** The stretch of time, in milliseconds, in which `burstSize` messages may go. */
export const BURST_WINDOW_MS = 100

/** The rates of a configuration as whole counts for its window and its burst. */
export interface WindowLimits {
  readonly messages: number
  readonly bytes: number
  readonly burst: number
  readonly windowMs: number
}

/**
 * Turns rates into what the window may hold, cutting fractions: never more than the rate allows.
 * A rate and window that make less than one message or byte are refused with `invalidConfig`,
 * because rounding them up would let many times the rate through.
 */
export function windowLimits(config: RateLimitConfig): WindowLimits {
  requirePositive('maxMessagesPerSecond', config.maxMessagesPerSecond)
  requirePositive('maxBytesPerSecond', config.maxBytesPerSecond)
  requirePositive('windowMs', config.windowMs)
  if (!Number.isSafeInteger(config.burstSize) || config.burstSize < 1) {
    throw new LinkError(
      LinkErrorCode.invalidConfig,
      `burstSize must be a whole number of at least 1, not ${config.burstSize}`,
    )
  }
  return {
    messages: wholeInWindow('messages', config.maxMessagesPerSecond, config.windowMs),
    bytes: wholeInWindow('bytes', config.maxBytesPerSecond, config.windowMs),
    burst: config.burstSize,
    windowMs: config.windowMs,
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
