import { useMemo } from 'react'
import { useReplica } from './link-context.ts'
import { type RateLimitFigures, rateLimitPollOf } from './store/rate-limit-poll.ts'
import type { ReplicaStore } from './store/replica-store.ts'
import { NOTHING } from './store/source.ts'
import { useSource } from './use-source.ts'

export interface RateLimitOptions {
  /** How often the limiter is asked, in times a second; above 0, at most 60. Default 4. */
  readonly hz?: number | undefined
}

/**
 * What this client's rate limiter lets through now, and what it has let through and refused;
 * undefined where rate limiting is off. Renders when a figure is another one, `hz` times a second
 * at the most. Asking counts as nothing. Throws LinkError `invalidConfig` for a rate that is none.
 */
export function useRateLimit(options?: RateLimitOptions): RateLimitFigures | undefined {
  return useRateLimitIn(useReplica(), options)
}

export function useRateLimitIn(
  { link }: Pick<ReplicaStore, 'link'>,
  { hz = 4 }: RateLimitOptions = {},
): RateLimitFigures | undefined {
  return useSource(
    useMemo(() => {
      const poll = rateLimitPollOf(link, hz)
      return { read: poll.read, subscribe: poll.subscribe, readInitial: NOTHING.readInitial }
    }, [link, hz]),
  )
}
