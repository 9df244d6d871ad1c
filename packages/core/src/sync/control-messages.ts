import type { Clock } from '../clock.ts'
import type { MessagePayload } from '../protocol/message.ts'
import type { SendResult } from './events.ts'

/** Small messages that are due, each at most once. They go in this order. */
const CONTROL_KINDS = ['greeting', 'pong', 'ack', 'snapshot-request', 'ping', 'error'] as const

export type ControlKind = (typeof CONTROL_KINDS)[number]

/** How often a full socket is looked at again while a control message waits, in ms. */
const SOCKET_POLL_MS = 50

export interface ControlPort {
  /** Takes the message as it reads now, or undefined when it is no longer called for. */
  take(kind: ControlKind): MessagePayload | undefined
  send(payload: MessagePayload): SendResult
  /** The message that was taken could not go: it will be taken again. */
  putBack(payload: MessagePayload): void
}

/**
 * Sends control messages at once where it can, and later where limiter or socket refuse. What waits
 * is a flag, not a message: a hundred pings that came meanwhile are answered by one pong.
 */
export class ControlMessages {
  readonly #port: ControlPort
  readonly #clock: Clock
  readonly #due = new Set<ControlKind>()
  #cancelRetry: (() => void) | undefined

  constructor(port: ControlPort, clock: Clock) {
    this.#port = port
    this.#clock = clock
  }

  /** Sends this message now, or marks it to go as soon as it may. */
  post(kind: ControlKind): SendResult {
    this.#due.add(kind)
    return this.#flush(kind)
  }

  /** Marks this message to go with the others that are due. */
  mark(kind: ControlKind): void {
    this.#due.add(kind)
  }

  /** Whether this message waits for limiter or socket. */
  isDue(kind: ControlKind): boolean {
    return this.#due.has(kind)
  }

  /** Forgets what is due: the connection that it was meant for is gone. */
  clear(): void {
    this.#due.clear()
    this.#cancelRetry?.()
    this.#cancelRetry = undefined
  }

  #flush(wanted: ControlKind | undefined): SendResult {
    let result: SendResult = { ok: true, sent: false, bytes: 0 }
    for (const kind of CONTROL_KINDS) {
      // Deleted before it is sent: what comes of sending it may make the same kind due again.
      while (this.#due.delete(kind)) {
        const payload = this.#port.take(kind)
        if (payload === undefined) continue
        const sent = this.#port.send(payload)
        if (!sent.ok) {
          this.#due.add(kind)
          this.#port.putBack(payload)
          this.#retryLater(sent)
          return sent
        }
        if (kind === wanted) result = sent
      }
    }
    return result
  }

  #retryLater(refusal: SendResult & { ok: false }): void {
    if (refusal.reason === 'not-connected' || this.#cancelRetry !== undefined) return
    this.#cancelRetry = this.#clock.schedule(refusal.retryAfterMs ?? SOCKET_POLL_MS, () => {
      this.#cancelRetry = undefined
      this.#flush(undefined)
    })
  }
}
