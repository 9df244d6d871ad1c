import {
  type Codec,
  type Transport,
  type TransportListener,
  type TransportState,
} from '@tx2-link/core'

/**
 * What happened on a link: ms since the recording began, what, and of messages the bytes in hex (came
 * in) or the kind (went out). At an `ask` the state is asked for by hand.
 */
export type TapeEntry =
  | readonly [ms: number, what: 'connect' | 'close' | 'ask']
  | readonly [ms: number, what: 'in', hex: string]
  | readonly [ms: number, what: 'out', messageType: string]

/** Writes down what goes over the transports that are given to it. */
export class Tape {
  readonly entries: TapeEntry[] = []
  readonly #codec: Codec
  readonly #startedAt = performance.now()

  constructor(codec: Codec) {
    this.#codec = codec
  }

  record(inner: Transport): Transport {
    return new TapedTransport(inner, this)
  }

  came(bytes: Uint8Array): void {
    this.entries.push([this.#ms(), 'in', Buffer.from(bytes).toString('hex')])
  }

  went(bytes: Uint8Array): void {
    const { payload } = this.#codec.decodeMessage(bytes)
    this.entries.push([this.#ms(), 'out', payload.type])
  }

  turned(what: 'connect' | 'close' | 'ask'): void {
    this.entries.push([this.#ms(), what])
  }

  #ms(): number {
    return Math.round(performance.now() - this.#startedAt)
  }
}

class TapedTransport implements Transport {
  readonly #inner: Transport
  readonly #tape: Tape

  constructor(inner: Transport, tape: Tape) {
    this.#inner = inner
    this.#tape = tape
  }

  get state(): TransportState {
    return this.#inner.state
  }

  get ordered(): boolean {
    return this.#inner.ordered
  }

  get bufferedBytes(): number {
    return this.#inner.bufferedBytes
  }

  send(bytes: Uint8Array): boolean {
    const isSent = this.#inner.send(bytes)
    if (isSent) this.#tape.went(bytes)
    return isSent
  }

  close(...reason: Parameters<Transport['close']>): void {
    this.#inner.close(...reason)
  }

  listen(listener: TransportListener): void {
    this.#inner.listen({
      open: () => {
        this.#tape.turned('connect')
        listener.open?.()
      },
      message: (bytes) => {
        this.#tape.came(bytes)
        listener.message(bytes)
      },
      close: (reason) => {
        this.#tape.turned('close')
        listener.close?.(reason)
      },
    })
  }
}
