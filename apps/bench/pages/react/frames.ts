/** What the browser did while some time passed. */
export interface Watched {
  readonly frames: number
  /** Of tasks of more than 50 ms, in ms. */
  readonly longTasks: readonly number[]
  readonly elapsedMs: number
}

/** Watches the page for so many ms. */
export function watchFrames(ms: number): Promise<Watched> {
  return new Promise((resolve) => {
    const longTasks: number[] = []
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longTasks.push(duration)
    })
    observer.observe({ type: 'longtask' })
    const start = performance.now()
    let frames = 0
    const frame = (): void => {
      const elapsedMs = performance.now() - start
      frames += 1
      if (elapsedMs < ms) {
        requestAnimationFrame(frame)
        return
      }
      observer.disconnect()
      resolve({ frames, longTasks, elapsedMs })
    }
    requestAnimationFrame(frame)
  })
}
