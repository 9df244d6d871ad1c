import type { FrameSource } from '../../src/engine/real-time-driver.ts'

/** Frames that a test draws, and a clock that it moves; `costMs` passes with each look at the clock. */
export class HandFrames implements FrameSource {
  timeMs = 0
  costMs = 0
  #callback: ((timeMs: number) => void) | undefined

  get isRequested(): boolean {
    return this.#callback !== undefined
  }

  request(callback: (timeMs: number) => void): () => void {
    this.#callback = callback
    return () => {
      if (this.#callback === callback) this.#callback = undefined
    }
  }

  now(): number {
    this.timeMs += this.costMs
    return this.timeMs
  }

  /** Draws a frame this much later, and lets all that it began be done. */
  async draw(afterMs: number): Promise<void> {
    this.timeMs += afterMs
    const callback = this.#callback
    this.#callback = undefined
    callback?.(this.timeMs)
    await new Promise((resolve) => setImmediate(resolve))
  }
}
