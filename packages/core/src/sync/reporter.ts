import type { Clock } from '../clock.ts'
import { environmentProbes } from '../debug/environment-probes.ts'
import type { DeferralReason, Direction, Probe } from '../probe.ts'
import type { MessageType } from '../protocol/message.ts'
import type { MessageLimiter, RateDecision } from '../rate/message-limiter.ts'
import type { CloseReason } from '../transport/transport.ts'
import type { EncodedMessage } from './encoded-message.ts'

/** Tells the probe what happens, if there is one; without one each report costs a branch. */
export class Reporter {
  readonly #probes: Probe[] = []
  /** All probes as one; undefined without any, so that a report costs a branch. */
  #probe: Probe | undefined
  readonly #clock: Clock
  readonly #link: string
  readonly #format: string

  constructor(probe: Probe | undefined, clock: Clock, link: string, format: string) {
    if (probe !== undefined) this.observe(probe)
    for (const trace of environmentProbes()) this.observe(trace)
    this.#clock = clock
    this.#link = link
    this.#format = format
  }

  /** Tells this probe too; the returned function stops that. */
  observe(probe: Probe): () => void {
    this.#probes.push(probe)
    this.#combine()
    return () => {
      const index = this.#probes.indexOf(probe)
      if (index !== -1) this.#probes.splice(index, 1)
      this.#combine()
    }
  }

  message(direction: Direction, message: EncodedMessage, ticks: number): void {
    if (this.#probe === undefined) return
    this.#probe({
      type: 'message',
      time: this.#clock.now(),
      link: this.#link,
      direction,
      messageType: message.messageType,
      bytes: message.bytes,
      format: this.#format,
      sequence: message.sequence,
      timestamp: message.timestamp,
      changeCount: message.changeCount,
      ticks,
    })
  }

  deferral(
    messageType: MessageType,
    reason: DeferralReason,
    retryAfterMs: number | undefined,
  ): void {
    if (this.#probe === undefined) return
    this.#probe({
      type: 'deferral',
      time: this.#clock.now(),
      link: this.#link,
      messageType,
      reason,
      retryAfterMs,
    })
  }

  limiter(
    direction: Direction,
    decision: RateDecision,
    bytes: number,
    limiter: MessageLimiter,
  ): void {
    if (this.#probe === undefined) return
    const stats = limiter.getStats()
    this.#probe({
      type: 'limiter',
      time: this.#clock.now(),
      link: this.#link,
      direction,
      allowed: decision.ok,
      reason: decision.ok ? undefined : decision.reason,
      bytes,
      messagesInWindow: stats.messagesInWindow,
      bytesInWindow: stats.bytesInWindow,
      messagesInBurst: stats.messagesInBurst,
      config: limiter.getConfig(),
    })
  }

  state(state: string, reason: string | undefined): void {
    if (this.#probe === undefined) return
    this.#probe({ type: 'state', time: this.#clock.now(), link: this.#link, state, reason })
  }

  closed({ code: closeCode, text: reason }: CloseReason): void {
    if (this.#probe === undefined) return
    const stamp = { time: this.#clock.now(), link: this.#link }
    this.#probe({ type: 'state', ...stamp, state: 'disconnected', reason, closeCode })
  }

  warning(code: string, text: string): void {
    if (this.#probe === undefined) return
    this.#probe({ type: 'warning', time: this.#clock.now(), link: this.#link, code, text })
  }

  #combine(): void {
    const probes = [...this.#probes]
    const [first] = probes
    this.#probe =
      probes.length <= 1
        ? first
        : (event) => {
            for (const probe of probes) probe(event)
          }
  }
}
