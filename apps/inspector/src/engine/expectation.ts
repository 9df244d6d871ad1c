import type { ClientName, MeasureName, Stage } from './stage.ts'

/** What a look at the stage gave. */
export interface Verdict {
  readonly holds: boolean
  /** What was seen, in words: '0.83 units', '3 snapshots'. */
  readonly saw: string
  /** How much of it: of the looks of an 'always' expectation, the one with the most is kept. */
  readonly amount?: number
}

/**
 * - `always`: holds whenever it is looked at
 * - `sometime`: holds at least once
 * - `end`: holds when the play is over
 */
type ExpectationKind = 'always' | 'sometime' | 'end'

/** Something that must be true of a story. */
export interface Expectation<On = Stage, Step extends string = string> {
  readonly name: string
  readonly when: ExpectationKind
  /** Looked at from the beginning of this step; from the beginning unless told. */
  readonly from?: Step
  /** Looked at until the end of this step; until the end unless told. */
  readonly to?: Step
  /** The line that it draws into a client's graph. */
  readonly limit?: {
    readonly client: ClientName
    readonly measure: MeasureName
    readonly atMost: number
  }
  check(stage: On): Verdict
}

/**
 * - `waiting`: not looked at yet, or nothing to say before the end
 * - `holding`: has held so far, and is looked at further
 */
export type ExpectationStatus = 'waiting' | 'holding' | 'passed' | 'failed'

export interface ExpectationState {
  readonly name: string
  readonly when: ExpectationKind
  readonly status: ExpectationStatus
  /** What was seen: the worst, or the first fault where there are no amounts, or the last look; '' before any. */
  readonly saw: string
  /** Virtual time of what was seen, in ms. */
  readonly atMs: number | undefined
  readonly limit: Expectation['limit']
}
