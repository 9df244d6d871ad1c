import type { ExpectationState } from '../../engine/expectation.ts'
import type { ClientName, MeasureName } from '../../engine/stage.ts'

/** What a client's graph shows. */
export interface BehindLimit {
  readonly measure: MeasureName
  readonly atMost: number | undefined
  /** Whether the expectation was broken: only then is what lies over the limit a fault. */
  readonly hasFailed: boolean
}

/** The limit of the expectation about a client; how late it is, without one. */
export function behindLimit(
  expectations: readonly ExpectationState[],
  client: ClientName,
): BehindLimit {
  const about = expectations.find(({ limit }) => limit?.client === client)
  if (about?.limit === undefined) {
    return { measure: 'behindMs', atMost: undefined, hasFailed: false }
  }
  const { measure, atMost } = about.limit
  return { measure, atMost, hasFailed: about.status === 'failed' }
}
