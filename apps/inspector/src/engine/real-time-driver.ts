import { Listeners } from './listeners.ts'
import type { StoryRun } from './run.ts'

/** Where frames come from, so that a test can draw them by hand. */
export interface FrameSource {
  /** Calls back at the next frame with its time, in ms; the returned function cancels. */
  request(callback: (timeMs: number) => void): () => void
  /** In ms. */
  now(): number
}

const animationFrames: FrameSource = {
  request: (callback) => {
    const frame = requestAnimationFrame(callback)
    return () => cancelAnimationFrame(frame)
  },
  now: () => performance.now(),
}

/** Virtual time moves by so much at once, in ms, so that the frame can be left in between. */
const SLICE_MS = 20

/** Of each frame so much is spent on the story, in ms; past it, virtual time falls behind instead of the page. */
const BUDGET_MS = 10

/** The same while it moves to another moment, where what lies between need not be seen. */
const SEEK_BUDGET_MS = 40

/** A page that slept, or a frame that took long, is not made up for beyond this, in ms. */
const MAX_FRAME_MS = 100

/**
 * Moves a run's virtual time along with real time, or by hand. When the play is over it pauses; where
 * components are shown it goes on, for the reader to turn the live args.
 */
export class RealTimeDriver {
  readonly #run: StoryRun
  readonly #frames: FrameSource
  readonly #listeners = new Listeners()
  #speed = 1
  #isPlaying = false
  #lastFrameMs: number | undefined
  #cancelFrame: () => void = () => {}
  /** Counts what was asked for: a way to a moment ends where something else is. */
  #asked = 0
  #isDisposed = false

  constructor(run: StoryRun, frames: FrameSource = animationFrames) {
    this.#run = run
    this.#frames = frames
  }

  /** Told when `isPlaying` or `speed` changes. */
  readonly subscribe = (listener: () => void): (() => void) => this.#listeners.subscribe(listener)

  get isPlaying(): boolean {
    return this.#isPlaying
  }

  /** Virtual time by real time. */
  get speed(): number {
    return this.#speed
  }

  setSpeed(speed: number): void {
    this.#speed = speed
    this.#listeners.tell()
  }

  get #isOver(): boolean {
    const { status } = this.#run.state
    return status !== 'ready' && status !== 'running'
  }

  /** Lets time run. */
  play(): void {
    if (this.#isPlaying || this.#isDisposed) return
    this.#asked += 1
    this.#isPlaying = true
    this.#lastFrameMs = undefined
    this.#requestFrame()
    this.#listeners.tell()
  }

  pause(): void {
    this.#asked += 1
    if (!this.#isPlaying) return
    this.#isPlaying = false
    this.#cancelFrame()
    this.#listeners.tell()
  }

  /** Pauses, and moves on by this much. */
  async stepOn(ms: number = SLICE_MS): Promise<void> {
    this.pause()
    await this.#run.advance(ms)
  }

  /**
   * Pauses, and moves on to this virtual time as fast as it goes, leaving the page its frames; false
   * when something else was asked for on the way.
   */
  async goTo(atMs: number): Promise<boolean> {
    const isAsked = this.#setOut()
    while (isAsked() && this.#run.nowMs < atMs) {
      await this.#spend(atMs - this.#run.nowMs, SEEK_BUDGET_MS)
      await new Promise<void>((resolve) => {
        this.#frames.request(() => resolve())
      })
    }
    return isAsked()
  }

  /** The same until something is so, or the play is over. */
  async goUntil(isSo: () => boolean): Promise<boolean> {
    const isAsked = this.#setOut()
    const isThere = (): boolean => !isAsked() || isSo() || this.#isOver
    while (!isThere()) {
      const until = this.#frames.now() + SEEK_BUDGET_MS
      do {
        await this.#run.advance(SLICE_MS)
      } while (!isThere() && this.#frames.now() < until)
      await new Promise<void>((resolve) => {
        this.#frames.request(() => resolve())
      })
    }
    return isAsked()
  }

  /** Leaves the run as it is. */
  dispose(): void {
    this.#isDisposed = true
    this.pause()
  }

  /** Whether what begins now is still asked for. */
  #setOut(): () => boolean {
    this.pause()
    const asked = this.#asked
    return () => asked === this.#asked && !this.#isDisposed
  }

  #requestFrame(): void {
    this.#cancelFrame = this.#frames.request((timeMs) => void this.#frame(timeMs))
  }

  async #frame(timeMs: number): Promise<void> {
    const elapsedMs = Math.min(timeMs - (this.#lastFrameMs ?? timeMs), MAX_FRAME_MS)
    this.#lastFrameMs = timeMs
    await this.#spend(elapsedMs * this.#speed)
    if (this.#isOver && this.#run.story.shows === undefined) this.pause()
    if (this.#isPlaying) this.#requestFrame()
  }

  /** Moves on by this much, or by as much as the budget of a frame lets it, in ms. */
  async #spend(ms: number, budgetMs: number = BUDGET_MS): Promise<void> {
    const until = this.#frames.now() + budgetMs
    let leftMs = ms
    do {
      const sliceMs = Math.min(leftMs, SLICE_MS)
      await this.#run.advance(sliceMs)
      leftMs -= sliceMs
    } while (leftMs > 0 && this.#frames.now() < until)
  }
}
