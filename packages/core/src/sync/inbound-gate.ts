import type { Clock } from '../clock.ts'
import { createRateLimiter } from '../rate/create-rate-limiter.ts'
import type { MessageLimiter, RateLimiterStats, RateRefusal } from '../rate/message-limiter.ts'
import type { RateLimitConfig } from '../rate/rate-limit-config.ts'
import type { CloseReason } from '../transport/transport.ts'
import { LinkCloseCode } from './close-code.ts'
import type { Reporter } from './reporter.ts'
import type { Traffic } from './traffic.ts'

/**
 * Lets in what a peer may send, before it is read, and ends the connection of one that sends more.
 * It is not skipped instead: a message that nobody reads would be lost without its sender knowing.
 */
export class InboundGate {
  readonly #limiter: MessageLimiter | undefined
  readonly #reporter: Reporter
  readonly #traffic: Traffic
  readonly #end: (reason: CloseReason) => void

  constructor(
    config: Partial<RateLimitConfig> | false,
    clock: Pick<Clock, 'now'>,
    reporter: Reporter,
    traffic: Traffic,
    end: (reason: CloseReason) => void,
  ) {
    this.#limiter = config === false ? undefined : createRateLimiter(config, clock)
    this.#reporter = reporter
    this.#traffic = traffic
    this.#end = end
  }

  /** Of this connection; undefined when everything is let in. */
  get stats(): RateLimiterStats | undefined {
    return this.#limiter?.getStats()
  }

  /** A new connection owes nothing for what came on the last one. */
  connectionOpened(): void {
    this.#limiter?.reset()
  }

  /** Whether a message of `bytes` bytes may come in; if not, the connection is ended. */
  admits(bytes: number): boolean {
    const limiter = this.#limiter
    if (limiter === undefined) return true
    const decision = limiter.checkAndRecord(bytes)
    if (decision.ok) return true
    const text = refusalText(decision.reason, limiter.getConfig())
    this.#traffic.refusals += 1
    this.#reporter.limiter('in', decision, bytes, limiter)
    this.#reporter.warning('rate-limited', text)
    this.#end({ code: LinkCloseCode.rateLimited, text })
    return false
  }
}

function refusalText(reason: RateRefusal, config: RateLimitConfig): string {
  return reason === 'bytes'
    ? `too many bytes came: ${config.maxBytesPerSecond} a second are allowed`
    : `too many messages came: ${config.maxMessagesPerSecond} a second are allowed`
}
