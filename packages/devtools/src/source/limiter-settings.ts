import type { MessageLimiter } from '@tx2-link/core'
import type { SourceRateLimit } from './source.ts'

/** The settings of a limiter of this process. */
export function settingsOf(limiter: MessageLimiter | undefined): SourceRateLimit | undefined {
  if (limiter === undefined) return undefined
  return {
    get: () => limiter.getConfig(),
    set: (change) => limiter.setConfig(change),
  }
}
