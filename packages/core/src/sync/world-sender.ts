import type { DeferralReason } from '../probe.ts'
import type { MessageType } from '../protocol/message.ts'
import { createMessageId, timestampOfId } from '../protocol/create-message.ts'
import type { EncodedMessage } from './encoded-message.ts'
import type { SendResult } from './events.ts'
import { ABILITY_PARTS, type Greeting } from './greeting.ts'
import type { EntityId } from '../protocol/ids.ts'
import type { Outbound } from './outbound.ts'
import { ResendPause } from './resend-pause.ts'
import { NO_ENTITY } from './snapshot-part.ts'
import type { WorldEncoder, WorldMoment } from './world-encoder.ts'

/** What a world sender needs of the connection that it sends on. */
export interface WorldPort {
  /** Whether the peer may be sent to already: it greeted, or is known to be plain. */
  isReady(): boolean
  /** Whether what is sent arrives, and in its order; if not, a peer has only what it acknowledged. */
  isOrdered(): boolean
  /** Milliseconds of the clock. */
  now(): number
  /** Smoothed, in ms; undefined before it was measured. */
  rttMs(): number | undefined
  /** Asks before encoding whether anything may go now; undefined when it may. */
  refusal(messageType: MessageType): SendResult | undefined
  transmit(message: EncodedMessage, ticks: number): SendResult
  /** What was sent was not acknowledged in time, and goes once more. */
  resending(text: string): void
}

/** What was sent last and not acknowledged yet. */
interface Flight {
  readonly tick: number
  readonly isWhole: boolean
  readonly resendAt: number
}

/** How far a snapshot went that goes in parts. */
interface PartsSent {
  /** What the world was when the first one went. */
  readonly from: WorldMoment
  readonly lastId: EntityId
  readonly areAll: boolean
}

const NOTHING_TO_SAY: SendResult = { ok: true, sent: false, bytes: 0 }

const NOT_READY: SendResult = {
  ok: false,
  reason: 'not-connected' satisfies DeferralReason,
  retryAfterMs: undefined,
}

/** What a world is before its first tick. */
const BEGINNING: WorldMoment = { tick: 0, timestamp: 0 }

/**
 * Keeps one peer's copy of a world up to date. Nothing is queued: what could not go is part of the
 * next delta, because the base moves only when the transport took the bytes, or, where the transport
 * may lose them, when the peer has acknowledged them.
 */
export class WorldSender implements Outbound {
  readonly epoch: string
  readonly #encoder: WorldEncoder
  readonly #port: WorldPort
  readonly #everythingAlways: boolean
  /** What the peer was last sent; undefined when it must be sent everything. */
  #sent: WorldMoment | undefined
  /** What the peer has for certain; undefined when it must be taken to have nothing. */
  #acknowledged: WorldMoment | undefined
  /** First tick sent since the peer said what it has: older acknowledgements are of a state that it gave up. */
  #sentSince: number | undefined
  #flight: Flight | undefined
  readonly #pause = new ResendPause()
  readonly #maxSnapshotBytes: number
  #parts: PartsSent | undefined
  /** Tick from which parts were begun last and given up on this connection: the peer may hold them still. */
  #givenUp: number | undefined
  #mayTakeParts = false

  constructor(
    encoder: WorldEncoder,
    port: WorldPort,
    options: { readonly epoch: string; readonly full: boolean; readonly maxSnapshotBytes: number },
  ) {
    this.#encoder = encoder
    this.#port = port
    this.epoch = options.epoch
    this.#everythingAlways = options.full
    this.#maxSnapshotBytes = options.maxSnapshotBytes
  }

  get at(): bigint {
    return BigInt(this.#encoder.world.timestamp)
  }

  /** Whether the peer was sent all that there is, and has acknowledged it where it may be lost. */
  get isUpToDate(): boolean {
    return this.#known()?.tick === this.#encoder.world.tick
  }

  connectionOpened(): void {
    this.#mayTakeParts = false
    this.#startFrom(undefined)
    this.#givenUp = undefined
  }

  greeted(greeting: Greeting): void {
    this.#mayTakeParts = greeting.can.includes(ABILITY_PARTS)
    const had = greeting.of === this.epoch ? this.#momentAt(greeting.have) : undefined
    this.#startFrom(undefined)
    // What changed since then would look like the end of the parts that were given up.
    if (had?.tick !== this.#givenUp) this.#startFrom(had)
  }

  snapshotRequested(): void {
    this.reset()
  }

  reset(): void {
    this.#startFrom(undefined)
  }

  acknowledged(id: bigint): void {
    const moment = this.#momentAt(timestampOfId(id))
    if (moment === undefined || this.#sentSince === undefined || this.#sent === undefined) return
    const { tick, timestamp } = moment
    if (id !== createMessageId(BigInt(timestamp), BigInt(tick))) return
    if (tick < this.#sentSince || tick > this.#sent.tick) return
    if (this.#acknowledged !== undefined && tick <= this.#acknowledged.tick) return
    this.#acknowledged = moment
    this.#pause.reset()
    const flight = this.#flight
    if (flight === undefined) return
    this.#flight = tick >= flight.tick ? undefined : { ...flight, resendAt: this.#resendAt() }
  }

  /** Sends what the peer has not got, if it may go now. Call it after each tick was sealed. */
  flush(): SendResult {
    if (!this.#port.isReady()) return NOT_READY
    const { world } = this.#encoder
    const isOrdered = this.#port.isOrdered()
    const base = this.#everythingAlways ? undefined : this.#known()
    if (base !== undefined && base.tick === world.tick) return NOTHING_TO_SAY
    if (!isOrdered && !this.#everythingAlways && this.#isUnderWay()) return NOTHING_TO_SAY
    const refusal = this.#port.refusal(base === undefined ? 'snapshot' : 'delta')
    if (refusal !== undefined) return refusal
    const takesParts = base === undefined && this.#mayTakeParts && isOrdered
    return takesParts && !this.#everythingAlways ? this.#sendInParts() : this.#send(base)
  }

  /** Sends parts as long as they may go, and behind the last what changed since the first. */
  #sendInParts(): SendResult {
    for (;;) {
      const before = this.#parts
      if (before?.areAll === true) return this.#finishParts(before.from)
      const part = this.#encoder.part(before?.lastId ?? NO_ENTITY, this.#maxSnapshotBytes)
      if (part === undefined) {
        // All fits into one message, or all that followed is gone.
        if (before === undefined) return this.#send(undefined)
        this.#parts = { ...before, areAll: true }
        continue
      }
      const { lastId, isLast } = part
      const after = { from: before?.from ?? this.#now(), lastId, areAll: isLast }
      this.#parts = after
      const result = this.#port.transmit(part.message, 1)
      // The peer may have said meanwhile what it has.
      if (this.#parts !== after) return result
      if (!result.ok) {
        this.#parts = before
        return result
      }
      const refusal = this.#port.refusal('snapshot')
      if (refusal !== undefined) return refusal
    }
  }

  /** Where the journal no longer reaches the first part, all goes as one message, however large. */
  #finishParts(from: WorldMoment): SendResult {
    if (this.#encoder.delta(from) !== undefined) return this.#send(from)
    this.#parts = undefined
    return this.#send(undefined)
  }

  #now(): WorldMoment {
    const { tick, timestamp } = this.#encoder.world
    return { tick, timestamp }
  }

  /** What the peer can be taken to have. */
  #known(): WorldMoment | undefined {
    return this.#port.isOrdered() ? this.#sent : this.#acknowledged
  }

  /**
   * Whether the peer may still acknowledge all that there is to say. Behind a snapshot nothing is
   * sent, since no delta could start from it yet.
   */
  #isUnderWay(): boolean {
    const flight = this.#flight
    if (flight === undefined || this.#port.now() >= flight.resendAt) return false
    return flight.isWhole || flight.tick === this.#encoder.world.tick
  }

  #send(base: WorldMoment | undefined): SendResult {
    const { world } = this.#encoder
    const delta = base === undefined ? undefined : this.#encoder.delta(base)
    const ticks = base === undefined ? 1 : Math.max(1, world.tick - base.tick)
    // Moved before and back on a refusal: the peer may answer, with what it has, while we send.
    const before = { sent: this.#sent, since: this.#sentSince, flight: this.#flight }
    const after = this.#now()
    const flight = this.#takeOff(delta === undefined)
    this.#sent = after
    this.#sentSince ??= world.tick
    const result = this.#port.transmit(delta ?? this.#encoder.snapshot(), ticks)
    if (!result.ok && this.#sent === after) {
      this.#sent = before.sent
      this.#sentSince = before.since
      if (this.#flight === flight) this.#flight = before.flight
    } else if (this.#sent === after) {
      this.#parts = undefined
    }
    return result
  }

  /** Notes what goes now, and says so if it, or an older state, went in vain before. */
  #takeOff(isWhole: boolean): Flight | undefined {
    if (this.#port.isOrdered()) return undefined
    const { tick } = this.#encoder.world
    const missing = this.#flight
    if (missing !== undefined && this.#port.now() < missing.resendAt) {
      // The newer delta says all that the older one does, which may yet arrive: its time runs on.
      this.#flight = { tick, isWhole, resendAt: missing.resendAt }
      return this.#flight
    }
    if (missing !== undefined) {
      this.#pause.missed()
      this.#port.resending(`tick ${missing.tick} was not acknowledged in time`)
    }
    this.#flight = { tick, isWhole, resendAt: this.#resendAt() }
    return this.#flight
  }

  #resendAt(): number {
    return this.#port.now() + this.#pause.ms(this.#port.rttMs())
  }

  #startFrom(moment: WorldMoment | undefined): void {
    this.#sent = moment
    this.#acknowledged = moment
    this.#sentSince = undefined
    this.#flight = undefined
    if (this.#parts?.areAll === false) this.#givenUp = this.#parts.from.tick
    this.#parts = undefined
    this.#pause.reset()
  }

  #momentAt(timestamp: bigint | undefined): WorldMoment | undefined {
    if (timestamp === undefined) return undefined
    if (timestamp === 0n) return BEGINNING
    const milliseconds = Number(timestamp)
    const tick = this.#encoder.world.tickAt(milliseconds)
    return tick === undefined ? undefined : { tick, timestamp: milliseconds }
  }
}
