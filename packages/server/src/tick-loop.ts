import { type Clock, LinkError, LinkErrorCode } from '@tx2-link/core'

/** A loop that fell behind by more ticks than this starts afresh instead of catching up. */
const MAX_TICKS_BEHIND = 5

/** Calls back at a steady rate: each tick is due by the clock, so that small delays do not add up. */
export class TickLoop {
  readonly #intervalMs: number
  readonly #clock: Clock
  readonly #step: (elapsedMs: number) => void
  #cancel: (() => void) | undefined
  #dueAt = 0
  #steppedAt = 0

  /** `rate` in ticks a second; 0 never ticks. */
  constructor(rate: number, clock: Clock, step: (elapsedMs: number) => void) {
    if (!Number.isFinite(rate) || rate < 0) {
      throw new LinkError(LinkErrorCode.invalidConfig, 'tickRate must be a finite number from 0')
    }
    this.#intervalMs = rate === 0 ? Number.POSITIVE_INFINITY : 1000 / rate
    this.#clock = clock
    this.#step = step
  }

  start(): void {
    if (this.#intervalMs === Number.POSITIVE_INFINITY) return
    this.#steppedAt = this.#clock.now()
    this.#dueAt = this.#steppedAt + this.#intervalMs
    this.#schedule()
  }

  stop(): void {
    this.#cancel?.()
    this.#cancel = undefined
  }

  #schedule(): void {
    const wait = Math.max(0, this.#dueAt - this.#clock.now())
    this.#cancel = this.#clock.schedule(wait, () => this.#run())
  }

  #run(): void {
    const now = this.#clock.now()
    const elapsed = now - this.#steppedAt
    this.#steppedAt = now
    this.#dueAt += this.#intervalMs
    if (now - this.#dueAt > MAX_TICKS_BEHIND * this.#intervalMs) {
      this.#dueAt = now + this.#intervalMs
    }
    this.#schedule()
    this.#step(elapsed)
  }
}
