import type { LimiterProbeEvent, RateLimitConfig } from '@tx2-link/core'
import { type CapMeter, capOf } from './cap-meter.ts'

/**
 * What a token bucket lacks at any moment: what the limiter last said, less what has come back since.
 * Its tokens are both its messages and its burst. It does not tell parts of a token: between two
 * questions this may be one behind.
 */
export class BucketMeter implements CapMeter {
  #tokensPerSecond = 0
  #bytesPerSecond = 0
  #now = Number.NEGATIVE_INFINITY
  #saidAt = 0
  #tokens = 0
  #bytes = 0
  burstCap: number = Number.POSITIVE_INFINITY
  bytesCap: number = Number.POSITIVE_INFINITY

  get messagesCap(): number {
    return this.burstCap
  }

  get messagesUsed(): number {
    return this.#missing(this.#tokens, this.#tokensPerSecond)
  }

  get bytesUsed(): number {
    return this.#missing(this.#bytes, this.#bytesPerSecond)
  }

  get burstUsed(): number {
    return this.messagesUsed
  }

  configure(config: RateLimitConfig): void {
    this.#tokensPerSecond = config.maxMessagesPerSecond
    this.#bytesPerSecond = config.maxBytesPerSecond
    this.burstCap = config.burstSize
    this.bytesCap = capOf(config.maxBytesPerSecond, config.windowMs)
  }

  advance(now: number): void {
    this.#now = now
  }

  sample(event: LimiterProbeEvent, time: number): void {
    this.#saidAt = time
    this.#tokens = event.messagesInBurst
    this.#bytes = event.bytesInWindow
  }

  #missing(said: number, perSecond: number): number {
    if (said === 0) return 0
    const refilled = Math.floor(((this.#now - this.#saidAt) * perSecond) / 1000)
    return Math.max(0, said - refilled)
  }
}
