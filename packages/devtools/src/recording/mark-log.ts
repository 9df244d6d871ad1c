import type { Mark, MarkKind } from './mark.ts'
import type { RingView } from './ring-view.ts'

const MAX_MARKS = 8_192

/** The same mark within this many ms of the last is counted with it. */
const SAME_WITHIN_MS = 1_000

/** What is said of a mark when it is made. */
export interface MarkInput extends Pick<Mark, 'kind' | 'time' | 'index'> {
  readonly direction?: Mark['direction']
  readonly code?: string | undefined
  readonly text?: string | undefined
}

/** Severity of the kinds that are a reason to worry. */
const SEVERITIES: ReadonlyMap<MarkKind, number> = new Map([
  ['warning', 1],
  ['error', 2],
])

/** Marks on the time axis, the newest of them. */
export class MarkLog implements RingView<Mark> {
  #marks: Mark[] = []
  #first = 0
  #worst: Mark | undefined

  get first(): number {
    return this.#first
  }

  get end(): number {
    return this.#first + this.#marks.length
  }

  /** The newest of the worst; undefined when there is no warning and no error. */
  get worst(): Mark | undefined {
    return this.#worst
  }

  at(number: number): Mark | undefined {
    return this.#marks[number - this.#first]
  }

  add({ kind, time, index, direction, code = '', text = '' }: MarkInput): void {
    const last = this.#marks.at(-1)
    const isSame =
      last !== undefined &&
      last.kind === kind &&
      last.code === code &&
      last.text === text &&
      last.direction === direction &&
      time - last.lastTime < SAME_WITHIN_MS &&
      kind !== 'snapshot'
    const mark: Mark = isSame
      ? { ...last, count: last.count + 1, lastTime: time }
      : { kind, time, index, direction, code, text, count: 1, lastTime: time }
    if (isSame) this.#marks[this.#marks.length - 1] = mark
    else this.#marks.push(mark)
    if (severityOf(mark) > 0 && severityOf(mark) >= severityOf(this.#worst)) this.#worst = mark
    // Cut seldom and by many, so that each mark costs the same.
    if (this.#marks.length >= 2 * MAX_MARKS) {
      this.#marks = this.#marks.slice(-MAX_MARKS)
      this.#first += MAX_MARKS
    }
  }

  clear(): void {
    this.#first = this.end
    this.#marks = []
    this.#worst = undefined
  }
}

function severityOf(mark: Mark | undefined): number {
  return mark === undefined ? 0 : (SEVERITIES.get(mark.kind) ?? 0)
}
