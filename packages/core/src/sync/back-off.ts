import type { Random } from '../clock.ts'

export interface BackOffConfig {
  /** Delay before the first attempt after a loss, in ms; each further one doubles it. */
  readonly reconnectDelayMs: number
  /** No delay is longer than this, in ms. */
  readonly maxReconnectDelayMs: number
}

/**
 * The delay before attempt number `attempt` (from 1) after a loss, in ms: exponential, capped, and between half
 * and all of that by chance, so that a restarted server does not meet all its clients at once.
 */
export function backOffDelay(attempt: number, config: BackOffConfig, random: Random): number {
  const full = Math.min(config.reconnectDelayMs * 2 ** (attempt - 1), config.maxReconnectDelayMs)
  return full / 2 + (full / 2) * random()
}
