import type { Mount } from '../../engine/run-story.ts'
import type { Story } from '../../engine/story.ts'
import { Value } from '../state/value.ts'
import type { ResultBook } from './result-book.ts'

/** Virtual time moves by so much at once, in ms. */
const SLICE_MS = 20

/** Of each turn so much is spent on the stories, in ms; then the page has its turn. */
const BUDGET_MS = 10

export interface AllRunsOptions {
  /** Mounts what a run shows. */
  readonly mount?: Mount
  /** Resolves when the page had its turn. */
  readonly nextTurn?: () => Promise<void>
  /** Milliseconds, to measure the budget by. */
  readonly now?: () => number
}

/** Runs all stories one after the other with their own args, as fast as the page lets it. */
export class AllRuns {
  /** The story that runs now. */
  readonly running = new Value<Story | undefined>(undefined)
  readonly #stories: readonly Story[]
  readonly #book: ResultBook
  readonly #mount: Mount
  readonly #nextTurn: () => Promise<void>
  readonly #now: () => number
  #round = 0

  constructor(stories: readonly Story[], book: ResultBook, options: AllRunsOptions = {}) {
    this.#stories = stories
    this.#book = book
    this.#mount = options.mount ?? (() => () => {})
    this.#nextTurn = options.nextTurn ?? afterTasks
    this.#now = options.now ?? (() => performance.now())
  }

  async start(): Promise<void> {
    this.#round += 1
    const round = this.#round
    for (const story of this.#stories) {
      if (round !== this.#round) return
      this.running.set(story)
      await this.#run(story, round)
    }
    if (round === this.#round) this.running.set(undefined)
  }

  stop(): void {
    this.#round += 1
    this.running.set(undefined)
  }

  async #run(story: Story, round: number): Promise<void> {
    const run = story.begin()
    const unmount = this.#mount(run)
    const note = (): void => this.#book.note(story.id, run.state)
    const stop = run.subscribe(note)
    let until = this.#now() + BUDGET_MS
    while (round === this.#round && isOpen(run.state.status)) {
      await run.advance(SLICE_MS)
      if (this.#now() < until) continue
      await this.#nextTurn()
      until = this.#now() + BUDGET_MS
    }
    stop()
    unmount()
    run.dispose()
    if (isOpen(run.state.status)) this.#book.abandon(story.id)
  }
}

function isOpen(status: string): boolean {
  return status === 'ready' || status === 'running'
}

/** Frames, input and timers come first. */
function afterTasks(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0)
  })
}
