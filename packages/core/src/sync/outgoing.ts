import type { Codec } from '../codec/codec.ts'
import type { DeferralReason } from '../probe.ts'
import type { Message, MessageType } from '../protocol/message.ts'
import type { MessageLimiter, RateDecision } from '../rate/message-limiter.ts'
import type { SendOptions } from '../transport/transport.ts'
import type { SyncConfig } from './config.ts'
import type { Connection } from './connection.ts'
import { type EncodedMessage, encodeMessage } from './encoded-message.ts'
import type { SendResult } from './events.ts'
import type { Reporter } from './reporter.ts'
import type { Traffic } from './traffic.ts'

/** Snapshots repeat every name for every entity; deltas are small, and a tick cannot wait for them. */
const WORTH_COMPRESSING: SendOptions = { compress: true }

/** Sends messages as far as connection, socket and limiter let it; keeps nothing that they refuse. */
export class Outgoing {
  readonly codec: Codec
  readonly #connection: Connection
  readonly #limiter: MessageLimiter | undefined
  readonly #traffic: Traffic
  readonly #reporter: Reporter
  readonly #config: SyncConfig
  #lastSync: number | undefined
  /** Until when, in ms of the clock, the limiter's room is kept for a state that it refused. */
  #keptForStateUntil = Number.NEGATIVE_INFINITY

  constructor(
    connection: Connection,
    codec: Codec,
    limiter: MessageLimiter | undefined,
    traffic: Traffic,
    reporter: Reporter,
    config: SyncConfig,
  ) {
    this.#connection = connection
    this.codec = codec
    this.#limiter = limiter
    this.#traffic = traffic
    this.#reporter = reporter
    this.#config = config
  }

  /** When world state was last sent, in ms of the clock. */
  get lastSync(): number | undefined {
    return this.#lastSync
  }

  /** What stands against sending anything now, asked before work is put into encoding it. */
  refusal(messageType: MessageType): SendResult | undefined {
    if (!this.#connection.isOpen) return this.#defer(messageType, 'not-connected', undefined)
    if (this.#connection.bufferedBytes > this.#config.maxBufferedBytes) {
      return this.#defer(messageType, 'backpressure', undefined)
    }
    return this.#limiter === undefined
      ? undefined
      : this.#judge(messageType, this.#limiter.precheck(), 0, this.#limiter)
  }

  send(message: Message): SendResult {
    const { type } = message.payload
    return this.refusal(type) ?? this.transmit(encodeMessage(this.codec, message), 1)
  }

  /** Sends what is encoded already. `ticks` is how many world ticks it covers. */
  transmit(message: EncodedMessage, ticks: number): SendResult {
    const { bytes, messageType } = message
    if (!this.#connection.isOpen) return this.#defer(messageType, 'not-connected', undefined)
    const now = this.#config.clock.now()
    if (!isState(messageType) && now < this.#keptForStateUntil) {
      return this.#defer(messageType, 'rate-limited', this.#keptForStateUntil - now)
    }
    const limiter = this.#limiter
    if (limiter !== undefined) {
      const decision = limiter.checkAndRecord(bytes.length)
      if (decision.ok) this.#reporter.limiter('out', decision, bytes.length, limiter)
      const refusal = this.#judge(messageType, decision, bytes.length, limiter)
      if (refusal !== undefined) return refusal
    }
    const options = messageType === 'snapshot' ? WORTH_COMPRESSING : undefined
    if (!this.#connection.send(bytes, options))
      return this.#defer(messageType, 'not-connected', undefined)
    this.#traffic.out.add(bytes.length, now)
    if (isState(messageType)) {
      this.#traffic.syncs += 1
      if (ticks > 1) this.#traffic.coalesced += 1
      this.#lastSync = now
      this.#keptForStateUntil = Number.NEGATIVE_INFINITY
    }
    this.#reporter.message('out', message, ticks)
    return { ok: true, sent: true, bytes: bytes.length }
  }

  /** What comes of the limiter's refusal, reported once for each attempt to send. */
  #judge(
    messageType: MessageType,
    decision: RateDecision,
    bytes: number,
    limiter: MessageLimiter,
  ): SendResult | undefined {
    if (decision.ok) return undefined
    this.#reporter.limiter('out', decision, bytes, limiter)
    if (isState(messageType)) this.#keepForState(decision.retryAfterMs)
    return this.#defer(messageType, 'rate-limited', decision.retryAfterMs)
  }

  /**
   * A state that is larger than the byte limit passes an empty window only. Pongs and acks would
   * keep it from ever being empty, so they wait until the state could go and had a chance to.
   */
  #keepForState(retryAfterMs: number): void {
    const { clock, syncIntervalMs } = this.#config
    this.#keptForStateUntil = clock.now() + retryAfterMs + 2 * syncIntervalMs
  }

  #defer(
    messageType: MessageType,
    reason: DeferralReason,
    retryAfterMs: number | undefined,
  ): SendResult {
    this.#traffic.deferrals += 1
    this.#reporter.deferral(messageType, reason, retryAfterMs)
    return { ok: false, reason, retryAfterMs }
  }
}

function isState(messageType: MessageType): boolean {
  return messageType === 'snapshot' || messageType === 'delta'
}
