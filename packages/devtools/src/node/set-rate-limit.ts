import { LinkError } from '@tx2-link/core'
import type { Peer } from '@tx2-link/server'
import type { SetRateLimitResult } from '../relay/wire/server-frame.ts'
import type { RateLimitChange } from '../source/source.ts'

/** Turns a peer's limit while it runs; what is impossible changes nothing and is refused by its name. */
export function setRateLimit(
  peer: Peer | undefined,
  number: number,
  config: RateLimitChange,
): SetRateLimitResult {
  if (peer === undefined) return { ok: false, reason: `peer ${number} has left` }
  const limiter = peer.rateLimiter
  if (limiter === undefined) return { ok: false, reason: `nothing limits peer ${number}` }
  try {
    limiter.setConfig(config)
    return { ok: true, config: limiter.getConfig() }
  } catch (error) {
    if (!(error instanceof LinkError)) throw error
    // The limiter may speak of a window's contents only: what was asked for is named as well.
    const asked = Object.entries(config).map(([setting, value]) => `${setting} = ${value}`)
    return { ok: false, reason: `${asked.join(', ')} was refused: ${error.message}` }
  }
}
