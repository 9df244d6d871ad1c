import { surfaceError } from '../surface-error.ts'
import type { SyncEvent, SyncListener } from './events.ts'

/** Events for whoever subscribes; while nobody does they wait, up to a bound, to be taken one by one. */
export class EventQueue {
  readonly #listeners = new Set<SyncListener>()
  readonly #maxWaiting: number
  readonly #overflowed: () => void
  #waiting: SyncEvent[] = []
  #taken = 0

  constructor(maxWaiting: number, overflowed: () => void) {
    this.#maxWaiting = maxWaiting
    this.#overflowed = overflowed
  }

  push(event: SyncEvent): void {
    if (this.#listeners.size > 0) {
      for (const listener of this.#listeners) tell(listener, event)
      return
    }
    if (this.#waiting.length - this.#taken >= this.#maxWaiting) {
      this.#waiting = []
      this.#taken = 0
      this.#overflowed()
    }
    this.#waiting.push(event)
  }

  take(): SyncEvent | undefined {
    const event = this.#waiting[this.#taken]
    if (event === undefined) return undefined
    this.#taken += 1
    // Moving what is left costs less than it seems: it is done once for as many as were taken.
    if (this.#taken * 2 >= this.#waiting.length) {
      this.#waiting = this.#waiting.slice(this.#taken)
      this.#taken = 0
    }
    return event
  }

  subscribe(listener: SyncListener): () => void {
    this.#listeners.add(listener)
    for (let event = this.take(); event !== undefined; event = this.take()) tell(listener, event)
    return () => this.#listeners.delete(listener)
  }
}

/** The link goes on whatever the application does with what it hears. */
function tell(listener: SyncListener, event: SyncEvent): void {
  try {
    listener(event)
  } catch (error) {
    surfaceError(error)
  }
}
