import type { MessagePayload } from '../protocol/message.ts'
import type { ControlKind } from './control-messages.ts'
import type { RoundTripMeter } from './round-trip.ts'

/** Errors that wait to be told to the peer, at the most. */
const MAX_PENDING_ERRORS = 16

export interface ControlContentSource {
  composeGreeting(): MessagePayload
  roundTrip(): RoundTripMeter
  /** Whether what is sent arrives. */
  isOrdered(): boolean
  now(): number
}

/** What the control messages that are due will say: the newest ack, errors in their order. */
export class ControlContent {
  readonly #source: ControlContentSource
  readonly #errors: { readonly code: number; readonly message: string }[] = []
  #ackId: bigint | undefined

  constructor(source: ControlContentSource) {
    this.#source = source
  }

  get hasErrors(): boolean {
    return this.#errors.length > 0
  }

  /** The newest acknowledgement says all that the older ones did. */
  acknowledge(id: bigint): void {
    this.#ackId = id
  }

  /** False when the oldest error had to be dropped for it. */
  addError(code: number, message: string): boolean {
    const hasRoom = this.#errors.length < MAX_PENDING_ERRORS
    if (!hasRoom) this.#errors.shift()
    this.#errors.push({ code, message })
    return hasRoom
  }

  take(kind: ControlKind): MessagePayload | undefined {
    switch (kind) {
      case 'greeting':
        return this.#source.composeGreeting()
      case 'pong':
        return { type: 'pong' }
      case 'ack':
        return this.#takeAck()
      case 'snapshot-request':
        return { type: 'request_snapshot' }
      case 'ping':
        return this.#takePing()
      case 'error': {
        const error = this.#errors.shift()
        return error === undefined ? undefined : { type: 'error', ...error }
      }
    }
  }

  /** It could not go: it will be taken again. */
  putBack(payload: MessagePayload): void {
    if (payload.type === 'ack') this.#ackId ??= payload.ackId
    else if (payload.type === 'ping') this.#source.roundTrip().forgetPing()
    else if (payload.type === 'error') {
      this.#errors.unshift({ code: payload.code, message: payload.message })
    }
  }

  clear(): void {
    this.#errors.length = 0
    this.#ackId = undefined
  }

  #takeAck(): MessagePayload | undefined {
    const ackId = this.#ackId
    this.#ackId = undefined
    return ackId === undefined ? undefined : { type: 'ack', ackId }
  }

  #takePing(): MessagePayload | undefined {
    const now = this.#source.now()
    const roundTrip = this.#source.roundTrip()
    if (!roundTrip.canPing(now, !this.#source.isOrdered())) return undefined
    // Marked before it is sent: on a transport within one process the pong comes while we send.
    roundTrip.pingSent(now)
    return { type: 'ping' }
  }
}
