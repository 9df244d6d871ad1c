import type { FilterRun } from '../../filter/filter-run.ts'
import type { Recorder } from '../../recording/recorder.ts'
import type { TimeRange } from '../session.ts'

/**
 * The messages of a recorder that a list shows, as rows. Each is judged once, when it came; without
 * any condition nothing is kept at all.
 */
export class MatchingMessages {
  readonly #recorder: Recorder
  readonly #run: FilterRun | undefined
  readonly #range: TimeRange | undefined
  /** Positions in the run's matches, or indices of the recorder where there is no run. */
  #start = 0
  #end = 0

  constructor(recorder: Recorder, run: FilterRun | undefined, range: TimeRange | undefined) {
    this.#recorder = recorder
    this.#run = run
    this.#range = range
  }

  /** Takes in what the filter has judged, or what came, and forgets what was evicted. */
  update(): void {
    const { firstIndex, endIndex } = this.#recorder
    const range = this.#range
    const first = range === undefined ? firstIndex : this.#recorder.indexAtTime(range.from)
    const end = range === undefined ? endIndex : this.#endOf(range.to)
    this.#start = this.#run === undefined ? first : this.#run.matches.positionOf(first)
    this.#end = this.#run === undefined ? end : this.#run.matches.positionOf(end)
  }

  #endOf(time: number): number {
    const { columns, endIndex } = this.#recorder
    let end = this.#recorder.indexAtTime(time)
    while (end < endIndex && columns.time(end) <= time) end += 1
    return end
  }

  /** Whether the filter has messages left to judge. */
  get isPending(): boolean {
    return this.#run !== undefined && !this.#run.isDone
  }

  get count(): number {
    return Math.max(0, this.#end - this.#start)
  }

  /** The message in a row. */
  at(row: number): number | undefined {
    if (row < 0 || row >= this.count) return undefined
    return this.#run === undefined ? this.#start + row : this.#run.matches.at(this.#start + row)
  }

  /** The first row whose message is at or after this index; `count` when there is none. */
  rowAtOrAfter(index: number): number {
    const position = this.#run === undefined ? index : this.#run.matches.positionOf(index)
    return Math.min(this.count, Math.max(0, position - this.#start))
  }

  /** The row of this message; undefined when it is not shown. */
  rowOf(index: number): number | undefined {
    const row = this.rowAtOrAfter(index)
    return this.at(row) === index ? row : undefined
  }
}
