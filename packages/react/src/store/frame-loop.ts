import { LinkError, LinkErrorCode, type Schema } from '@tx2-link/core'
import { throwLater } from './listeners.ts'
import type { ReplicaStore } from './replica-store.ts'
import type { WorldView } from './world-view.ts'

/** After a pause, of a hidden page for one, time goes on as if no more had passed, or no more than this beyond the interval that was asked for. */
export const MAX_FRAME_ELAPSED_MS = 100

/** Where no frames are drawn at all. */
const TIMER_MS = 1000 / 60

/** One frame, as a callback is told of it; the same object in each, so that frames make no garbage. */
export interface Frame<S extends Schema = Schema> {
  /** When the frame began, in ms of `performance.now()`. */
  readonly nowMs: number
  /** Since this callback's last frame, at most 100 ms more than the interval of its rate; 0 in its first. */
  readonly elapsedMs: number
  /** As it was published last; what arrived before this frame is in it. */
  readonly world: WorldView<S>
  /** The store's: while it is the same one, nothing in the world changed. */
  readonly revision: number
}

export type FrameCallback<S extends Schema = Schema> = (frame: Frame<S>) => void

export interface FrameOptions {
  /** At most so many times a second, above 0; every frame unless told. */
  readonly hz?: number | undefined
}

interface FrameTask {
  readonly callback: FrameCallback
  readonly intervalMs: number
  readonly frame: { nowMs: number; elapsedMs: number; world: WorldView; revision: number }
  hasRun: boolean
  dueMs: number
}

const loops = new WeakMap<ReplicaStore, FrameLoop>()

/**
 * Calls back in each frame that the page draws until the returned function is called. What arrived
 * is published first, so that what is drawn is the newest. A callback that throws stops no other.
 * Throws LinkError `invalidConfig` for a rate that is none.
 */
export function runFrames<S extends Schema>(
  store: ReplicaStore<S>,
  callback: FrameCallback<S>,
  options?: FrameOptions,
): () => void
export function runFrames(
  store: ReplicaStore,
  callback: FrameCallback,
  { hz = Infinity }: FrameOptions = {},
): () => void {
  if (!(hz > 0)) {
    throw new LinkError(
      LinkErrorCode.invalidConfig,
      `Frames are drawn more than 0 times a second, not ${hz}`,
    )
  }
  return loopOf(store).add(callback, 1000 / hz)
}

/** The beginning of the frame that is being drawn for this store, else now, in ms. */
export function frameTime(store: ReplicaStore): number {
  return loops.get(store)?.nowMs ?? performance.now()
}

function loopOf(store: ReplicaStore): FrameLoop {
  let loop = loops.get(store)
  if (loop === undefined) {
    loop = new FrameLoop(store)
    loops.set(store, loop)
  }
  return loop
}

/** One request for a frame for all who draw a store's world. */
class FrameLoop {
  readonly #store: ReplicaStore
  readonly #tasks = new Set<FrameTask>()
  #cancel: (() => void) | undefined
  /** Only while a frame is being drawn. */
  nowMs: number | undefined

  constructor(store: ReplicaStore) {
    this.#store = store
  }

  add(callback: FrameCallback, intervalMs: number): () => void {
    const { world, revision } = this.#store.getState()
    const task: FrameTask = {
      callback,
      intervalMs,
      frame: { nowMs: 0, elapsedMs: 0, world, revision },
      hasRun: false,
      dueMs: -Infinity,
    }
    this.#tasks.add(task)
    this.#cancel ??= requestFrame(this.#run)
    return () => {
      this.#tasks.delete(task)
      if (this.#tasks.size > 0) return
      this.#cancel?.()
      this.#cancel = undefined
    }
  }

  readonly #run = (nowMs: number): void => {
    this.#cancel = requestFrame(this.#run)
    this.nowMs = nowMs
    try {
      this.#store.publish()
      const { world, revision } = this.#store.getState()
      for (const task of this.#tasks) runTask(task, nowMs, world, revision)
    } finally {
      this.nowMs = undefined
    }
  }
}

function runTask(task: FrameTask, nowMs: number, world: WorldView, revision: number): void {
  // Frames come a little early and late.
  if (nowMs < task.dueMs - 1) return
  const dueMs = task.dueMs + task.intervalMs
  task.dueMs = dueMs > nowMs ? dueMs : nowMs + task.intervalMs
  const { frame } = task
  frame.elapsedMs = task.hasRun
    ? Math.min(task.intervalMs + MAX_FRAME_ELAPSED_MS, nowMs - frame.nowMs)
    : 0
  frame.nowMs = nowMs
  frame.world = world
  frame.revision = revision
  task.hasRun = true
  try {
    task.callback(frame)
  } catch (error) {
    throwLater(error)
  }
}

function requestFrame(run: (nowMs: number) => void): () => void {
  if (typeof requestAnimationFrame === 'function') {
    const request = requestAnimationFrame(run)
    return () => cancelAnimationFrame(request)
  }
  const timer = setTimeout(() => run(performance.now()), TIMER_MS)
  return () => clearTimeout(timer)
}
