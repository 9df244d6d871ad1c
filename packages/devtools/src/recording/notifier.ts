import type { Clock } from '@tx2-link/core'

/** Listeners are told at most once in this many ms, about a frame. */
const NOTIFY_MS = 16

/** Tells listeners that something changed, once for all that changed meanwhile. */
export class Notifier {
  readonly #clock: Clock
  readonly #listeners = new Set<() => void>()
  #cancel: (() => void) | undefined

  constructor(clock: Clock) {
    this.#clock = clock
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  touch(): void {
    if (this.#cancel !== undefined || this.#listeners.size === 0) return
    this.#cancel = this.#clock.schedule(NOTIFY_MS, () => {
      this.#cancel = undefined
      for (const listener of this.#listeners) listener()
    })
  }

  stop(): void {
    this.#cancel?.()
    this.#cancel = undefined
  }
}
