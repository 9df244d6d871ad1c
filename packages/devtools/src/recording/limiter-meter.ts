import type { LimiterProbeEvent, RateLimitConfig } from '@tx2-link/core'
import { BucketMeter } from './bucket-meter.ts'
import type { CapMeter } from './cap-meter.ts'
import { holdReasonCode } from './codes.ts'
import type { LimiterFill, LimiterState } from './limiter.ts'
import { WindowMeter } from './window-meter.ts'

const BY_MESSAGES = holdReasonCode('messages')
const BY_BYTES = holdReasonCode('bytes')
const BY_BURST = holdReasonCode('burst')
const BY_TOKENS = holdReasonCode('tokens')
const UNEXPLAINED = holdReasonCode('rate-limited')

/** How full the limiter is at any moment, whatever its algorithm, from what it said. */
export class LimiterMeter implements LimiterState {
  readonly #window = new WindowMeter()
  readonly #bucket = new BucketMeter()
  #caps: CapMeter = this.#window
  #config: RateLimitConfig | undefined
  #now = Number.NEGATIVE_INFINITY
  /** Why the limiter refused last, until a deferral came of it. */
  #refusedBy: number | undefined

  get config(): RateLimitConfig | undefined {
    return this.#config
  }

  get isBucket(): boolean {
    return this.#config?.algorithm === 'token-bucket'
  }

  get messagesCap(): number {
    return this.#caps.messagesCap
  }

  get bytesCap(): number {
    return this.#caps.bytesCap
  }

  get burstCap(): number {
    return this.#caps.burstCap
  }

  get messagesUsed(): number {
    return this.#caps.messagesUsed
  }

  get bytesUsed(): number {
    return this.#caps.bytesUsed
  }

  get burstUsed(): number {
    return this.#caps.burstUsed
  }

  /** The largest of the three shares; 0 before the first sample. */
  get share(): number {
    return Math.max(
      this.messagesUsed / this.messagesCap,
      this.bytesUsed / this.bytesCap,
      this.burstUsed / this.burstCap,
    )
  }

  fillAt(timeMs: number): LimiterFill | undefined {
    if (this.#config === undefined) return undefined
    this.advance(timeMs)
    return {
      messages: { used: this.messagesUsed, cap: this.messagesCap },
      bytes: { used: this.bytesUsed, cap: this.bytesCap },
      burst: { used: this.burstUsed, cap: this.burstCap },
      share: this.share,
    }
  }

  /** What the limiter said. */
  sample(event: LimiterProbeEvent, time: number): void {
    if (event.config !== this.#config) this.#configure(event.config)
    this.advance(time)
    this.#caps.sample(event, time)
    this.#refusedBy = event.reason === undefined ? undefined : holdReasonCode(event.reason)
  }

  /** Lets go of what no longer counts at this time. */
  advance(timeMs: number): void {
    this.#now = Math.max(this.#now, timeMs)
    this.#caps.advance(this.#now)
  }

  /**
   * The number of the cap that refuses now: the one that the limiter named, or the full one where a
   * message had to wait without the limiter being asked, behind a larger one that keeps its room.
   */
  refusalReason(timeMs: number): number {
    if (this.#config === undefined) return UNEXPLAINED
    this.advance(timeMs)
    const named = this.#refusedBy
    this.#refusedBy = undefined
    if (named !== undefined) return named
    if (this.messagesUsed >= this.messagesCap) return this.isBucket ? BY_TOKENS : BY_MESSAGES
    if (this.bytesUsed >= this.bytesCap) return BY_BYTES
    return this.burstUsed >= this.burstCap ? BY_BURST : UNEXPLAINED
  }

  #configure(config: RateLimitConfig): void {
    this.#config = config
    this.#caps = this.isBucket ? this.#bucket : this.#window
    this.#caps.configure(config)
  }
}
