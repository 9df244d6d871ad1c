import type { LimiterProbeEvent, RateLimitConfig } from '@tx2-link/core'
import { ColumnRing } from './column-ring.ts'
import { holdReasonCode } from './codes.ts'
import type { LimiterFill, LimiterState } from './limiter.ts'

/** The stretch, in ms, in which a limiter lets `burstSize` messages go. */
const BURST_WINDOW_MS = 100

/** Messages of one window that are remembered; of more than that, the newest. */
const MAX_REMEMBERED = 65_536

const TIME = 0
const BYTES = 1

const BY_MESSAGES = holdReasonCode('messages')
const BY_BYTES = holdReasonCode('bytes')
const BY_BURST = holdReasonCode('burst')
const UNEXPLAINED = holdReasonCode('rate-limited')

/**
 * How full the limiter's windows are at any moment, from what it let through. What went before we
 * listened is known by its sum only, and is taken to leave as late as it can.
 */
export class LimiterMeter implements LimiterState {
  readonly #sent = new ColumnRing(2, MAX_REMEMBERED)
  #config: RateLimitConfig | undefined
  #now = Number.NEGATIVE_INFINITY
  /** The oldest row that counts for the burst. */
  #burstFirst = 0
  #bytes = 0
  #strangeMessages = 0
  #strangeBytes = 0
  #strangeUntil = 0
  #strangeBurst = 0
  #strangeBurstUntil = 0
  /** Size of the message that was refused last, until its refusal was explained. */
  #askedInVain = 1
  messagesCap: number = Number.POSITIVE_INFINITY
  bytesCap: number = Number.POSITIVE_INFINITY
  burstCap: number = Number.POSITIVE_INFINITY

  get config(): RateLimitConfig | undefined {
    return this.#config
  }

  get messagesUsed(): number {
    return this.#sent.end - this.#sent.first + this.#strangeMessages
  }

  get bytesUsed(): number {
    return this.#bytes + this.#strangeBytes
  }

  get burstUsed(): number {
    return this.#sent.end - this.#burstFirst + this.#strangeBurst
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

  /** What the limiter said; its own sums are right where ours differ. */
  sample(event: LimiterProbeEvent, time: number): void {
    if (event.config !== this.#config) this.#configure(event.config)
    this.advance(time)
    if (event.allowed) {
      if (this.#sent.end - this.#sent.first === MAX_REMEMBERED) this.#forgetOldest()
      const row = this.#sent.push()
      this.#sent.set(row, TIME, time)
      this.#sent.set(row, BYTES, event.bytes)
      this.#bytes += event.bytes
      this.#askedInVain = 1
    } else {
      this.#askedInVain = event.bytes
    }
    this.#reconcile(event)
  }

  /** Lets go of what no longer counts at this time. */
  advance(timeMs: number): void {
    const now = Math.max(this.#now, timeMs)
    this.#now = now
    const windowMs = this.#config?.windowMs ?? 0
    const sent = this.#sent
    while (sent.first < sent.end && sent.get(sent.first, TIME) + windowMs <= now) {
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

  /** The number of the cap that refuses now, as the limiter would name it. */
  refusalReason(timeMs: number): number {
    if (this.#config === undefined) return UNEXPLAINED
    this.advance(timeMs)
    if (this.messagesUsed >= this.messagesCap) return BY_MESSAGES
    const bytes = this.bytesUsed
    const asked = this.#askedInVain
    this.#askedInVain = 1
    if (bytes > 0 && bytes + asked > this.bytesCap) return BY_BYTES
    return this.burstUsed >= this.burstCap ? BY_BURST : UNEXPLAINED
  }

  #configure(config: RateLimitConfig): void {
    this.#config = config
    this.messagesCap = capOf(config.maxMessagesPerSecond, config.windowMs)
    this.bytesCap = capOf(config.maxBytesPerSecond, config.windowMs)
    this.burstCap = config.burstSize
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
      this.#strangeUntil = this.#now + (this.#config?.windowMs ?? 0)
    }
    this.#strangeMessages = messages
    this.#strangeBytes = bytes
    const burst = Math.max(0, event.messagesInBurst - (this.#sent.end - this.#burstFirst))
    if (burst > this.#strangeBurst) this.#strangeBurstUntil = this.#now + BURST_WINDOW_MS
    this.#strangeBurst = burst
  }
}

/** What a window may hold: the rate times its length without fractions, as the limiter counts it. */
function capOf(perSecond: number, windowMs: number): number {
  const exact = (perSecond * windowMs) / 1000
  const nearest = Math.round(exact)
  return Math.abs(exact - nearest) <= nearest * 1e-12 ? nearest : Math.floor(exact)
}
