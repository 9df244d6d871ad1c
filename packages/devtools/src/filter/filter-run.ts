import type { Recorder } from '../recording/recorder.ts'
import { type MessageTest, compileFilter } from './compile-filter.ts'
import type { Filter } from './filter.ts'
import { GrowingMatchList, type MatchList } from './match-list.ts'

/** Messages between two looks at the clock; decoding one may take some microseconds. */
const MESSAGES_PER_LOOK = 32

export interface FilterRunOptions {
  /** Milliseconds, to measure the budget by; those of the machine unless told. */
  readonly now?: () => number
}

/**
 * A filter over a recording that goes on, in slices. It looks at the newest messages first, since
 * these are what one sees, then at those that come and at the older ones.
 */
export class FilterRun {
  readonly #recorder: Recorder
  readonly #passes: MessageTest
  readonly #now: () => number
  readonly #matches = new GrowingMatchList()
  /** Looked at was what lies between these two. */
  #from: number
  #to: number
  #revision = 0

  constructor(recorder: Recorder, filter: Filter, options: FilterRunOptions = {}) {
    this.#recorder = recorder
    this.#passes = compileFilter(filter, recorder)
    this.#now = options.now ?? (() => performance.now())
    this.#from = recorder.endIndex
    this.#to = recorder.endIndex
  }

  get matches(): MatchList {
    return this.#matches
  }

  /** Counts up whenever the matches change. */
  get revision(): number {
    return this.#revision
  }

  /** Whether every message that is there was looked at. */
  get isDone(): boolean {
    const { firstIndex, endIndex } = this.#recorder
    return this.#to === endIndex && this.#from <= firstIndex
  }

  /** How much of what is there was looked at, from 0 to 1. */
  get progress(): number {
    const { firstIndex, endIndex } = this.#recorder
    const seen = this.#to - Math.max(this.#from, firstIndex)
    return endIndex === firstIndex ? 1 : Math.max(0, seen) / (endIndex - firstIndex)
  }

  /** Forgets what is gone and looks at messages for about this many ms; true when all were looked at. */
  run(budgetMs: number): boolean {
    this.#forget()
    const startedAt = this.#now()
    for (let looked = 1; this.#lookAtNext(); looked += 1) {
      if (looked % MESSAGES_PER_LOOK === 0 && this.#now() - startedAt >= budgetMs) break
    }
    // What is decoded counts against the recorder's memory: looking may have pushed the oldest out.
    this.#forget()
    return this.isDone
  }

  #forget(): void {
    const { firstIndex, endIndex } = this.#recorder
    if (this.#matches.dropBefore(firstIndex)) this.#revision += 1
    if (this.#to >= firstIndex) return
    // All that was seen is gone: begin again at the end.
    this.#from = endIndex
    this.#to = endIndex
  }

  /** False when there is none left. */
  #lookAtNext(): boolean {
    const { firstIndex, endIndex } = this.#recorder
    if (this.#to < endIndex) {
      if (this.#passes(this.#to)) this.#add(this.#to, true)
      this.#to += 1
      return true
    }
    if (this.#from <= firstIndex) return false
    this.#from -= 1
    if (this.#passes(this.#from)) this.#add(this.#from, false)
    return true
  }

  #add(index: number, isNewest: boolean): void {
    if (isNewest) this.#matches.append(index)
    else this.#matches.prepend(index)
    this.#revision += 1
  }
}
