import type { FrameSource } from '../../src/engine/real-time-driver.ts'

/** Frames that a test draws, and a clock that it moves; `costMs` passes with each look at the clock. */
export class HandFrames implements FrameSource {
  timeMs = 0
  costMs = 0
  #callbacks = new Set<(timeMs: number) => void>()

  get isRequested(): boolean {
    return this.#callbacks.size > 0
  }

  request(callback: (timeMs: number) => void): () => void {
    this.#callbacks.add(callback)
    return () => {
      this.#callbacks.delete(callback)
    }
  }

  now(): number {
    this.timeMs += this.costMs
    return this.timeMs
  }

  /** Draws a frame this much later, and lets all that it began be done. */
  async draw(afterMs: number): Promise<void> {
    this.timeMs += afterMs
    const callbacks = this.#callbacks
    this.#callbacks = new Set()
    for (const callback of callbacks) callback(this.timeMs)
    await new Promise((resolve) => setImmediate(resolve))
  }
}
