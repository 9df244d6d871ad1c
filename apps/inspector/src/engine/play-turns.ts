import { LinkError, LinkErrorCode } from '@tx2-link/core'

/**
 * Lets a play, which is asynchronous, and virtual time, which is not, take turns: time stands still
 * while the play runs, and the play waits for a moment that time is then moved to. So a play gives
 * the same run however time is driven.
 */
export class PlayTurns {
  #wakeAt: number | undefined
  #wake: () => void = () => {}
  #isOver = false
  /** Settled while the play waits or is over. */
  #rest: Promise<void> = Promise.resolve()
  #restBegins: () => void = () => {}

  /** When the play wants to go on; undefined when it is over or has not begun. */
  get wakeAt(): number | undefined {
    return this.#wakeAt
  }

  /** The play begins; it is over when what it returns settles, which `ended` is told before. */
  begin(play: () => Promise<void>, ended: (error: unknown) => void): void {
    const end = (error?: unknown): void => {
      this.#isOver = true
      ended(error)
      this.#restBegins()
    }
    this.#run()
    play().then(() => end(), end)
  }

  /** Resolves when the play waits for time, or is over. */
  async rest(): Promise<void> {
    await this.#rest
  }

  /** The moment has come that the play waits for. */
  wake(): void {
    const wake = this.#wake
    this.#wakeAt = undefined
    this.#run()
    wake()
  }

  /** Called by the play: goes on at this moment, in ms of the clock. */
  waitUntil(atMs: number): Promise<void> {
    if (this.#wakeAt !== undefined || this.#isOver) {
      throw new LinkError(LinkErrorCode.invalidValue, 'a play waits for one thing at a time')
    }
    this.#wakeAt = atMs
    const woken = new Promise<void>((resolve) => {
      this.#wake = resolve
    })
    this.#restBegins()
    return woken
  }

  #run(): void {
    this.#rest = new Promise((resolve) => {
      this.#restBegins = resolve
    })
  }
}
