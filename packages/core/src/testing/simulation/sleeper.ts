import type { Clock } from '../../clock.ts'
import type {
  CloseReason,
  SendOptions,
  Transport,
  TransportListener,
  TransportState,
} from '../../transport/transport.ts'

/** A page that may sleep: its timers and what its sockets hear wait until it wakes, and then come in their order. */
export class Sleeper {
  readonly clock: Clock
  readonly #waiting: (() => void)[] = []
  #isAsleep = false

  constructor(clock: Clock) {
    this.clock = {
      now: () => clock.now(),
      unixMs: () => clock.unixMs(),
      schedule: (delayMs, callback) => {
        let isCancelled = false
        const cancel = clock.schedule(delayMs, () =>
          this.run(() => {
            if (!isCancelled) callback()
          }),
        )
        return () => {
          isCancelled = true
          cancel()
        }
      },
    }
  }

  get isAsleep(): boolean {
    return this.#isAsleep
  }

  /** Now, or when the page has woken. */
  run(task: () => void): void {
    if (this.#isAsleep) this.#waiting.push(task)
    else task()
  }

  sleep(): void {
    this.#isAsleep = true
  }

  wake(): void {
    this.#isAsleep = false
    for (const task of this.#waiting.splice(0)) task()
  }

  /** A transport of this page. */
  wrap(transport: Transport): Transport {
    return new SleepyTransport(transport, this)
  }
}

class SleepyTransport implements Transport {
  readonly #inner: Transport
  readonly #sleeper: Sleeper

  constructor(inner: Transport, sleeper: Sleeper) {
    this.#inner = inner
    this.#sleeper = sleeper
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

  send(bytes: Uint8Array, options?: SendOptions): boolean {
    return this.#inner.send(bytes, options)
  }

  close(reason?: CloseReason): void {
    this.#inner.close(reason)
  }

  listen(listener: TransportListener): void {
    this.#inner.listen({
      open: () => this.#sleeper.run(() => listener.open?.()),
      message: (bytes) => this.#sleeper.run(() => listener.message(bytes)),
      close: (reason) => this.#sleeper.run(() => listener.close?.(reason)),
    })
  }
}
