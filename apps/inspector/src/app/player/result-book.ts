import type { RunState } from '../../engine/run.ts'
import { Value } from '../state/value.ts'

export type StoryStatus = 'not run' | 'running' | 'passed' | 'failed' | 'broken'

/** What is known of a story in this visit. */
export interface StoryResult {
  readonly status: StoryStatus
  /** Virtual time that its last whole run took, in ms. */
  readonly tookMs: number | undefined
}

export const NOT_RUN: StoryResult = { status: 'not run', tookMs: undefined }

/** The newest result of each story, by its id. */
export class ResultBook {
  /** Replaced with each change. */
  readonly results = new Value<ReadonlyMap<string, StoryResult>>(new Map())
  readonly #before = new Map<string, StoryResult>()

  of(id: string): StoryResult {
    return this.results.get().get(id) ?? NOT_RUN
  }

  /** Notes how a run is; a run that has ended is its story's newest result. */
  note(id: string, { status, endedAtMs }: RunState): void {
    if (status === 'ready') return
    const known = this.of(id)
    if (status === 'running') {
      if (known.status === 'running') return
      this.#before.set(id, known)
      this.#write(id, { status, tookMs: known.tookMs })
    } else if (known.status !== status || known.tookMs !== endedAtMs) {
      this.#write(id, { status, tookMs: endedAtMs })
    }
  }

  /** A run was left before its end: the result before it stands again. */
  abandon(id: string): void {
    if (this.of(id).status === 'running') this.#write(id, this.#before.get(id) ?? NOT_RUN)
  }

  #write(id: string, result: StoryResult): void {
    this.results.set(new Map(this.results.get()).set(id, result))
  }
}
