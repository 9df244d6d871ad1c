import type { Clock } from '../clock.ts'

/** Acknowledges snapshots at once and deltas now and then: the newest says all that the older ones did. */
export class AckPacer {
  readonly #clock: Clock
  readonly #intervalMs: number
  readonly #acknowledge: (id: bigint) => void
  #lastAt = Number.NEGATIVE_INFINITY
  #due: bigint | undefined
  #cancel: (() => void) | undefined

  constructor(clock: Clock, intervalMs: number, acknowledge: (id: bigint) => void) {
    this.#clock = clock
    this.#intervalMs = intervalMs
    this.#acknowledge = acknowledge
  }

  now(id: bigint): void {
    this.stop()
    this.#lastAt = this.#clock.now()
    this.#acknowledge(id)
  }

  /** Within the interval, with whatever else comes until then. */
  soon(id: bigint): void {
    const wait = this.#lastAt + this.#intervalMs - this.#clock.now()
    if (wait <= 0) return this.now(id)
    this.#due = id
    this.#cancel ??= this.#clock.schedule(wait, () => {
      if (this.#due !== undefined) this.now(this.#due)
    })
  }

  /** Nothing is due any more. */
  stop(): void {
    this.#cancel?.()
    this.#cancel = undefined
    this.#due = undefined
  }
}
