import type { Clock } from '@tx2-link/core'

/** A request may find no connection, and its answer be lost: so long until the next, in ms. */
const AGAIN_AFTER_MS = 1_200

const MAX_REQUESTS = 5

/** Asks for a whole state until one came, a few times. */
export class KeyframeRequests {
  readonly #clock: Clock
  readonly #request: () => boolean
  #requests = 0
  #cancel: (() => void) | undefined

  /** `request` asks, unless there is no need to: then it says false. */
  constructor(clock: Clock, request: () => boolean) {
    this.#clock = clock
    this.#request = request
  }

  begin(): void {
    this.stop()
    this.#requests = 0
    this.#ask()
  }

  stop(): void {
    this.#cancel?.()
    this.#cancel = undefined
  }

  #ask(): void {
    if (this.#requests === MAX_REQUESTS || !this.#request()) return
    this.#requests += 1
    this.#cancel = this.#clock.schedule(AGAIN_AFTER_MS, () => this.#ask())
  }
}
