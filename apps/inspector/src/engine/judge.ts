import type { Expectation, ExpectationState, ExpectationStatus, Verdict } from './expectation.ts'
import type { Stage } from './stage.ts'
import type { Timetable } from './timetable.ts'

/** What is known of one expectation. */
class Finding {
  status: ExpectationStatus = 'waiting'
  saw = ''
  atMs: number | undefined
  amount = Number.NEGATIVE_INFINITY

  note({ saw, amount = Number.POSITIVE_INFINITY }: Verdict, atMs: number): void {
    this.saw = saw
    this.atMs = atMs
    this.amount = amount
  }
}

/** Looks at a stage as a story's expectations tell, and keeps what was seen. */
export class Judge<On extends Stage> {
  readonly #expectations: readonly Expectation<On>[]
  readonly #findings: readonly Finding[]
  readonly #timetable: Timetable

  constructor(expectations: readonly Expectation<On>[], timetable: Timetable) {
    this.#expectations = expectations
    this.#findings = expectations.map(() => new Finding())
    this.#timetable = timetable
  }

  /** Looks while the play goes on; whether anything that is shown changed. */
  look(stage: On, nowMs: number): boolean {
    let hasChanged = false
    for (const [index, expectation] of this.#expectations.entries()) {
      const finding = this.#findings[index]
      if (finding === undefined || !this.#isDue(expectation)) continue
      if (expectation.when === 'always') {
        hasChanged = lookAlways(finding, expectation.check(stage), nowMs) || hasChanged
      } else if (expectation.when === 'sometime' && finding.status === 'waiting') {
        const verdict = expectation.check(stage)
        finding.note(verdict, nowMs)
        if (!verdict.holds) continue
        finding.status = 'passed'
        hasChanged = true
      }
    }
    return hasChanged
  }

  /** The play is over: every expectation has passed or failed from now on. */
  conclude(stage: On, nowMs: number): void {
    for (const [index, expectation] of this.#expectations.entries()) {
      const finding = this.#findings[index]
      if (finding === undefined) continue
      if (finding.status === 'holding') finding.status = 'passed'
      if (finding.status !== 'waiting') continue
      // What did not hold at any look, or waited for the end, is looked at once more.
      const isEnd = expectation.when === 'end'
      if (isEnd || (expectation.when === 'sometime' && this.#isDue(expectation))) {
        const verdict = expectation.check(stage)
        finding.note(verdict, nowMs)
        finding.status = verdict.holds ? 'passed' : 'failed'
      } else {
        finding.status = 'failed'
        if (finding.atMs === undefined) {
          finding.note({ holds: false, saw: 'it was never looked at' }, nowMs)
        }
      }
    }
  }

  get states(): ExpectationState[] {
    return this.#expectations.map(({ name, when, limit }, index) => {
      const { status = 'waiting', saw = '', atMs } = this.#findings[index] ?? {}
      return { name, when, limit, status, saw, atMs }
    })
  }

  get allPassed(): boolean {
    return this.#findings.every(({ status }) => status === 'passed')
  }

  #isDue({ from, to }: Expectation<On>): boolean {
    if (from !== undefined && !this.#timetable.hasBegun(from)) return false
    return to === undefined || !this.#timetable.hasEnded(to)
  }
}

/** Keeps the look with the greatest amount; without amounts the first fault, or the last look. */
function lookAlways(finding: Finding, verdict: Verdict, nowMs: number): boolean {
  const hasFailed = finding.status === 'failed'
  if (hasFailed && verdict.holds) return false
  const isFirstFault = !hasFailed && !verdict.holds
  const isMore =
    verdict.amount === undefined ? !hasFailed : verdict.amount > finding.amount || isFirstFault
  const status = verdict.holds ? 'holding' : 'failed'
  const hasChanged = status !== finding.status || (isMore && verdict.saw !== finding.saw)
  finding.status = status
  if (isMore) finding.note(verdict, nowMs)
  return hasChanged
}
