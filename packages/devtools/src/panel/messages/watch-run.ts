import type { FilterRun } from '../../filter/filter-run.ts'

/** A filter works for so long of every frame, in ms, and leaves the rest of it to the page. */
const SLICE_MS = 4
const PAUSE_MS = 12

interface Changing {
  subscribe(listener: () => void): () => void
}

/**
 * Lets a filter judge what is there and what comes, in slices, until the returned function is
 * called; `judged` is told after each.
 */
export function watchRun(
  recorder: Changing,
  run: Pick<FilterRun, 'run'>,
  judged: () => void,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined

  function slice(): void {
    const isDone = run.run(SLICE_MS)
    timer = isDone ? undefined : setTimeout(slice, PAUSE_MS)
    judged()
  }

  function wake(): void {
    timer ??= setTimeout(slice, 0)
  }

  const stop = recorder.subscribe(wake)
  wake()
  return () => {
    stop()
    clearTimeout(timer)
  }
}
