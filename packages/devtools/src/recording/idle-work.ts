import type { Clock } from '@tx2-link/core'

/** Work takes at most about a tenth of the time: so long a slice, and so long until the next, in ms. */
const SLICE_MS = 4
const PAUSE_MS = 36

/** How long to wait for an idle moment of the browser at the most, in ms. */
const IDLE_TIMEOUT_MS = 500

/** Does in idle slices what can wait. */
export class IdleWork {
  readonly #clock: Clock
  readonly #work: (budgetMs: number) => boolean
  #cancel: (() => void) | undefined

  /** `work` says whether there is more to do. */
  constructor(clock: Clock, work: (budgetMs: number) => boolean) {
    this.#clock = clock
    this.#work = work
  }

  wake(): void {
    if (this.#cancel !== undefined) return
    this.#cancel = this.#clock.schedule(PAUSE_MS, () => {
      if (typeof requestIdleCallback !== 'function') return this.#run()
      const handle = requestIdleCallback(() => this.#run(), { timeout: IDLE_TIMEOUT_MS })
      this.#cancel = () => cancelIdleCallback(handle)
    })
  }

  stop(): void {
    this.#cancel?.()
    this.#cancel = undefined
  }

  #run(): void {
    this.#cancel = undefined
    if (this.#work(SLICE_MS)) this.wake()
  }
}
