import type { Clock } from '../clock.ts'
import { LinkError, LinkErrorCode } from '../error.ts'
import type { MessageLimiter } from './message-limiter.ts'
import type { RateLimitConfig } from './rate-limit-config.ts'
import { RateLimiter } from './rate-limiter.ts'
import { TokenBucketRateLimiter } from './token-bucket-rate-limiter.ts'

/** A limiter of the algorithm that the settings name, a sliding window unless told. */
export function createRateLimiter(
  config: Partial<RateLimitConfig> = {},
  clock?: Pick<Clock, 'now'>,
): MessageLimiter {
  const { algorithm = 'sliding-window' } = config
  switch (algorithm) {
    case 'sliding-window':
      return new RateLimiter(config, clock)
    case 'token-bucket':
      return new TokenBucketRateLimiter(config, clock)
    default:
      throw new LinkError(
        LinkErrorCode.invalidConfig,
        `algorithm must be sliding-window or token-bucket, not ${String(algorithm)}`,
      )
  }
}
