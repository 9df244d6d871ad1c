import type { LimiterProbeEvent, RateLimitConfig } from '@tx2-link/core'
import { ColumnRing } from './column-ring.ts'
import { type CapMeter, capOf } from './cap-meter.ts'

/** The stretch, in ms, in which a sliding window lets `burstSize` messages go. */
const BURST_WINDOW_MS = 100

/** Messages of one window that are remembered; of more than that, the newest. */
const MAX_REMEMBERED = 65_536

const TIME = 0
const BYTES = 1

/**
 * How full a sliding window is at any moment, from what it let through. What went before we
 * listened is known by its sum only, and is taken to leave as late as it can.
 */
export class WindowMeter implements CapMeter {
  readonly #sent = new ColumnRing(2, MAX_REMEMBERED)
  #windowMs = 0
  #now = Number.NEGATIVE_INFINITY
  /** The oldest row that counts for the burst. */
  #burstFirst = 0
  #bytes = 0
  #strangeMessages = 0
  #strangeBytes = 0
  #strangeUntil = 0
  #strangeBurst = 0
  #strangeBurstUntil = 0
  messagesCap: number = Number.POSITIVE_INFINITY
  bytesCap: number = Number.POSITIVE_INFINITY
  burstCap: number = Number.POSITIVE_INFINITY

  get messagesUsed(): number {
    return this.#sent.end - this.#sent.first + this.#strangeMessages
  }

  get bytesUsed(): number {
    return this.#bytes + this.#strangeBytes
  }

  get burstUsed(): number {
    return this.#sent.end - this.#burstFirst + this.#strangeBurst
  }

  configure(config: RateLimitConfig): void {
    this.#windowMs = config.windowMs
    this.messagesCap = capOf(config.maxMessagesPerSecond, config.windowMs)
    this.bytesCap = capOf(config.maxBytesPerSecond, config.windowMs)
    this.burstCap = config.burstSize
  }

  sample(event: LimiterProbeEvent, time: number): void {
    if (event.allowed) {
      if (this.#sent.end - this.#sent.first === MAX_REMEMBERED) this.#forgetOldest()
      const row = this.#sent.push()
      this.#sent.set(row, TIME, time)
      this.#sent.set(row, BYTES, event.bytes)
      this.#bytes += event.bytes
    }
    this.#reconcile(event)
  }

  advance(now: number): void {
    this.#now = now
    const sent = this.#sent
    while (sent.first < sent.end && sent.get(sent.first, TIME) + this.#windowMs <= now) {
      this.#forgetOldest()
    }
    while (
      this.#burstFirst < sent.end &&
      sent.get(this.#burstFirst, TIME) + BURST_WINDOW_MS <= now
    ) {
      this.#burstFirst += 1
    }
    if (now >= this.#strangeUntil) {
      this.#strangeMessages = 0
      this.#strangeBytes = 0
    }
    if (now >= this.#strangeBurstUntil) this.#strangeBurst = 0
  }

  #forgetOldest(): void {
    this.#bytes -= this.#sent.get(this.#sent.first, BYTES)
    this.#sent.dropOldest()
    this.#burstFirst = Math.max(this.#burstFirst, this.#sent.first)
  }

  #reconcile(event: LimiterProbeEvent): void {
    // It was reset, or its window is shorter than we think: it has forgotten what we still count.
    while (this.#sent.end - this.#sent.first > event.messagesInWindow) this.#forgetOldest()
    const messages = event.messagesInWindow - (this.#sent.end - this.#sent.first)
    const bytes = Math.max(0, event.bytesInWindow - this.#bytes)
    if (messages > this.#strangeMessages || bytes > this.#strangeBytes) {
      this.#strangeUntil = this.#now + this.#windowMs
    }
    this.#strangeMessages = messages
    this.#strangeBytes = bytes
    const burst = Math.max(0, event.messagesInBurst - (this.#sent.end - this.#burstFirst))
    if (burst > this.#strangeBurst) this.#strangeBurstUntil = this.#now + BURST_WINDOW_MS
    this.#strangeBurst = burst
  }
}
