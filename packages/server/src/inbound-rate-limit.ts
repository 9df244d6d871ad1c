import { createRateLimiter, type RateLimitConfig, type SyncConfig } from '@tx2-link/core'

/**
 * What a client may send unless told: as much as a client with core's own limits sends, and two
 * seconds of it at once, because a network that stalls delivers late what was sent evenly. A bucket,
 * since its memory does not grow with what comes.
 */
export const DEFAULT_INBOUND_RATE_LIMIT: RateLimitConfig = {
  algorithm: 'token-bucket',
  maxMessagesPerSecond: 1000,
  maxBytesPerSecond: 10 * 1024 * 1024,
  burstSize: 2000,
  windowMs: 2000,
}

/** The settings given over the defaults; `false` stays. */
export function inboundRateLimit(
  given: SyncConfig['inboundRateLimit'] | undefined,
): SyncConfig['inboundRateLimit'] {
  return given === false ? false : { ...DEFAULT_INBOUND_RATE_LIMIT, ...given }
}

/** Throws LinkError `invalidConfig` for limits that no client's limiter could be made of. */
export function requireRateLimits(sync: Partial<SyncConfig> | undefined): void {
  createRateLimiter(sync?.rateLimit)
  const inbound = inboundRateLimit(sync?.inboundRateLimit)
  if (inbound !== false) createRateLimiter(inbound)
}
