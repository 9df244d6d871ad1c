import { BURST_WINDOW_MS, type RateLimitConfig } from '../../src/rate/rate-limit-config.ts'
import type { RateDecision, RateRefusal } from '../../src/rate/message-limiter.ts'

interface NaiveRecord {
  readonly time: number
  readonly bytes: number
}

/** The limiter as its rules read: a list of everything, counted again for each question. */
export class NaiveLimiter {
  #records: NaiveRecord[] = []
  #config: RateLimitConfig

  constructor(config: RateLimitConfig) {
    this.#config = config
  }

  refusal(now: number, bytes: number): RateRefusal | undefined {
    const { maxMessagesPerSecond, maxBytesPerSecond, burstSize, windowMs } = this.#config
    const inWindow = this.within(now, windowMs)
    const bytesInWindow = sum(inWindow)
    const maxBytes = Math.floor((maxBytesPerSecond * windowMs) / 1000)
    if (inWindow.length + 1 > Math.floor((maxMessagesPerSecond * windowMs) / 1000)) {
      return 'messages'
    }
    if (bytesInWindow > 0 && bytesInWindow + bytes > maxBytes) return 'bytes'
    if (this.within(now, BURST_WINDOW_MS).length + 1 > burstSize) return 'burst'
    return undefined
  }

  /** Tries every moment at which something leaves, in order: the first that passes is the answer. */
  check(now: number, bytes: number): RateDecision {
    const reason = this.refusal(now, bytes)
    if (reason === undefined) return { ok: true }
    const moments = this.#records
      .flatMap(({ time }) => [time + this.#config.windowMs, time + BURST_WINDOW_MS])
      .filter((moment) => moment > now)
      .toSorted((a, b) => a - b)
    const passesAt = moments.find((moment) => this.refusal(moment, bytes) === undefined)
    return { ok: false, reason, retryAfterMs: passesAt! - now }
  }

  record(now: number, bytes: number): void {
    this.#records.push({ time: now, bytes })
  }

  setConfig(now: number, config: RateLimitConfig): void {
    const remembered = Math.max(this.#config.windowMs, BURST_WINDOW_MS)
    this.#records = this.within(now, remembered)
    this.#config = config
  }

  stats(now: number): { messagesInWindow: number; bytesInWindow: number; messagesInBurst: number } {
    const inWindow = this.within(now, this.#config.windowMs)
    return {
      messagesInWindow: inWindow.length,
      bytesInWindow: sum(inWindow),
      messagesInBurst: this.within(now, BURST_WINDOW_MS).length,
    }
  }

  within(now: number, span: number): NaiveRecord[] {
    return this.#records.filter(({ time }) => now < time + span)
  }
}

function sum(records: readonly NaiveRecord[]): number {
  return records.reduce((total, { bytes }) => total + bytes, 0)
}
