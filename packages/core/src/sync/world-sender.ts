import type { DeferralReason } from '../probe.ts'
import type { MessageType } from '../protocol/message.ts'
import type { EncodedMessage } from './encoded-message.ts'
import type { SendResult } from './events.ts'
import type { Greeting } from './greeting.ts'
import type { Outbound } from './outbound.ts'
import type { WorldEncoder, WorldMoment } from './world-encoder.ts'

/** What a world sender needs of the connection that it sends on. */
export interface WorldPort {
  /** Whether the peer may be sent to already: it greeted, or is known to be plain. */
  isReady(): boolean
  /** Asks before encoding whether anything may go now; undefined when it may. */
  refusal(messageType: MessageType): SendResult | undefined
  transmit(message: EncodedMessage, ticks: number): SendResult
}

const NOTHING_TO_SAY: SendResult = { ok: true, sent: false, bytes: 0 }

const NOT_READY: SendResult = {
  ok: false,
  reason: 'not-connected' satisfies DeferralReason,
  retryAfterMs: undefined,
}

/**
 * Keeps one peer's copy of a world up to date. Nothing is queued: what could not go is part of the
 * next delta, because the base moves only when the transport took the bytes.
 */
export class WorldSender implements Outbound {
  readonly epoch: string
  readonly #encoder: WorldEncoder
  readonly #port: WorldPort
  readonly #everythingAlways: boolean
  /** What the peer was last sent; undefined when it must be sent everything. */
  #base: WorldMoment | undefined

  constructor(
    encoder: WorldEncoder,
    port: WorldPort,
    options: { readonly epoch: string; readonly full: boolean },
  ) {
    this.#encoder = encoder
    this.#port = port
    this.epoch = options.epoch
    this.#everythingAlways = options.full
  }

  get at(): bigint {
    return BigInt(this.#encoder.world.timestamp)
  }

  connectionOpened(): void {
    this.#base = undefined
  }

  greeted(greeting: Greeting): void {
    this.#base = greeting.of === this.epoch ? this.#momentAt(greeting.have) : undefined
  }

  snapshotRequested(): void {
    this.#base = undefined
  }

  /** Sends what the peer has not got, if it may go now. Call it after each tick was sealed. */
  flush(): SendResult {
    if (!this.#port.isReady()) return NOT_READY
    const { world } = this.#encoder
    const base = this.#everythingAlways ? undefined : this.#base
    if (base !== undefined && base.tick === world.tick) return NOTHING_TO_SAY
    const refusal = this.#port.refusal(base === undefined ? 'snapshot' : 'delta')
    if (refusal !== undefined) return refusal
    const delta = base === undefined ? undefined : this.#encoder.delta(base)
    const ticks = base === undefined ? 1 : world.tick - base.tick
    // Moved before and back on a refusal: the peer may answer, with what it has, while we send.
    const before = this.#base
    const after = { tick: world.tick, timestamp: world.timestamp }
    this.#base = after
    const result = this.#port.transmit(delta ?? this.#encoder.snapshot(), ticks)
    if (!result.ok && this.#base === after) this.#base = before
    return result
  }

  #momentAt(timestamp: bigint | undefined): WorldMoment | undefined {
    if (timestamp === undefined) return undefined
    const milliseconds = Number(timestamp)
    const tick = this.#encoder.world.tickAt(milliseconds)
    return tick === undefined ? undefined : { tick, timestamp: milliseconds }
  }
}
