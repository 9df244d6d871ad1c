/** Calls back once, at a good moment to publish; the returned function cancels. */
export type PublishScheduler = (publish: () => void) => () => void

/** How long a publication waits at the most where no frames are drawn: hidden pages, covered frames, no page at all. */
export const MAX_FRAME_WAIT_MS = 250

/**
 * The next frame, or 250 ms from now where none is drawn.
 * A page that becomes visible publishes in its first frame, before anything of it is painted.
 */
export const scheduleFrame: PublishScheduler = (publish) => {
  let frame: number | undefined
  const cancel = (): void => {
    clearTimeout(timer)
    if (frame !== undefined) cancelAnimationFrame(frame)
  }
  const run = (): void => {
    cancel()
    publish()
  }
  const timer = setTimeout(run, MAX_FRAME_WAIT_MS)
  if (typeof requestAnimationFrame === 'function') frame = requestAnimationFrame(run)
  return cancel
}

/**
 * Each message by itself, in the task in which it arrives: every tick is seen, and every tick is
 * rendered, several in a frame where several came. For tests, logs, and pages without frames.
 */
export const scheduleAtOnce: PublishScheduler = (publish) => {
  publish()
  return () => {}
}
