import type { Clock } from '../clock.ts'

/** First wait for what a greeting asks for, in ms; each further one is twice as long. */
const FIRST_WAIT_MS = 300

const LONGEST_WAIT_MS = 4_000

/** Greets again until the greeting was answered, on transports that may lose it or its answer. */
export class GreetingRepeater {
  readonly #clock: Clock
  readonly #isAnswered: () => boolean
  readonly #greet: () => void
  #cancel: (() => void) | undefined

  constructor(clock: Clock, isAnswered: () => boolean, greet: () => void) {
    this.#clock = clock
    this.#isAnswered = isAnswered
    this.#greet = greet
  }

  /** A greeting goes now: looks after its answer from here on. */
  start(): void {
    this.stop()
    this.#wait(FIRST_WAIT_MS)
  }

  stop(): void {
    this.#cancel?.()
    this.#cancel = undefined
  }

  #wait(ms: number): void {
    this.#cancel = this.#clock.schedule(ms, () => {
      this.#cancel = undefined
      if (this.#isAnswered()) return
      this.#wait(Math.min(2 * ms, LONGEST_WAIT_MS))
      this.#greet()
    })
  }
}
