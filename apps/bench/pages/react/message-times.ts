import type { Link } from '@tx2-link/core'

/** Measures how long it takes from a message on a socket until React has committed what it says. */
export class MessageTimes {
  /** When the message came whose reading goes on, in ms. */
  #arrivedAt = 0
  /** When those came that are not committed yet. */
  #waiting: number[] = []
  #taken: number[] = []

  /** Has to be called before the link opens its socket. */
  hearSockets(): void {
    const hear = (): void => {
      this.#arrivedAt = performance.now()
    }
    globalThis.WebSocket = class extends WebSocket {
      constructor(...args: ConstructorParameters<typeof WebSocket>) {
        super(...args)
        // Before the link listens, so that reading the message counts.
        this.addEventListener('message', hear)
      }
    }
  }

  hearLink(link: Link): void {
    link.observe((event) => {
      if (event.type !== 'message' || event.direction !== 'in') return
      if (event.changeCount > 0) this.#waiting.push(this.#arrivedAt)
    })
  }

  committed(): void {
    const now = performance.now()
    for (const arrivedAt of this.#waiting) this.#taken.push(now - arrivedAt)
    this.#waiting = []
  }

  /** Those measured since they were last taken, in ms. */
  take(): number[] {
    const taken = this.#taken
    this.#taken = []
    return taken
  }
}
