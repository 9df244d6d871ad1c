import type { ExpectationState, ExpectationStatus } from '../../engine/expectation.ts'

const RANK: Readonly<Record<ExpectationStatus, number>> = {
  failed: 0,
  holding: 1,
  passed: 1,
  waiting: 2,
}

/** Failures first, then what was seen, then what is not known yet; else as the story has them. */
export function orderExpectations(states: readonly ExpectationState[]): ExpectationState[] {
  return states.toSorted((left, right) => RANK[left.status] - RANK[right.status])
}

export interface ExpectationCounts {
  readonly passed: number
  readonly failed: number
  /** Neither yet. */
  readonly open: number
}

export function countExpectations(states: readonly ExpectationState[]): ExpectationCounts {
  let passed = 0
  let failed = 0
  for (const { status } of states) {
    if (status === 'passed') passed += 1
    else if (status === 'failed') failed += 1
  }
  return { passed, failed, open: states.length - passed - failed }
}
