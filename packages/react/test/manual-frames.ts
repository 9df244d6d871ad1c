import type { PublishScheduler } from '../src/store/frame-scheduler.ts'

/** Frames that are drawn when the test says so. */
export interface ManualFrames {
  readonly schedule: PublishScheduler
  /** Publications that wait for the next frame. */
  readonly waiting: number
  /** How often anybody asked for a frame. */
  readonly asked: number
  draw(): void
}

export function createManualFrames(): ManualFrames {
  const waiting = new Set<() => void>()
  let asked = 0
  return {
    schedule: (publish) => {
      asked += 1
      waiting.add(publish)
      return () => waiting.delete(publish)
    },
    get waiting() {
      return waiting.size
    },
    get asked() {
      return asked
    },
    draw: () => {
      const callbacks = [...waiting]
      waiting.clear()
      for (const callback of callbacks) callback()
    },
  }
}
