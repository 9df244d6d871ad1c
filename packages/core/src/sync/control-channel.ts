import type { Clock } from '../clock.ts'
import { createMessage } from '../protocol/create-message.ts'
import type { Message, MessagePayload } from '../protocol/message.ts'
import { ControlContent } from './control-content.ts'
import { type ControlKind, ControlMessages } from './control-messages.ts'
import type { SendResult } from './events.ts'
import type { Reporter } from './reporter.ts'
import type { RoundTripMeter } from './round-trip.ts'

export interface ControlChannelPort {
  composeGreeting(): MessagePayload
  roundTrip(): RoundTripMeter
  /** Whether what is sent arrives, and in its order. */
  isOrdered(): boolean
  /** What messages say of themselves in their headers. */
  schemaVersion(): number
  send(message: Message): SendResult
}

/** Sends what is no state (greetings, acknowledgements, pings, errors), counted by link, now or as soon as it may. */
export class ControlChannel {
  readonly #clock: Clock
  readonly #reporter: Reporter
  readonly #port: ControlChannelPort
  readonly #content: ControlContent
  readonly #messages: ControlMessages
  #sequence = 0n

  constructor(clock: Clock, reporter: Reporter, port: ControlChannelPort) {
    this.#clock = clock
    this.#reporter = reporter
    this.#port = port
    this.#content = new ControlContent({
      composeGreeting: () => port.composeGreeting(),
      roundTrip: () => port.roundTrip(),
      isOrdered: () => port.isOrdered(),
      now: () => clock.now(),
    })
    this.#messages = new ControlMessages(
      {
        take: (kind) => this.#take(kind),
        send: (payload) => this.#send(payload),
        putBack: (payload) => this.#content.putBack(payload),
      },
      clock,
    )
  }

  /** Sends it now, or as soon as it may. */
  post(kind: ControlKind): SendResult {
    return this.#messages.post(kind)
  }

  /** Whether this message could not go yet. */
  isDue(kind: ControlKind): boolean {
    return this.#messages.isDue(kind)
  }

  /** Of several acknowledgements that wait, the newest goes. */
  acknowledge(id: bigint): SendResult {
    this.#content.acknowledge(id)
    return this.post('ack')
  }

  sendError(code: number, message: string): SendResult {
    if (!this.#content.addError(code, message)) {
      this.#reporter.warning('error-dropped', 'more errors than can wait: the oldest was dropped')
    }
    return this.post('error')
  }

  /** Forgets what is due: the connection that it was meant for is gone. */
  clear(): void {
    this.#messages.clear()
    this.#content.clear()
  }

  #take(kind: ControlKind): MessagePayload | undefined {
    const payload = this.#content.take(kind)
    if (kind === 'error' && this.#content.hasErrors) this.#messages.mark('error')
    return payload
  }

  #send(payload: MessagePayload): SendResult {
    this.#sequence += 1n
    const sequence = this.#sequence
    const result = this.#port.send(
      createMessage(payload, {
        timestamp: BigInt(Math.floor(this.#clock.unixMs())),
        sequence,
        schemaVersion: this.#port.schemaVersion(),
      }),
    )
    if (!result.ok && this.#sequence === sequence) this.#sequence = sequence - 1n
    return result
  }
}
